"""What a link may name in an entry: the anchors that its page has, and the one that was meant by another name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.lang import fold
from diglot.markdown import anchors, plain_text, slug
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diglot.model.entry import Block, Entry

__all__ = ["NEAR", "SPELT", "THERE", "Anchors", "is_of_the_site", "sought"]

THERE, SPELT, NEAR = "there", "spelt", "near"
"""How an entry has an anchor: as it is named, in another spelling, or not at all, but one that may have been meant."""

_NEARLY = 80.0
"""The Indel similarity in percent (RapidFuzz) that makes an anchor worth proposing: `how-to-tell-that-it-works` and
`how-to-know-that-it-works` are 84; of 214 pairs of headings that stand in one entry of the playbook none is above 79,
of 18,595 pairs in 392 real pages 1.4 % are 80 or more."""

_OF_THE_SITE = re.compile(r"top|__.*|p[0-9]+|diglot-.*|fn(?:ref)?\d*:.*", re.IGNORECASE | re.DOTALL)
"""The top of the page for every browser; what Material and its extensions begin with two underscores; the passages and
the parts of our own pages; footnotes."""

_OWN_ID = re.compile(
    r"(?<![\w-])id\s*[=:]\s*(?:\"(?P<double>[^\"]+)|'(?P<single>[^']+)|(?P<bare>[^\"'\s>}]+))"
    r"|\{[^{}]*#(?P<list>[\w:.-]+)[^{}]*\}"
    r"|\bname=[\"'](?P<name>[^\"']+)"
)
_LIST_AT_END = re.compile(r"[ \t]*\{[^{}]*\}[ \t]*$")
_TAB = re.compile(r"===[!+]?[ \t]+\"(?P<title>[^\"]+)\"")
_TIGHT = re.compile(r"^#{1,6}(?P<text>[^#\s].*)$", re.MULTILINE)
"""A heading for Python-Markdown alone, whose mark no space follows."""
_UNSEEN = re.compile(r"\[\^[^\]]+\]|:[a-z0-9_+-]+:")
"""What an extension takes out of the text of a heading: references to footnotes, emoji and icons."""
_PUT_IN = re.compile(
    r"-+8<-+|\{[{%!]|^:::\s|^import\s.*\sfrom\s|^<[A-Z]|^<\w[^>]*\smarkdown\b.*\n#{1,6}\s", re.MULTILINE
)
"""What other text is put in by: snippets, templates, documentation of code, components; and headings within HTML."""


def is_of_the_site(fragment: str) -> bool:
    """Whether `fragment` is an anchor that a page has whatever its entry says."""
    return _OF_THE_SITE.fullmatch(fragment) is not None


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of an entry: those of its `headings` in order, `all` of them, and by letters alone how it has which.

    One that `is_open` may have others, of text that is put into it when the site is built.
    """

    headings: tuple[str, ...]
    all: frozenset[str]
    by_letters: Mapping[str, tuple[str, str]]
    is_open: bool

    @classmethod
    def of(cls, entry: Entry) -> Anchors:
        """The anchors that the page of `entry` will have, and those that it would have as HTML."""
        headings = anchors(entry)
        texts = [block for block in entry.blocks if block.kind is not BlockKind.CODE]
        every = frozenset(headings.values()).union(*map(_named, texts))
        by_letters = {_letters(anchor): (SPELT, anchor) for anchor in sorted(every, reverse=True)}
        for index, anchor in headings.items():
            text = entry.blocks[index].text
            said = _LIST_AT_END.sub("", text)
            # What a writer calls an anchor is the same wherever the site is made.
            by_letters.setdefault(_letters(plain_text(said)), (SPELT if said == text else NEAR, anchor))
        is_open = any(_PUT_IN.search(block.text) for block in texts)
        return cls(tuple(headings.values()), every, by_letters, is_open)


def sought(fragment: str, here: Anchors, others: Iterator[Anchors]) -> tuple[str, str]:
    """How an entry with the anchors `here` has the anchor `fragment` (THERE, SPELT, NEAR or empty), and which that is.

    `others` are those of the same entry in other languages: where one has `fragment` and as many headings, the heading
    in its place is proposed, else one of nearly that name.
    """
    if fragment in here.all or here.is_open:
        return THERE, fragment
    letters = _letters(fragment)
    if letters and letters in here.by_letters:
        return here.by_letters[letters]
    for other in others:
        if fragment in other.headings and len(other.headings) == len(here.headings):
            return NEAR, here.headings[other.headings.index(fragment)]
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few anchors are not there
    from rapidfuzz.process import extractOne  # noqa: PLC0415  # the same

    found = extractOne(fragment, sorted(here.all), scorer=ratio, processor=str.lower, score_cutoff=_NEARLY)
    return (NEAR, found[0]) if found else ("", "")


def _named(block: Block) -> Iterator[str]:
    """The anchors of a block beside that of a heading."""
    text = block.text
    # What names an anchor has one of these; looking for it costs far less than the expression.
    if "=" in text or "#" in text or "id:" in text:
        yield from (next(filter(None, match.groups())) for match in _OWN_ID.finditer(text))
    if block.kind is BlockKind.HEADING and _UNSEEN.search(text):
        yield slug(_UNSEEN.sub("", text))
    if block.kind is BlockKind.ADMONITION and (tab := _TAB.match(text)):
        yield slug(tab["title"])
    if block.kind is BlockKind.PARAGRAPH and text.count("#"):
        yield from (slug(match["text"].rstrip("# ")) for match in _TIGHT.finditer(text))


def _letters(anchor: str) -> str:
    return "".join(character for character in fold(anchor) if character.isalnum())
