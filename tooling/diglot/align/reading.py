"""A file as segments: the sentences, the lines or the blocks of a Markdown or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diglot.lang import language, sentences
from diglot.markdown import parse, segments
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER, Segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.model.entry import Entry

__all__ = ["SegmentBy", "Text", "read", "segment_kinds"]


class SegmentBy(StrEnum):
    """What one segment is."""

    SENTENCE = "sentence"
    LINE = "line"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Text:
    """Segments, and what each of them is (`heading 2`, `paragraph`), for those of Markdown."""

    segments: tuple[Segment, ...]
    kinds: tuple[str, ...]


def read(text: str, *, unit: SegmentBy, locale: str, path: str = "") -> Text:
    """The segments of `text`. It is Markdown where `path` ends in `.md` or `.markdown`, else each line is a block.

    With `SegmentBy.LINE` each line is a segment, empty ones too. Raises `DiglotError` for broken front matter.
    """
    if unit is SegmentBy.LINE:
        return _plain(_lines(text))
    if not path.lower().endswith((".md", ".markdown")):
        plain = _lines(text) if unit is SegmentBy.BLOCK else _sentences(text, locale)
        return _plain(segment for segment in plain if segment.text.strip())
    entry = parse(text, locale=locale, path=path)
    found = _blocks(entry) if unit is SegmentBy.BLOCK else segments(entry)
    kept = tuple(segment for segment in found if segment.text.strip())
    return Text(kept, segment_kinds(entry, kept))


def segment_kinds(entry: Entry, found: tuple[Segment, ...]) -> tuple[str, ...]:
    """What each of the segments `found` in `entry` is: its block's kind, with the level of a heading."""
    names = [
        f"{block.kind.value} {block.level}" if block.kind is BlockKind.HEADING else block.kind.value
        for block in entry.blocks
    ]
    return tuple("front matter" if segment.block == FRONT_MATTER else names[segment.block] for segment in found)


def _plain(found: Iterator[Segment]) -> Text:
    kept = tuple(found)
    return Text(kept, ("line",) * len(kept))


def _lines(text: str) -> Iterator[Segment]:
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines, 1):
        if line or number < len(lines):  # the end of the last line begins no other
            yield Segment(line.removesuffix("\r"), number, start, start + len(line.removesuffix("\r")))
        start += len(line) + 1


def _sentences(text: str, locale: str) -> Iterator[Segment]:
    for block, line in enumerate(_lines(text)):
        for start, end in sentences(line.text, language(locale)):
            yield Segment(line.text[start:end], line.line, line.start + start, line.start + end, block)


def _blocks(entry: Entry) -> Iterator[Segment]:
    for index, block in enumerate(entry.blocks):
        start = block.starts[0] if block.starts else 0
        last = block.text.rpartition("\n")[2]
        end = block.starts[-1] + len(last) if block.starts else 0
        yield Segment(block.text, block.line, start, end, index)
