"""Lines that stand over a text: how they look, and where a title ends that shares its line with the text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.labels import read_label
from diglot.ingest.passage import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.ingest.passage import Passage

__all__ = ["is_head", "plain", "split_title", "title_of"]

_LONGEST_HEAD: Final = 16  # words; the longest title of the development set has 15
_EMPHASISED: Final = re.compile(r"\s*(\*\*|__|\*|_)(?=\S)(.{1,300}?)(?<=\S)\1[ ]*(.*)", re.DOTALL)
_ENDS: Final = (
    re.compile(r"[ \u00a0\u202f]?:(?:\*\*)?\s+(?=\S)"),
    re.compile(r"(?<=[!?])(?:\*\*)?\s+(?=[^\s\d\W])|(?<=\w\w[.…])(?:\*\*)?\s+(?=[A-ZÀ-Þ«“\"])"),
    re.compile(r"\s+[–—-]\s+"),
)
_OPEN_END: Final = re.compile(r"[.,;:…]\W*$")


def plain(passage: Passage) -> str:
    """The text of a heading without marks, and without what ends a label."""
    text = re.sub(r"\]\([^)]*\)", "]", passage.text) if passage.marked else passage.text
    if passage.marked:
        text = re.sub(r"(?<!\\)(\*\*|__|\*|`)|(?<!\\)\[|(?<!\\)\]", "", text)
        text = re.sub(r"\\([\\`*_\[\]#])", r"\1", text)
    text = re.sub(r"^[\s|=→•·,/–—-]+(?=\w)|[\s:–—-]+$", "", text.replace("\n", " ")).strip()
    return text[1:-1] if re.fullmatch(r"\([^()]+\)", text) else text


def is_head(passage: Passage, *, loosely: bool = False) -> bool:
    """Whether a passage looks like a heading: marked as one, all in bold, or short and without an end.

    `loosely` allows the punctuation that titles may have (`?`, `!`), and what the format calls an item.
    """
    if passage.shape is Shape.HEADING:
        return True
    if passage.shape in {Shape.CODE, Shape.RULE, Shape.TABLE} or passage.words > _LONGEST_HEAD or not passage.text:
        return False
    if passage.strong:
        return True
    ended = _OPEN_END.search(passage.text) or (not loosely and passage.text.rstrip()[-1:] in "?!")
    return not ended and (passage.shape is Shape.PARAGRAPH) and passage.text[:1] != passage.text[:1].lower()


def title_of(passages: Sequence[Passage]) -> tuple[str, list[Passage]]:
    """The title of an article among the passages before its items, and the others."""
    index = next(
        (i for i, passage in enumerate(passages) if passage.shape is Shape.HEADING and passage.level == 1), None
    )
    if index is None and passages and is_head(passages[0], loosely=True) and not read_label(passages[0].text):
        index = 0 if len(passages) > 1 else None
    rest = [passage for number, passage in enumerate(passages) if number != index]
    return (plain(passages[index]) if index is not None else ""), rest


def split_title(passage: Passage, rest: str, *, inline: bool, alone: bool) -> tuple[str, str]:
    """The title and the text that `rest`, what follows the label in `passage`, holds.

    `inline` tells that the items of the article have text behind their title, `alone` that nothing follows the passage.
    """
    if not rest:
        return "", ""
    marked = _EMPHASISED.fullmatch(rest) if passage.marked else None
    if marked and len(marked[2].split()) <= _LONGEST_HEAD and (marked[3] or not alone):
        return _clean(marked[2], passage), marked[3].lstrip(":–—- ")
    whole = passage.shape is Shape.HEADING or passage.strong or (not inline and len(rest.split()) <= _LONGEST_HEAD + 4)
    if whole and (not alone or passage.shape is Shape.HEADING):
        return _clean(rest, passage), ""
    for end in _ENDS:
        found = end.search(rest)
        if found and 0 < len(rest[: found.start()].split()) <= _LONGEST_HEAD:
            return _clean(rest[: found.start()], passage), rest[found.end() :].strip()
    if len(rest.split()) <= _LONGEST_HEAD:
        return _clean(rest, passage), ""
    return _clean(" ".join(rest.split()[:8]), passage), rest


def _clean(text: str, passage: Passage) -> str:
    return plain(replace(passage, text=text))
