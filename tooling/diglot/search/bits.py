"""Sets of entries as whole numbers, a bit for each entry: cut, joined and counted sixty-four entries at a time."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["at_least", "bits_of", "flags", "levels", "numbers"]


def bits_of(members: NDArray[np.integer] | Sequence[int], total: int) -> int:
    """The set of `members`, numbers below `total`."""
    having = np.zeros(total, bool)
    having[members] = True
    return int.from_bytes(np.packbits(having, bitorder="little").tobytes(), "little")


def flags(bits: int, total: int) -> NDArray[np.bool_]:
    """For each number below `total` whether it is in the set."""
    packed = np.frombuffer(bits.to_bytes((total + 7) // 8, "little"), np.uint8)
    return np.unpackbits(packed, count=total, bitorder="little").view(np.bool_)


def numbers(bits: int) -> Iterator[int]:
    """The members of a small set, ascending."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def at_least(sets: Sequence[int], required: int) -> int:
    """What is in at least `required` of the `sets`; one is required at least."""
    if required > len(sets):
        return 0
    if required == 1:
        return reduce(or_, sets)
    return reduce(and_, sets) if required == len(sets) else levels(sets, required)[required]


def levels(sets: Iterable[int], most: int) -> list[int]:
    """What is in at least 1, 2, 3 ... `most` of the `sets`; the first, in at least none, is everything (-1)."""
    found = [-1] + [0] * most
    for one in sets:
        for level in range(most, 0, -1):
            found[level] |= found[level - 1] & one
    return found
