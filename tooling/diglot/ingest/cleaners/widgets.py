"""Menus, share bars, bylines, tags, related links, comments, cookie notes: what a page puts around its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.chrome import Look, look
from diglot.ingest.labels import opens, read_label
from diglot.ingest.languages import language_of
from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "widgets"

# A paragraph of so many words that ends like a sentence is the article's, unless it looks like furniture all the same.
_PROSE: Final = 14
_ENDS: Final = re.compile(r"[.!?…:;][\"'”’»)\]*_\s]*$")
# Behind the first sure sign of a comment box or a foot, everything this short belongs to it.
_SHORT: Final = 40
_FEW: Final = 100
_HEADING: Final = 4
_SOURCES: Final = re.compile(
    r"(?:sources|references|références|notes|bibliograph\w+|quellen|fuentes)\b|\[?\(?\d{1,2}[\])]", re.IGNORECASE
)
_COMMENT: Final = 0.5
_INSIDE: Final = 0.8  # share of known words that a line in the middle of the text must have


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove what looks like furniture before the first and behind the last paragraph, and pure menus between."""
    looks = [_look(passage) for passage in passages]
    first, last = _text(passages, looks)
    reasons: dict[int, str] = {}
    for index in range(len(passages)):
        inside = first < index < last
        if (
            looks[index].sure
            and (not inside or looks[index].anywhere or _is_menu(passages[index], looks[index]))
            and passages[index].shape is not Shape.HEADING
        ):
            reasons[index] = looks[index].group or "menu"
    _spread_head(passages, first, reasons)
    _spread_tail(passages, looks, last, reasons, context)
    for index, reason in sorted(reasons.items()):
        if passages[index].note:
            continue
        yield Change(index, index + 1, (), _REASONS.get(reason, reason))


_REASONS: Final = {
    "share": "share bar",
    "navigation": "navigation",
    "account": "account and shop links",
    "newsletter": "newsletter box",
    "related": "related links and advertisements",
    "byline": "byline, tags or counters",
    "comments": "comments",
    "legal": "legal line or cookie notice",
}


def _look(passage: Passage) -> Look:
    if passage.shape in {Shape.CODE, Shape.RULE, Shape.TABLE} or passage.note or opens(passage.text):
        return Look()
    return look(re.sub(r"\]\([^)]*\)|(?<!\\)[\[\]]|\*\*", "", passage.text) if passage.marked else passage.text)


def _text(passages: Sequence[Passage], looks: Sequence[Look]) -> tuple[int, int]:
    """The indices of the first and the last paragraph of the article, as far as length and punctuation tell."""
    prose = [index for index, passage in enumerate(passages) if _is_prose(passage) and not looks[index].sure]
    prose = sorted({*prose, *_under_kept_headings(passages, looks)})
    labelled = [index for index, passage in enumerate(passages) if _is_label(passage)]
    if not prose:
        return (labelled[0], labelled[-1]) if labelled else (-1, len(passages))
    first, last = prose[0], prose[-1]
    return min([first, *labelled[:1]]), _before_comments(looks, first, last)


def _under_kept_headings(passages: Sequence[Passage], looks: Sequence[Look]) -> list[int]:
    """The indices of what stands under headings that belong to the article for certain."""
    return [
        index
        for index in range(1, len(passages))
        if passages[index - 1].kept and passages[index - 1].shape is Shape.HEADING and not looks[index].sure
    ]


def _is_label(passage: Passage) -> bool:
    label = read_label(passage.text)
    return label is not None and (label.firm or not passage.text[label.rest :].strip())


def _before_comments(looks: Sequence[Look], first: int, last: int) -> int:
    """The last index of the text when long comments stand behind it."""
    for index in range(first + int(_COMMENT * (last - first)) + 1, last):
        if (
            looks[index].group == "comments"
            and looks[index].sure
            and looks[index].cover > 0
            and not looks[index].anywhere
        ):
            return index - 1
    return last


def _is_prose(passage: Passage) -> bool:
    if passage.shape in {Shape.HEADING, Shape.RULE} or passage.note:
        return False
    return passage.words >= _PROSE and bool(_ENDS.search(passage.text))


def _is_fragment(passage: Passage) -> bool:
    """A short line that is no sentence, no item and no heading."""
    plain = passage.shape is Shape.PARAGRAPH and not passage.strong and passage.words <= _PROSE
    return (
        plain and not _ENDS.search(passage.text) and not read_label(passage.text) and not _SOURCES.match(passage.text)
    )


def _is_menu(passage: Passage, found: Look) -> bool:
    """Whether a line in the middle of the text is nothing but links: `Contact the author` may be a heading there."""
    return found.cover >= _INSIDE and (passage.words > _HEADING or bool(re.search(r"[|»«•]", passage.text)))


def _spread_head(passages: Sequence[Passage], first: int, reasons: dict[int, str]) -> None:
    """Where furniture stands before the article, the other short lines there are furniture too, but for the title.

    The title is a heading, or the last of those lines that no list knows.
    """
    sure = [index for index in reasons if index < first]
    if not sure:
        return
    others = [index for index in range(first) if index not in reasons and _is_fragment(passages[index])]
    others = [index for index in others if not _heads_text(passages, index)]
    titled = any(passages[index].shape is Shape.HEADING for index in range(first + 1))
    for index in others if titled else others[:-1]:
        reasons[index] = "before the beginning of the article"


def _spread_tail(
    passages: Sequence[Passage], looks: Sequence[Look], last: int, reasons: dict[int, str], context: Context
) -> None:
    """Behind the first sign of furniture after the text, all short blocks are furniture.

    Such signs are what the lists know, notes in another language, and, where there are two of them, short lines that
    are no sentences.
    """
    signs = {index for index in reasons if index > last}
    fragments = [
        index
        for index in range(last + 1, len(passages))
        if _is_fragment(passages[index]) and not _heads_text(passages, index)
    ]
    if len(fragments) > 1 or signs or any(index < last for index in reasons):
        signs.update(fragments)
    for index in range(last + 1, min(len(passages), last + _FEW)):
        if passages[index].words > 3 and language_of([passages[index].text], context.languages) != context.language:
            signs.add(index)
            break
    for index in range(min(signs, default=len(passages)), len(passages)):
        if passages[index].words <= _SHORT or looks[index].sure:
            reasons.setdefault(index, "behind the end of the article")


def _heads_text(passages: Sequence[Passage], index: int) -> bool:
    """Whether a line is the text under a label, or stands over a list or text of its own."""
    if index and (label := read_label(passages[index - 1].text)) and not passages[index - 1].text[label.rest :].strip():
        return True
    return index + 1 < len(passages) and passages[index + 1].shape is Shape.ITEM
