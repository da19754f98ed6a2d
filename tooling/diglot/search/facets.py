"""What results can be narrowed by: a name for each entry out of few, counted and filtered in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Facet"]


class Facet:
    """The names of all entries, row by row: one row, or a row for each locale."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._names = sorted({name for row in rows for name in row})
        numbers = {name: number for number, name in enumerate(self._names)}
        self.numbers = np.array([[numbers[name] for name in row] for row in rows], np.int64)
        """The number of the name of each entry in each row."""

    def among(self, numbers: NDArray[np.int64], wanted: Sequence[str]) -> NDArray[np.bool_]:
        """Which of `numbers` stand for a name that is wanted: all of them where nothing is."""
        if not wanted:
            return np.ones(len(numbers), bool)
        return np.array([name in wanted for name in self._names], bool)[numbers]

    def counted(self, numbers: NDArray[np.int64]) -> dict[str, int]:
        """How often each name occurs, those left out that do not."""
        counts = np.bincount(numbers, minlength=len(self._names)).tolist()
        return {name: count for name, count in zip(self._names, counts, strict=True) if count}
