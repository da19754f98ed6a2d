"""New text in the file of an entry: what is edited is replaced in place, everything else stays byte for byte."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from diglot.errors import DiglotError
from diglot.markdown import one_line, parse, segments
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.entry import Block, Entry
    from diglot.model.segment import Segment

__all__ = ["Edit", "edited", "field_edit", "holds_structure", "run_edit"]

_HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """Between `start` and `end` of a file stands `text` from now on. `block` is the index of the block it is in."""

    start: int
    end: int
    text: str
    block: int


def edited(text: str, edits: Sequence[Edit]) -> str:
    """`text` with `edits`, which do not overlap; those at one place stand in the order given."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join(parts) + text[position:]


def run_edit(text: str, entry: Entry, run: Sequence[Segment], new: str) -> Edit | str:
    """The edit that sets `new` in the place of a run of segments of `entry`, or why there can be none."""
    first, last = run[0], run[-1]
    if first.block == FRONT_MATTER:
        name = "title" if entry.meta.spans.get("title", (None,))[0] == first.start else "summary"
        return field_edit(text, entry, name, new)
    if _HARD_BREAK.search(text, first.start, last.end):
        return "it holds a line break; change it in the Markdown file"
    return Edit(first.start, last.end, new, first.block)


def field_edit(text: str, entry: Entry, name: str, new: str) -> Edit:
    """The edit that sets a field of the front matter, quoted as it was where that will do."""
    start, end = entry.meta.spans[name]
    quote = text[start - 1 : start]
    if quote in {'"', "'"} and text[end : end + 1] == quote:
        start, end = start - 1, end + 1
    tail = "\n" if text[start:end].endswith("\n") else ""
    return Edit(start, end, _scalar(new, quote) + tail, FRONT_MATTER)


def _scalar(new: str, quote: str) -> str:
    written = new if quote not in {'"', "'"} else f"'{new.replace(chr(39), chr(39) * 2)}'" if quote == "'" else ""
    try:
        if written and yaml.safe_load(f"field: {written}\n") == {"field": new}:
            return written
    except yaml.YAMLError:
        pass
    return json.dumps(new, ensure_ascii=False)


def holds_structure(before: str, entry: Entry, edits: Sequence[Edit], added: Sequence[Block | None] = ()) -> bool:
    """Whether the file with `edits` has the blocks of `entry`, in its order, with the text that was meant.

    `added` are, for each edit that adds a block, that block as it should be read.
    """
    after = edited(before, edits)
    try:
        now = parse(after, key=entry.key, locale=entry.locale, path=entry.path)
    except DiglotError:
        return False
    if replace(now.meta, title="", summary="") != replace(entry.meta, title="", summary=""):
        return False
    wanted = list(_expected(before, entry, edits, added))
    return (
        [_shape(block) for block in now.blocks] == [_shape(block) for block, _ in wanted]
        and all(
            meant is None or one_line(found.text) == meant for found, (_, meant) in zip(now.blocks, wanted, strict=True)
        )
        and _same_fields(before, entry, edits, now)
        and _same_cells(entry, now, len(wanted))
    )


def _same_cells(entry: Entry, now: Entry, count: int) -> bool:
    if count != len(entry.blocks):
        return True
    for index, block in enumerate(entry.blocks):
        if block.kind is BlockKind.TABLE and _cells(entry, index) != _cells(now, index):
            return False
    return True


def _cells(entry: Entry, index: int) -> int:
    return sum(segment.block == index for segment in segments(entry))


def _same_fields(before: str, entry: Entry, edits: Sequence[Edit], now: Entry) -> bool:
    """Whether title and summary are what was meant, and as they were where nothing was."""
    for name in ("title", "summary"):
        span = entry.meta.spans.get(name)
        edit = next((one for one in edits if span and one.start <= span[0] < max(one.end, one.start + 1)), None)
        if edit is None or edit.block != FRONT_MATTER:
            if getattr(now.meta, name) != getattr(entry.meta, name):
                return False
        elif yaml.safe_load(f"field: {edit.text}\n")["field"] != getattr(now.meta, name):
            return False
    return bool(before) or not edits


def _shape(block: Block) -> tuple[BlockKind, int, str]:
    return block.kind, block.level, block.lead


def _expected(
    before: str, entry: Entry, edits: Sequence[Edit], added: Sequence[Block | None]
) -> Iterator[tuple[Block, str | None]]:
    """The blocks that the edited file should hold, each with its text on one line."""
    new = {index: edit for index, edit in enumerate(edits) if index < len(added) and added[index] is not None}
    for index, block in enumerate(entry.blocks):
        inside = [edit for n, edit in enumerate(edits) if n not in new and edit.block == index]
        yield block, _with(before, block, inside) if inside else one_line(block.text)
        for n, edit in new.items():
            one = added[n]
            if edit.block == index and one is not None:
                yield one, one_line(one.text)


def _with(before: str, block: Block, edits: Sequence[Edit]) -> str:
    """The text of a block on one line with `edits`, which are placed by offsets in the file."""
    lines = block.text.split("\n")
    parts: list[str] = []
    for start, line in zip(block.starts, lines, strict=True):
        # What an edit covers beyond its first line is gone with it.
        kept, position, end = "", start, start + len(line)
        for edit in sorted(edits, key=lambda one: (one.start, one.end)):
            if edit.end < start or edit.start > end:
                continue
            if edit.start >= start:
                kept += before[position : edit.start] + edit.text
            position = max(position, min(edit.end, end))
        parts.append(kept + before[position:end])
    return one_line(" ".join(parts))
