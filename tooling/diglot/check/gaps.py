"""What has no counterpart on the other side, and what that means: missing, extra, repeated, or put in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from diglot.check.reading import SHORTEST_COPY
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Side

__all__ = ["Fate", "Gap", "gaps"]

_LETTER = re.compile(r"[^\W\d_]")
_COMPARABLE = 2.5
"""How many times longer than the other one side may be for the two to stand in each other's place."""


class Fate(Enum):
    """What became of segments without counterpart."""

    MISSING = auto()
    EXTRA = auto()
    REPLACED = auto()
    REPEATED = auto()


@dataclass(frozen=True, slots=True)
class Gap:
    """Neighbouring segments without counterpart: indices of both sides, one of them empty unless they were replaced.

    `before` and `after` are the nearest segments of the other side that have a counterpart, where there are any:
    between them the missing ones should stand. `of` is the segment that a repeated one repeats.
    """

    fate: Fate
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    before: int | None = None
    after: int | None = None
    of: int | None = None


def gaps(comparison: Comparison) -> tuple[Gap, ...]:
    """The gaps of a bitext, in the order of the source. What is in a foreign language is no gap: it is told as that."""
    return tuple(gap for run in _runs(comparison) for gap in _told(comparison, *run))


def _runs(comparison: Comparison) -> Iterator[tuple[list[int], list[int]]]:
    """Segments of both sides that stand, without counterparts, between the same two beads."""
    source: list[int] = []
    target: list[int] = []
    for bead in comparison.beads:
        if bead.source and bead.target:
            if source or target:
                yield source, target
            source, target = [], []
        else:
            source.extend(bead.source)
            target.extend(bead.target)
    if source or target:
        yield source, target


def _told(comparison: Comparison, source: list[int], target: list[int]) -> Iterator[Gap]:
    foreign, others = comparison.foreign
    if any(i in foreign for i in source) or any(j in others for j in target):
        return
    source = [i for i in source if _says_something(comparison.source, i, comparison.target)]
    target = [j for j in target if _says_something(comparison.target, j, comparison.source)]
    for index, original in _copies(comparison.source, comparison.target, source):
        source.remove(index)
        yield Gap(Fate.REPEATED, source=(index,), of=original)
    for index, original in _copies(comparison.target, comparison.source, target):
        target.remove(index)
        yield Gap(Fate.REPEATED, target=(index,), of=original)
    if source and target and _comparable(comparison, source, target):
        yield Gap(Fate.REPLACED, tuple(source), tuple(target))
        return
    there, back = comparison.counterparts
    for run in _neighbours(source):
        yield Gap(Fate.MISSING, source=run, before=_nearest(run[0], -1, there), after=_nearest(run[-1], 1, there))
    for run in _neighbours(target):
        yield Gap(Fate.EXTRA, target=run, before=_nearest(run[0], -1, back), after=_nearest(run[-1], 1, back))


_FURTHEST = 50
"""How far to look for a segment with a counterpart."""


def _nearest(index: int, step: int, counterparts: Mapping[int, tuple[int, ...]]) -> int | None:
    """The counterpart of the nearest segment before (`step` -1) or after (1) the one with `index`."""
    near = (index + step * distance for distance in range(1, _FURTHEST))
    found = next((counterparts[i] for i in near if i in counterparts), None)
    return None if found is None else found[-1] if step < 0 else found[0]


def _says_something(side: Side, index: int, other: Side) -> bool:
    """Whether a reading would have to stand on the other side: words, not code, HTML, figures or a name.

    Also a heading or an item that is nothing but code, unless the other side has that code as often.
    """
    reading = side.readings[index]
    if not reading.is_prose:
        return False
    if _LETTER.search(reading.text) is not None:
        return True
    is_whole = reading.codes and reading.kind in {BlockKind.HEADING, BlockKind.ITEM}
    return bool(is_whole) and any(side.codes[code] > other.codes[code] for code in reading.codes)


def _copies(here: Side, there: Side, indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which of `indices` repeat another segment of their side more often than the other side does."""
    for index in tuple(indices):
        text = here.readings[index].text
        places = here.places[text]
        if len(text) >= SHORTEST_COPY and len(places) > there.most_repeated:
            yield index, next(place for place in places if place != index)


def _comparable(comparison: Comparison, source: Sequence[int], target: Sequence[int]) -> bool:
    ours = comparison.growth * sum(comparison.source.readings[i].size for i in source)
    theirs = sum(comparison.target.readings[j].size for j in target)
    return max(ours, theirs) <= _COMPARABLE * min(ours, theirs)


def _neighbours(indices: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """`indices` in runs of neighbours."""
    run: list[int] = []
    for index in indices:
        if run and index != run[-1] + 1:
            yield tuple(run)
            run = []
        run.append(index)
    if run:
        yield tuple(run)
