"""What beads cost, whatever their words find: for their lengths, for joining segments, for crossing blocks."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.lengths import misfit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diglot.align.strand import Strand

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["CROSS", "Joined", "prices"]

MERGE, ACROSS, CROSS, KIND = 0.2, 0.15, 0.2, 0.15
APART = 1000.0
"""What it costs, in units of an average pair of segments: each further segment of a bead; two blocks in one bead; two
neighbours that have changed places; segments of different kinds (a heading and a paragraph). No bead joins segments
that stand APART."""
LENGTH, WORST_LENGTH = 0.05, 12.0
"""What a nat of `misfit` costs, and how many count: beyond that the lengths only say that something is odd."""
_LONGEST = 3
"""How many segments of a side a bead joins at most."""


class Joined:
    """Each segment that is `chosen` from a strand by itself, then each two neighbours, then each three.

    All are weighed at once: on few segments, calls cost, not numbers.
    """

    def __init__(self, strand: Strand, chosen: Ints) -> None:
        self._chosen = chosen
        counts = range(len(chosen), max(len(chosen) - _LONGEST, 0), -1)
        self._starts = [0, *accumulate(counts)]
        self.lengths = _joined(np.add, strand.lengths[chosen])
        self.kinds = np.concatenate([strand.kinds[chosen[:count]] for count in counts])
        is_across, is_apart = np.diff(strand.blocks[chosen]) != 0, np.diff(strand.places[chosen]) != 1
        breaks = np.float32(MERGE) + np.float32(ACROSS) * is_across + np.float32(APART) * is_apart
        self.breaks = np.concatenate([np.zeros(len(chosen), np.float32), _joined(np.add, breaks, _LONGEST - 1)])

    def places(self, size: int) -> slice:
        """Where those are that join `size` segments."""
        return slice(*self._starts[size - 1 : size + 1])

    def most(self, rows: Floats) -> Floats:
        """The largest of the `rows` (segments × words) of each."""
        return _joined(np.maximum, rows[self._chosen])


def prices(source: Joined, target: Joined, ratio: float) -> Floats:
    """What each bead of one of `source` and one of `target` costs when the lengths of the texts relate as `ratio`."""
    surprise = misfit(source.lengths[:, None], target.lengths, ratio)
    found: Floats = np.float32(LENGTH) * np.minimum(surprise, np.float32(WORST_LENGTH))
    found += np.float32(KIND) * (source.kinds[:, None] != target.kinds)
    found += source.breaks[:, None]
    found += target.breaks
    return found


def _joined(join: np.ufunc, rows: Floats, longest: int = _LONGEST) -> Floats:
    """`rows`, then each two neighbours joined, and so on up to the `longest`."""
    found = [rows]
    for size in range(1, min(longest, len(rows))):
        found.append(join(found[-1][:-1], rows[size:]))
    return np.concatenate(found)
