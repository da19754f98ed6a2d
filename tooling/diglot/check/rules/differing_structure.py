"""differing-structure: headings, lists, tables, images, admonitions or code that only one language has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.subject import Subject
    from diglot.markdown import Link
    from diglot.model.entry import Block, Entry

NAME = "differing-structure"
LEVEL = Level.WARNING
WHAT = "Both languages of an entry differ in their headings, lists, tables, images, admonitions or code."
WHY = "What stands in a list or a table on one side and not on the other is usually a part that was lost."

_CONTAINER = re.compile(r"(?P<mark>\?\?\?|!!!|===)\+?\s*(?P<type>[\w-]*)")
_BOXES = frozenset("abstract bug danger example failure info note question quote success tip warning".split())
"""The types of admonition that Material for MkDocs gives a look of their own; any other looks like a note."""

_ORDERED = re.compile(r"\d+[.)]\s*$")


@dataclass(frozen=True, slots=True)
class _Element:
    """A part of the structure: its shape, which both sides should share, and where it stands."""

    shape: str
    line: int = field(compare=False)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of elements that differ, at the line in the translation (or where it should stand).

    Paragraphs do not count: splitting or joining them is a translator's right. Neither do blocks that other rules tell
    as missing, extra or repeated.
    """
    told = {comparison.target.entry.locale: _told(comparison) for comparison in subject.comparisons}
    for source, target in subject.pairs():
        if _are_plainly_alike(source, target, subject) or _shapes(source, subject) == _shapes(target, subject):
            continue
        lone, others = told.get(target.locale, (frozenset(), frozenset()))
        ours = _elements(source, subject.links(source), lone)
        theirs = _elements(target, subject.links(target), others)
        names = subject.name_of(source.locale), subject.name_of(target.locale)
        for i, j, k, m in _differences([e.shape for e in ours], [e.shape for e in theirs]):
            yield _finding((source, ours, i, j), (target, theirs, k, m), names)


_MOST_PAIRS = 1_000_000
"""Pairs of elements that are compared one by one: difflib takes up to the square of their number, here some seconds."""


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The runs in which both differ, as places in either: from, to, from, to."""
    shorter = min(len(ours), len(theirs))
    start = next((k for k in range(shorter) if ours[k] != theirs[k]), shorter)
    end = next((k for k in range(shorter - start) if ours[-1 - k] != theirs[-1 - k]), shorter - start)
    left, right = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    if len(left) * len(right) > _MOST_PAIRS:
        yield start, len(ours) - end, start, len(theirs) - end
        return
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i, start + j, start + k, start + m


_Side = tuple["Entry", "Sequence[_Element]", int, int]


def _finding(one: _Side, other: _Side, names: tuple[str, str]) -> Finding:
    shapes = tuple(", ".join(e.shape for e in elements[a:b]) or "nothing" for _, elements, a, b in (one, other))
    message = f"{shapes[0]} in {names[0]}, {shapes[1]} in {names[1]}"
    place, counterpart = (_place(side) for side in (other, one))
    return Finding(NAME, LEVEL, message, place, counterpart, subject="|".join(shapes))


def _place(side: _Side) -> Place:
    """The first element of a run; for an empty run, the element before it: what is missing is missing after that."""
    entry, elements, start, end = side
    if start < end:
        return Place(entry.path, elements[start].line)
    return Place(entry.path, elements[start - 1].line if start else (entry.blocks[0].line if entry.blocks else 1))


_TOLD_BY_LEAD = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


def _are_plainly_alike(source: Entry, target: Entry, subject: Subject) -> bool:
    """Whether both have the same shapes block for block, and no images: most have, which is seen much sooner."""
    return (
        len(source.blocks) == len(target.blocks)
        and all(
            one.kind is other.kind
            and one.level == other.level
            and one.lead == other.lead
            and (one.kind in _TOLD_BY_LEAD or _shape(one) == _shape(other))
            for one, other in zip(source.blocks, target.blocks, strict=True)
        )
        and not any(link.is_image for entry in (source, target) for link in subject.links(entry))
    )


def _shapes(entry: Entry, subject: Subject) -> list[str]:
    return [element.shape for element in _elements(entry, subject.links(entry), frozenset())]


def _told(comparison: Comparison) -> tuple[frozenset[int], frozenset[int]]:
    """The blocks of either side of which a segment is told to have no counterpart."""
    return (
        frozenset(comparison.source.readings[i].segment.block for gap in comparison.gaps for i in gap.source),
        frozenset(comparison.target.readings[j].segment.block for gap in comparison.gaps for j in gap.target),
    )


def _elements(entry: Entry, found: Sequence[Link], told: frozenset[int]) -> list[_Element]:
    elements = [_Element("an image", link.line) for link in found if link.is_image]
    blocks_to_compare = [block for number, block in enumerate(entry.blocks) if number not in told]
    for kind, run in groupby(blocks_to_compare, key=_shape):
        blocks = list(run)
        if kind == "list":
            elements.append(_Element(_list_shape(blocks), blocks[0].line))
        elif kind:
            elements.extend(_Element(kind, block.line) for block in blocks)
    return sorted(elements, key=lambda element: element.line)


def _shape(block: Block) -> str | None:
    """What a block is called in the structure; None for what does not count."""
    match block.kind:
        case BlockKind.HEADING:
            return f"a heading of level {block.level}"
        case BlockKind.ITEM:
            return "list"
        case BlockKind.TABLE:
            rows = block.text.split("\n")
            return f"a table of {len(rows) - 1} rows and {_columns(rows[0])} columns"
        case BlockKind.CODE:
            return "a code block"
        case BlockKind.ADMONITION:
            match = _CONTAINER.match(block.text)
            return f"a container {match['mark']} {_look(match['type'])}".rstrip() if match else None
        case _:
            return None


def _look(type_: str) -> str:
    """The type as whose a box is shown: themes show one that they do not know, as a translated one, like a note."""
    return type_.lower() if not type_ or type_.lower() in _BOXES else "note"


def _columns(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", row.strip().strip("|")))


def _list_shape(items: Sequence[Block]) -> str:
    ordered = "numbered " if _ORDERED.search(items[0].lead) else ""
    return f"a {ordered}list of {len(items)} items" if len(items) > 1 else f"a {ordered}list of 1 item"
