"""The blocks of a page that need no parser: headings, paragraphs, flat lists, tables, fences and admonitions.

They are nearly all of most pages, and reading them line by line takes a fifth of what a parser of all Markdown takes.
What is not plainly one of them is left to that parser, up to the next line where nothing of it can go on: one at the
margin, behind a blank line, that begins with a letter or a number sign. (A property test holds both to say the same.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["INSIDE", "PlainBlock", "Rest", "plain_blocks"]

_TEXT = r"(?:[^\W\d_]|[“”«‘’\"'({/&$%@—–…]|\d+(?![\d.)])|[*_]{1,3}(?=[^\W_])|`{1,2}[^`]|!?\[[^\[\]\\]*\]\()"
"""How a line begins that can only be text: no marker, underline, table, container, HTML or definition does."""
_PLAIN = re.compile(_TEXT)
_HEADING = re.compile(r"(?P<mark>#{1,6}) [^\s#](?:.*[^\s#])?[ \t]*$")
_ITEM = re.compile(rf"(?P<mark>[-*+]|(?P<number>\d{{1,9}})[.)]) (?P<text>{_TEXT})")
_NO_ITEM = re.compile(r"[^\s\d*+-]")
_COMMENT = re.compile(r"<!--(?:(?!-->).)*-->[ \t]*")
_ROW = re.compile(r"\|[^\\`\t]*\|")
_DELIMITERS = re.compile(r"\|(?: *:?-+:? *\|)+")
_MOST_CELLS = 10_000
"""In a larger table the parser may stop filling up rows."""
_FENCE = re.compile(r"(?P<mark>`{3,})[^`]*$")
_CONTAINER = re.compile(r"!!! [^\W\d_]")
_INSIDE = re.compile(rf" {{4}}{_TEXT}")
INSIDE = 4
"""How far the text of an admonition is indented."""
_RUNS_ON = re.compile(r"<|```|~~~")
"""What may go on behind a blank line, wherever it begins: HTML and fences."""


class PlainBlock(NamedTuple):
    """A block of a `kind`, from line `start` to before line `end`: a heading of a `level`, an item with its `mark`.

    `is_inside` says that it stands in an admonition.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    mark: str = ""
    is_inside: bool = False


class Rest(NamedTuple):
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
            yield PlainBlock(BlockKind.HEADING, place, place + 1, level=len(heading["mark"]))
            place += 1
        elif end := _end_of_paragraph(lines, place, _PLAIN):
            yield PlainBlock(BlockKind.PARAGRAPH, place, end)
            place = end
        else:
            found: Sequence[PlainBlock | Rest] = _marked(lines, place)
            if not found:
                found = [Rest(place, _end_of_rest(lines, place))]
            yield from found
            place = found[-1].end


def _marked(lines: Sequence[str], place: int) -> Sequence[PlainBlock]:
    """What begins at `place` with a mark, and needs no parser; nothing where it may need one."""
    line = lines[place]
    if _COMMENT.fullmatch(line):
        return [PlainBlock(BlockKind.HTML, place, place + 1)]
    if end := _end_of_list(lines, place):
        items = ((item, _ITEM.match(lines[item])) for item in range(place, end))
        return [PlainBlock(BlockKind.ITEM, at, at + 1, level=1, mark=mark["mark"]) for at, mark in items if mark]
    if end := _end_of_table(lines, place):
        return [PlainBlock(BlockKind.TABLE, place, end)]
    if end := _end_of_fence(lines, place):
        return [PlainBlock(BlockKind.CODE, place, end)]
    return list(_admonition(lines, place)) if _CONTAINER.match(line) else ()


def _end_of_paragraph(lines: Sequence[str], start: int, text: re.Pattern[str]) -> int:
    """Where the paragraph that begins at `start` ends; 0 where none does, or where it may be something else.

    Each of its lines begins as `text`.
    """
    end = start
    while end < len(lines) and text.match(lines[end]):
        end += 1
    return end if end > start and (end == len(lines) or _closes(lines[end])) else 0


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
    following = _following(lines, end)
    return end if not following or _begins(following) or _NO_ITEM.match(following) else 0


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """Where the table that begins at `start` ends; 0 where none does, or its rows may be read in another way."""
    head = lines[start]
    if not _ROW.fullmatch(head) or start + 1 == len(lines) or not _DELIMITERS.fullmatch(lines[start + 1]):
        return 0
    columns = head.count("|")
    end = start + 2
    while end < len(lines) and _ROW.fullmatch(lines[end]):
        end += 1
    is_plain = lines[start + 1].count("|") == columns and (end - start) * columns < _MOST_CELLS
    return end if is_plain and (end == len(lines) or not lines[end].strip(" \t")) else 0


def _end_of_fence(lines: Sequence[str], start: int) -> int:
    """Where the fence that begins at `start` ends; 0 where none does, or where it is not closed as it is opened."""
    opening = _FENCE.match(lines[start])
    if opening is None:
        return 0
    for place in range(start + 1, len(lines)):
        closing = lines[place].strip(" \t")
        if closing.startswith(opening["mark"]) and not closing.strip("`"):
            return place + 1 if lines[place] == opening["mark"] else 0
    return 0


def _admonition(lines: Sequence[str], start: int) -> Iterator[PlainBlock]:
    """The admonition that begins at `start` with its paragraphs; nothing where it holds anything else."""
    found = [PlainBlock(BlockKind.ADMONITION, start, start + 1)]
    place = start + 1
    while place < len(lines):
        line = lines[place]
        if not line.strip(" \t"):
            place += 1
        elif end := _end_of_paragraph(lines, place, _INSIDE):
            if end < len(lines) and lines[end].strip(" \t"):
                return
            found.append(PlainBlock(BlockKind.PARAGRAPH, place, end, is_inside=True))
            place = end
        elif line[0] not in " \t" and not lines[place - 1].strip(" \t"):
            break
        else:
            return
    yield from found


def _following(lines: Sequence[str], place: int) -> str:
    """The next line that is not blank."""
    return next((line for line in lines[place:] if line.strip(" \t")), "")


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
