"""The blocks of a page that need no parser: headings, paragraphs and flat lists at the margin.

They are nine tenths of most pages, and reading them line by line takes a fifth of what a parser of all Markdown takes.
What is not plainly one of them is left to that parser, up to the next line where nothing of it can go on: one at the
margin, behind a blank line, that begins with a letter or a number sign. (A property test holds both to say the same.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["PlainBlock", "Rest", "plain_blocks"]

_TEXT = r"(?:[^\W\d_]|[“”«‘’\"'(]|\d+(?![\d.)])|[*_]{1,3}(?=[^\W_])|`{1,2}[^`]|!?\[[^\[\]\\]*\]\()"
"""How a line begins that can only be text: no marker, underline, table, container, HTML or definition does."""
_PLAIN = re.compile(_TEXT)
_HEADING = re.compile(r"(?P<mark>#{1,6}) (?P<text>[^\s#][^#]*)$")
_ITEM = re.compile(rf"(?P<mark>[-*+]|(?P<number>\d{{1,9}})[.)]) (?P<text>{_TEXT})")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->[ \t]*")
_RUNS_ON = re.compile(r"<|```|~~~")
"""What may go on behind a blank line, wherever it begins: HTML and fences."""


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A heading of a `level`, a paragraph, or an item (`mark`), from line `start` to before line `end`."""

    start: int
    end: int
    level: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Rest:
    """Lines, from `start` to before `end`, that hold anything else."""

    start: int
    end: int


def plain_blocks(lines: Sequence[str]) -> Iterator[PlainBlock | Rest]:
    """The blocks of a page with these `lines`, in order, and what is to be parsed between them."""
    place, size = 0, len(lines)
    while place < size:
        line = lines[place]
        if not line.strip(" \t"):
            place += 1
        elif heading := _HEADING.match(line):
            yield PlainBlock(place, place + 1, level=len(heading["mark"]))
            place += 1
        elif end := _end_of_paragraph(lines, place):
            yield PlainBlock(place, end)
            place = end
        elif end := _end_of_list(lines, place):
            for item in range(place, end):
                mark = _ITEM.match(lines[item])
                yield PlainBlock(item, item + 1, level=1, mark=mark["mark"] if mark else "")
            place = end
        else:
            end = _end_of_rest(lines, place)
            yield Rest(place, end)
            place = end


def _end_of_paragraph(lines: Sequence[str], start: int) -> int:
    """Where the paragraph that begins at `start` ends; 0 where none does, or where it may be something else."""
    end = start
    while end < len(lines) and _PLAIN.match(lines[end]):
        end += 1
    return end if end == len(lines) or _closes(lines[end]) else 0


def _end_of_list(lines: Sequence[str], start: int) -> int:
    """Where the list of plain items that begins at `start` ends; 0 where none does, or where it may go on."""
    first = _ITEM.match(lines[start])
    if first is None:
        return 0
    sort = first["mark"][-1]
    end = start
    while end < len(lines) and (item := _ITEM.match(lines[end])) and item["mark"][-1] == sort:
        end += 1
    if end < len(lines) and not _closes(lines[end]):
        return 0
    following = next((line for line in lines[end:] if line.strip(" \t")), "")
    return end if not following or _begins(following) else 0


def _end_of_rest(lines: Sequence[str], start: int) -> int:
    for place in range(start, len(lines)):
        if place > start and not lines[place - 1].strip(" \t") and _begins(lines[place]):
            return place
        if _RUNS_ON.search(lines[place]) and not _COMMENT.fullmatch(lines[place]):
            return len(lines)
    return len(lines)


def _closes(line: str) -> bool:
    """Whether a paragraph or list ends before `line` whatever it is."""
    return not line.strip(" \t") or _HEADING.match(line) is not None


def _begins(line: str) -> bool:
    """Whether `line`, behind a blank one, can only begin something new at the top."""
    return _PLAIN.match(line) is not None or _HEADING.match(line) is not None
