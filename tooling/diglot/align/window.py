"""The beads of two texts that are short enough to be compared as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.align.evidence import Evidence
from diglot.align.likeness import learnt, likeness, together
from diglot.align.path import Step, best_path
from diglot.align.witnesses import witnesses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diglot.align.evidence import Lesson
    from diglot.align.strand import Strand
    from diglot.model.segment import Bead

    _Sides = tuple[tuple[int, ...], tuple[int, ...]]

__all__ = ["SKIP", "in_step"]

SKIP = 0.165
"""What a segment without counterpart costs, in units of an average pair of segments. From 0.15 to 0.18 the F1 of
documents with merged segments rises from .994 to .997, and of those that lack a tenth falls from .998 to .996."""
_TOGETHER = 32
"""Source segments between which the evidence is weighed at once: of more, most is about segments of different runs."""


def in_step(
    strands: tuple[Strand, Strand],
    *,
    lesson: Lesson | None = None,
    skip: float = SKIP,
) -> tuple[tuple[Bead, ...], Lesson | None]:
    """The beads with two sides between `strands`, in order but for neighbours that changed places, and their lesson.

    A first look tells which words stand together in these texts, and the second trusts them. A look with a `lesson` is
    a second look already.
    """
    sizes = (len(strands[0]), len(strands[1]))
    if not all(sizes):
        return (), lesson
    found = witnesses(*strands)
    alike = likeness(*zip((strand.lexicon for strand in strands), found.numbers, strict=True))
    evidence = Evidence(strands, found, alike, lesson)
    beads = _beads(evidence, sizes, skip)
    if beads and lesson is None and not len(beads) == sizes[0] == sizes[1]:
        held = found.held_together(beads)
        evidence = Evidence(strands, found, together(alike, learnt(*held)))
        beads = _beads(evidence, sizes, skip)
    return evidence.told(beads), evidence.lesson


class _Run(NamedTuple):
    """Neighbouring segments of the source, from `row` to before `row_end`, and of the target."""

    row: int
    row_end: int
    column: int
    column_end: int


def _beads(evidence: Evidence, sizes: tuple[int, int], skip: float) -> list[_Sides]:
    """What is certain, and between it the best path."""
    certain = evidence.certain()
    found: list[_Sides] = [((row,), (column,)) for row, column in certain]
    for runs in _batches(_runs(certain, sizes)):
        found += _searched(evidence, runs, skip)
    return sorted(found)


def _batches(runs: Iterable[_Run]) -> Iterator[Sequence[_Run]]:
    """Neighbouring `runs` that are weighed together: each with each, but fewer calls."""
    batch: list[_Run] = []
    for run in runs:
        if batch and run.row_end - run.row + sum(other.row_end - other.row for other in batch) > _TOGETHER:
            yield batch
            batch = []
        batch.append(run)
    if batch:
        yield batch


def _searched(evidence: Evidence, runs: Sequence[_Run], skip: float) -> Iterator[_Sides]:
    """The best path through each of `runs`. Where two meet, no step that is looked at joins them."""
    rows = np.concatenate([np.arange(run.row, run.row_end) for run in runs])
    columns = np.concatenate([np.arange(run.column, run.column_end) for run in runs])
    steps = evidence.steps(rows, columns)
    row, column = 0, 0
    for run in runs:
        yield from _between(steps, run, (row, column), skip)
        row, column = row + run.row_end - run.row, column + run.column_end - run.column


def _runs(certain: Sequence[tuple[int, int]], sizes: tuple[int, int]) -> Iterator[_Run]:
    """What is not certain: mostly little, between what is."""
    row, column = 0, 0
    for ahead in (*certain, sizes):
        if row < ahead[0] and column < ahead[1]:
            yield _Run(row, ahead[0], column, ahead[1])
        row, column = ahead[0] + 1, ahead[1] + 1


def _between(steps: Sequence[Step], run: _Run, place: tuple[int, int], skip: float) -> Iterator[_Sides]:
    """The best path through `run`, which begins at `place` in what the `steps` are about."""
    here = [Step(step.source, step.target, step.gains[place[0] :, place[1] :]) for step in steps]
    for step, below, beside in best_path(here, run.row_end - run.row, run.column_end - run.column, skip):
        first, other = run.row + below, run.column + beside
        if step is here[-1]:  # two neighbours that have changed places
            yield (first,), (other + 1,)
            yield (first + 1,), (other,)
        else:
            yield tuple(range(first, first + step.source)), tuple(range(other, other + step.target))
