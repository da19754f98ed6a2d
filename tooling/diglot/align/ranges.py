"""Many ranges of whole numbers, one after the other, as one array."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

__all__ = ["begins", "ranges"]


def begins(sizes: Ints) -> Ints:
    """Where each of ranges of these `sizes` begins when they stand one after the other, and where the last one ends."""
    return np.concatenate([[0], sizes.cumsum()])


def ranges(starts: Ints, sizes: Ints) -> Ints:
    """From each of `starts` as many numbers as `sizes` says: of 5, 9 and 2, 3 it makes 5, 6, 9, 10, 11."""
    places = begins(sizes)
    found: Ints = np.arange(places[-1]) + (starts - places[:-1]).repeat(sizes)
    return found
