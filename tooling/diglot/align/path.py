"""The best way through two texts: dynamic programming over steps of one to three segments on either side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Step", "best_path"]


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

    What no step takes is left out, at the price of `skip` for each segment of either side. Each row is computed at
    once: the steps come from rows above, and leaving out along the row is a running maximum.
    """
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
    return _traced(steps, best, skip)


def _traced(steps: Sequence[Step], best: Floats, skip: float) -> list[tuple[Step, int, int]]:
    """The path that led to the last cell of `best`, found again from the end."""
    row, column = best.shape[0] - 1, best.shape[1] - 1
    found: list[tuple[Step, int, int]] = []
    while row and column:
        ways = [
            (best[row - step.source, column - step.target] + step.gains[row - step.source, column - step.target], step)
            for step in steps
            if row >= step.source and column >= step.target
        ]
        gained, step = max(ways, key=lambda way: way[0])
        above, left = best[row - 1, column] - skip, best[row, column - 1] - skip
        if gained >= max(above, left):
            row, column = row - step.source, column - step.target
            found.append((step, row, column))
        elif above >= left:
            row -= 1
        else:
            column -= 1
    return found[::-1]
