"""An entry's segments: its sentences, headings, cells and code blocks, each with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from diglot.lang import language, sentences
from diglot.markdown.plain import one_line
from diglot.model.entry import Block, BlockKind, Entry
from diglot.model.segment import FRONT_MATTER, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diglot.lang import Language

__all__ = ["segments"]

_TRANSLATED_FIELDS = ("title", "summary")
# What no sentence ends in: code, addresses, HTML tags. The bracket that closes a link's text stays a bracket, so that
# `[Read this.](there) Next` is two sentences.
# Each alternative begins with the character that it is known by, so that `re` runs from one such to the next.
_OPAQUE = re.compile(
    r"`(?<![\\`]`)(?P<ticks>`*)(?!`).*?(?<!`)`(?P=ticks)(?!`)"
    r"|\](?P<address>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\))"
    r"|</?[a-zA-Z!][^<>]*>"
    r"|h(?<!\wh)ttps?:[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»”]"
    r"|m(?<!\wm)ailto:[^\s<>()\[\]]*[^\s<>()\[\].,;:!?»”]",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"[ \t]*\{[:#. ][^{}]*\}[ \t]*$")
_CELL = re.compile(r"(?:\\.|`[^`\n]*`|[^|\\\n])+")
_DELIMITER_ROW = re.compile(r"[\s|:-]+")
_MARKS = re.compile(
    r"(?: {2,}|(?<!\\)\\)\r?\n"  # a line break that is meant
    r"|(?:^|\n) {0,3}: {1,3}(?=\S)"  # what a definition of a list begins with
    r"|(?:^|\n) {0,3}(?:\[\^[^\]\n]+\]|\*\[[^\]\n]+\]):[ \t]*"  # a footnote, an abbreviation
    r"|^\[[ xX]\][ \t]+"  # a task
)
"""What no sentence goes across, and none is part of: lost in a translation, the page would be another."""
_CONTAINER_TITLE = re.compile(r"\"(?P<title>[^\"]+)\"\s*$")

_VERBATIM = frozenset({BlockKind.CODE, BlockKind.HTML})

_Span = tuple[int, int]

_KEPT = 4096
"""Entries whose segments are remembered: status, bitext, page and search of a site ask for each (some 30 kB)."""


def segments(entry: Entry) -> tuple[Segment, ...]:
    """The segments of `entry` in reading order: title and summary, then those of each block.

    Their offsets and lines are those of the text that `parse` read; an entry built by hand has zeros.
    """
    return _segments(_Itself(entry))


class _Itself:
    """An entry as a key: to compare two by what they say takes longer than to divide one."""

    __slots__ = ("entry",)

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    def __hash__(self) -> int:
        return id(self.entry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.entry is self.entry


@lru_cache(maxsize=_KEPT)
def _segments(one: _Itself) -> tuple[Segment, ...]:
    entry = one.entry
    tongue = language(entry.locale)
    return (*_of_front_matter(entry), *_of_blocks(entry, tongue))


def _of_front_matter(entry: Entry) -> Iterator[Segment]:
    for name in _TRANSLATED_FIELDS:
        text = getattr(entry.meta, name)
        if text:
            start, end = entry.meta.spans.get(name, (0, 0))
            yield Segment(one_line(text), entry.meta.lines.get(name, 0), start, end, FRONT_MATTER)


def _of_blocks(entry: Entry, tongue: Language) -> Iterator[Segment]:
    for index, block in enumerate(entry.blocks):
        text = block.text
        if "\n" in text or not block.starts or block.kind in _VERBATIM:
            line_starts = (0, *accumulate([len(line) + 1 for line in text.split("\n")]))
            for span in _spans(block, tongue):
                yield _segment(block, index, span, line_starts)
        else:
            at = block.starts[0]
            for start, end in _spans(block, tongue):
                yield Segment(one_line(text[start:end]), block.line, at + start, at + end, index)


def _spans(block: Block, tongue: Language) -> Iterable[_Span]:
    """The offsets in `block.text` of each of its segments."""
    text = block.text
    match block.kind:
        case BlockKind.HEADING:
            return _non_empty(text, 0, len(_ATTRIBUTES.sub("", text)) if "{" in text else len(text))
        case BlockKind.PARAGRAPH | BlockKind.ITEM:
            return _sentences(_OPAQUE.sub(_masked, text) if _may_be_opaque(text) else text, tongue)
        case BlockKind.TABLE:
            return _cells(text)
        case BlockKind.ADMONITION:
            title = _CONTAINER_TITLE.search(text)
            return (title.span("title"),) if title else ()
        case BlockKind.CODE | BlockKind.HTML:
            is_comment = block.kind is BlockKind.HTML and text.lstrip().startswith("<!--")
            return () if is_comment else _non_empty(text, 0, len(text))
        case _:
            return ()


def _sentences(text: str, tongue: Language) -> Iterable[_Span]:
    if "\n" not in text and text[:1] not in "[*: ":
        return sentences(text, tongue)
    found: list[_Span] = []
    position = 0
    for start, end in (*(mark.span() for mark in _MARKS.finditer(text)), (len(text), len(text))):
        if position < start:
            found += [(position + i, position + j) for i, j in sentences(text[position:start], tongue)]
        position = end
    return found


def _may_be_opaque(text: str) -> bool:
    """Whether `text` may hold what no sentence ends in: to look for that takes a fifth of what the expression takes."""
    return "`" in text or "](" in text or "<" in text or "http" in text or "mailto:" in text


def _masked(match: re.Match[str]) -> str:
    return ("]" if match.group("address") else "x") * len(match.group())


def _cells(text: str) -> Iterator[_Span]:
    position = 0
    for number, row in enumerate(text.split("\n")):
        if number != 1 or not _DELIMITER_ROW.fullmatch(row):
            for cell in _CELL.finditer(row):
                yield from _non_empty(text, position + cell.start(), position + cell.end())
        position += len(row) + 1


def _non_empty(text: str, start: int, end: int) -> tuple[_Span, ...]:
    piece = text[start:end]
    if not (stripped := piece.strip()):
        return ()
    begin = start + piece.index(stripped)
    return ((begin, begin + len(stripped)),)


def _segment(block: Block, index: int, span: _Span, line_starts: tuple[int, ...]) -> Segment:
    start, end = span
    text = block.text[start:end]
    first = bisect_right(line_starts, start) - 1
    last = first + text.count("\n")
    return Segment(
        text if block.kind in _VERBATIM else one_line(text),
        block.line + first,
        _offset(block, first, start - line_starts[first]),
        _offset(block, last, end - line_starts[last]),
        index,
    )


def _offset(block: Block, row: int, column: int) -> int:
    return block.starts[row] + column if row < len(block.starts) else 0
