"""Properties by which answers are counted and narrowed, as numbers: any number of answers is counted in one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["Facet"]


@dataclass(frozen=True, slots=True)
class Facet:
    """What the entries are in one respect: `codes` are places in `values`, an array of them in any shape."""

    values: tuple[str, ...]
    codes: NDArray[np.intp]

    @classmethod
    def of(cls, values: Sequence[Sequence[str]]) -> Facet:
        """The facet with a row of codes for each of `values`, all of the same length."""
        different = tuple(sorted({value for row in values for value in row}))
        numbers = {value: number for number, value in enumerate(different)}
        codes = np.array([[numbers[value] for value in row] for row in values], np.intp)
        return cls(different, codes.reshape(len(values), len(values[0]) if values else 0))

    def chosen(self, codes: NDArray[np.intp], wanted: Sequence[str]) -> NDArray[np.bool_]:
        """Which of `codes` are among the `wanted` values: all, where none is named."""
        if not wanted:
            return np.ones(len(codes), bool)
        return np.array([value in wanted for value in self.values], bool)[codes]

    def counted(self, codes: NDArray[np.intp]) -> dict[str, int]:
        """How often each value stands among `codes`, those that do."""
        counts = np.bincount(codes, minlength=len(self.values)).tolist()
        return {value: count for value, count in zip(self.values, counts, strict=True) if count}
