"""Properties by which answers are counted and narrowed, as sets: any number of answers is counted in a few steps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.search.bits import bits_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Facet"]


@dataclass(frozen=True, slots=True)
class Facet:
    """What the entries are in one respect: for each value the entries that have it, as `bits`."""

    having: Mapping[str, int]

    @classmethod
    def of(cls, values: Sequence[str]) -> Facet:
        """The facet of entries that have `values`, one each."""
        members: dict[str, list[int]] = defaultdict(list)
        for number, value in enumerate(values):
            members[value].append(number)
        return cls({value: bits_of(np.array(members[value]), len(values)) for value in sorted(members)})

    def chosen(self, wanted: Sequence[str]) -> int:
        """The entries with one of the `wanted` values; all, where none is named."""
        if not wanted:
            return -1
        chosen = 0
        for value in set(wanted):
            chosen |= self.having.get(value, 0)
        return chosen

    def counted(self, entries: int) -> dict[str, int]:
        """How many of the `entries` have each value, those values that any has."""
        return {value: count for value, bits in self.having.items() if (count := (bits & entries).bit_count())}
