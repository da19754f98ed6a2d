"""The best way through two texts: dynamic programming over steps of one to three segments on either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Table = Sequence[Sequence[float]] | Floats

__all__ = ["Step", "best_path"]

_FEW = 100
"""Places up to which Python is quicker alone: on few, NumPy's calls cost, not numbers. Nine take a third of the time,
200 as long."""
_ROUNDED = 1e-5
"""Gains that differ by less are the same. Of paths that gain the same, as through a text that was pasted twice, the one
that joins as early as it can is taken, as `Evidence.certain` does: not one sentence from each copy."""


@dataclass(frozen=True, slots=True)
class Step:
    """A kind of step: how many segments it takes on each side, and what it gains from each place.

    `gains[i, j]` is for the step that takes the source segments from i on and the target segments from j on. It may
    have more rows and columns than are asked for.
    """

    source: int
    target: int
    gains: Floats


def best_path(steps: Sequence[Step], rows: int, columns: int, skip: float) -> list[tuple[Step, int, int]]:
    """The steps, with the place that each starts from, of the path that gains most in all.

    What no step takes is left out, at the price of `skip` for each segment of either side.
    """
    if rows * columns > _FEW:
        return _traced(steps, [step.gains for step in steps], _by_rows(steps, rows, columns, skip), skip)
    gains = [step.gains[:rows, :columns].tolist() for step in steps]
    return _traced(steps, gains, _by_cells(steps, gains, rows, columns, skip), skip)


def _by_cells(
    steps: Sequence[Step], gains: Sequence[Sequence[Sequence[float]]], rows: int, columns: int, skip: float
) -> list[list[float]]:
    """What the best path to each place gains: (rows + 1) × (columns + 1)."""
    moves = [(step.source, step.target, gained) for step, gained in zip(steps, gains, strict=True)]
    best = [[-skip * column for column in range(columns + 1)]]
    for row in range(1, rows + 1):
        above = best[-1]
        line = [above[0] - skip]
        for column in range(1, columns + 1):
            most = max(above[column], line[-1]) - skip
            for source, target, gained in moves:
                if row >= source and column >= target:
                    reached = best[row - source][column - target] + gained[row - source][column - target]
                    if reached > most:  # noqa: PLR1730  # `max` takes twice as long
                        most = reached
            line.append(most)
        best.append(line)
    return best


def _by_rows(steps: Sequence[Step], rows: int, columns: int, skip: float) -> Floats:
    """The same, row by row: steps come from rows above, and leaving out along the row is a running maximum."""
    best = np.empty((rows + 1, columns + 1), np.float32)
    along = skip * np.arange(columns + 1, dtype=np.float32)
    best[0] = -along
    for row in range(1, rows + 1):
        reached = best[row - 1] - skip
        for step in steps:
            if row >= step.source and columns >= step.target:
                start = row - step.source
                gained = best[start, : columns + 1 - step.target] + step.gains[start, : columns + 1 - step.target]
                np.maximum(reached[step.target :], gained, out=reached[step.target :])
        reached += along
        np.maximum.accumulate(reached, out=reached)
        np.subtract(reached, along, out=best[row])
    return best


def _traced(steps: Sequence[Step], gains: Sequence[Table], best: Table, skip: float) -> list[tuple[Step, int, int]]:
    """The path that led to the last cell of `best`, found again from the end."""
    row, column = len(best) - 1, len(best[0]) - 1
    found: list[tuple[Step, int, int]] = []
    while row and column:
        ways = [
            (best[row - step.source][column - step.target] + gained[row - step.source][column - step.target], step)
            for step, gained in zip(steps, gains, strict=True)
            if row >= step.source and column >= step.target
        ]
        gained, step = max(ways, key=lambda way: way[0])
        above, left = best[row - 1][column] - skip, best[row][column - 1] - skip
        if gained > max(above, left) + _ROUNDED:
            row, column = row - step.source, column - step.target
            found.append((step, row, column))
        elif above >= left:
            row -= 1
        else:
            column -= 1
    return found[::-1]
