"""What beads cost, whatever their words find: for their lengths, for joining segments, for crossing blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diglot.align.lengths import misfit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diglot.align.strand import Strand

    Floats = NDArray[np.float32]

__all__ = ["CROSS", "KIND", "LENGTH", "MERGE", "WORST_LENGTH", "Prices", "folded_rows"]

MERGE, ACROSS, CROSS, KIND = 0.2, 0.15, 0.2, 0.15
APART = 1000.0
"""What it costs, in units of an average pair of segments: each further segment of a bead; two blocks in one bead; two
neighbours that have changed places; segments of different kinds (a heading and a paragraph). No bead joins segments
that stand APART."""
LENGTH, WORST_LENGTH = 0.05, 12.0
"""What a nat of `misfit` costs, and how many count: beyond that the lengths only say that something is odd."""
_LONGEST = 3
"""How many segments of a side a bead joins at most."""


class Prices:
    """The prices of the beads between two strands whose lengths relate as `ratio`.

    What depends on one side or on lengths is worked out once for all shapes: on few segments, calls cost, not numbers.
    """

    def __init__(self, strands: tuple[Strand, Strand], ratio: float) -> None:
        source, target = strands
        sizes = [range(1, min(_LONGEST, len(strand)) + 1) for strand in strands]
        lengths = [[_summed(s.lengths, size) for size in those] for s, those in zip(strands, sizes, strict=True)]
        rows, columns = (np.concatenate(side) for side in lengths)
        self._surprise = LENGTH * np.minimum(misfit(rows[:, None], columns, ratio), WORST_LENGTH)
        self._starts = [np.cumsum([0, *map(len, side)]).tolist() for side in lengths]
        self._breaks = [[_broken(s, size) for size in those] for s, those in zip(strands, sizes, strict=True)]
        self._unlike = np.where(source.kinds[:, None] != target.kinds, np.float32(KIND), np.float32(0))

    def of(self, a: int, b: int) -> Floats:
        """The price of each bead of `a` source and `b` target segments, by where they begin."""
        (top, bottom), (left, right) = self._starts[0][a - 1 : a + 1], self._starts[1][b - 1 : b + 1]
        price = self._surprise[top:bottom, left:right].astype(np.float32, copy=False)
        price = price + self._unlike[: bottom - top, : right - left]
        price += self._breaks[0][a - 1][:, None] + np.float32(MERGE * (a + b - 2))
        price += self._breaks[1][b - 1]
        return price


def _broken(strand: Strand, size: int) -> Floats:
    """What the breaks within each run of `size` segments cost."""
    if size == 1:
        return np.zeros(len(strand), np.float32)
    across = _summed((np.diff(strand.blocks) != 0).astype(np.float32), size - 1)
    apart = _summed((np.diff(strand.places) != 1).astype(np.float32), size - 1)
    found: Floats = np.float32(ACROSS) * across + np.float32(APART) * apart
    return found


def _summed(values: Floats, size: int) -> Floats:
    return folded_rows(np.add, values, size)


def folded_rows(join: np.ufunc, rows: Floats, size: int) -> Floats:
    """Each run of `size` rows joined to one."""
    count = len(rows) - size + 1
    found = rows[:count]
    for offset in range(1, size):
        found = join(found, rows[offset : offset + count])
    return found
