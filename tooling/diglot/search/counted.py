"""The words of one locale's sections counted: what `analysed` has in order, where no order is needed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.pieces import Pieces
from diglot.search.vocabulary import Spelling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document

    Numbers = NDArray[np.int64]

__all__ = ["Counted", "Use"]

Use = tuple[int, int, int, int]
"""How often a word stands in a section's heading, title and text; and 1 where it names the heading."""

_HEADING, _TITLE, _TEXT, _NAMING = range(4)
"""Where a word stands; a word that names a heading is no hyphenated word taken together, but one of its parts."""


class _Terms(NamedTuple):
    """The different readings of all pieces, as stem and surface, sorted; and by reading, which of them it is."""

    names: list[tuple[str, str]]
    of: Numbers


class Counted:
    """All `documents` of one locale: how many words each field of each has, and how often it has each of them.

    `pieces` are those of an earlier call, or new.
    """

    def __init__(self, documents: Sequence[Document], locale: str, pieces: Pieces | None = None) -> None:
        pieces = pieces or Pieces(locale)
        divided = pieces.of(documents)
        self._readings = pieces.readings
        self._terms = _terms(pieces)
        readings, slots = _all_readings(pieces, [one.pieces for one in divided], [one.sizes for one in divided])
        self.lengths = np.bincount(slots, minlength=3 * len(documents)).reshape(-1, 3)
        """By section, the words of the heading, the title and the text."""
        sections, fields = np.divmod(slots, 3)
        is_naming = fields == _HEADING
        is_naming &= ~np.array([one.is_whole for one in self._readings], np.bool_)[readings]
        self.names = self._different_stems(readings[is_naming], sections[is_naming])
        """By section, how many different words the heading is made of."""
        self._count(readings, sections, np.where(is_naming, _NAMING, fields))
        self._written = np.bincount(readings[fields != _TITLE], minlength=len(self._readings))
        """By reading, how often it stands in headings and texts."""
        self._last = np.full(len(self._terms.names), -1)
        """By term, where it stands last."""
        self._last[self._terms.of[readings]] = np.arange(len(readings))

    def _different_stems(self, readings: Numbers, sections: Numbers) -> Numbers:
        numbers: dict[str, int] = {}
        stems = np.array([numbers.setdefault(stem, len(numbers)) for stem, _ in self._terms.names], np.int64)
        pairs = np.unique(sections * max(len(numbers), 1) + stems[self._terms.of[readings]])
        return np.bincount(pairs // max(len(numbers), 1), minlength=len(self.lengths))

    def _count(self, readings: Numbers, sections: Numbers, where: Numbers) -> None:
        keys = (self._terms.of[readings] * len(self.lengths) + sections) * 4 + where
        keys, counts = np.unique(keys, return_counts=True)
        pairs = keys >> 2
        is_first = np.diff(pairs, prepend=-1) != 0
        table = np.zeros((int(is_first.sum()), 4), np.int64)
        table[is_first.cumsum() - 1, keys & 3] = counts
        terms, self.places = np.divmod(pairs[is_first], len(self.lengths))
        """The sections, ascending, that have each of the `terms`, those of the first, then those of the next."""
        heads = table[:, _HEADING] + table[:, _NAMING]
        self.uses, self.use = _numbered(heads, table[:, _TITLE], table[:, _TEXT], table[:, _NAMING] > 0)
        """The different uses, the most frequent first; and by place, which of them it is."""
        firsts = np.flatnonzero(np.diff(terms, prepend=-1))
        self._found = terms[firsts]
        self.terms = [self._terms.names[number] for number in self._found]
        """The words that the sections use, by stem and surface, in the order of the alphabet."""
        self.bounds = [*firsts.tolist(), len(terms)]
        """Where the places of each of them begin, and those of the last end."""

    def averages(self) -> dict[str, float]:
        """The mean length of each field, in words."""
        sums = self.lengths.sum(axis=0).tolist()
        return {name: total / len(self.lengths) for name, total in zip(("heading", "title", "text"), sums, strict=True)}

    def spellings(self) -> dict[str, Spelling]:
        """Every word by its surface: how it is mostly written (of ways that are as frequent, the last in the alphabet,
        which has accents), its stem, the number of sections that use it.
        """
        written = self._most_written()
        by_surface: dict[str, list[int]] = defaultdict(list)
        for number, (_, surface) in enumerate(self.terms):
            by_surface[surface].append(number)
        return {
            surface: Spelling(
                written.get(surface, surface), self.terms[self._latest(numbers)][0], self._sections(numbers)
            )
            for surface, numbers in by_surface.items()
        }

    def _most_written(self) -> Mapping[str, str]:
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for number in np.flatnonzero(self._written).tolist():
            reading = self._readings[number]
            counts[reading.surface][reading.written] += int(self._written[number])
        return {surface: max(found, key=lambda way: (found[way], way)) for surface, found in counts.items()}

    def _latest(self, terms: Sequence[int]) -> int:
        """Of the stems of a surface that is read in several ways (as a possessive and not), that of the last use."""
        return max(terms, key=lambda number: self._last[self._found[number]])

    def _sections(self, terms: Sequence[int]) -> int:
        spans = [(self.bounds[number], self.bounds[number + 1]) for number in terms]
        if len(spans) == 1:
            return spans[0][1] - spans[0][0]
        return len(np.unique(np.concatenate([self.places[start:end] for start, end in spans])))


def _terms(pieces: Pieces) -> _Terms:
    names = sorted({(one.stem, one.surface) for one in pieces.readings})
    numbers = {name: number for number, name in enumerate(names)}
    return _Terms(names, np.array([numbers[one.stem, one.surface] for one in pieces.readings], np.int64))


def _all_readings(
    pieces: Pieces, divided: Sequence[NDArray[np.int32]], sizes: Sequence[tuple[int, int, int]]
) -> tuple[Numbers, Numbers]:
    """What all sections are read as, in their order; and where each stands: 3 times its section, and its field."""
    numbers = np.concatenate(divided)
    starts = pieces.starts()
    counts = np.diff(starts)[numbers]
    ends = counts.cumsum()
    readings = np.arange(counts.sum()) + (starts[numbers] - (ends - counts)).repeat(counts)
    return readings, np.arange(3 * len(sizes)).repeat(np.array(sizes).ravel()).repeat(counts)


def _numbered(*columns: NDArray[np.integer | np.bool_]) -> tuple[list[Use], Numbers]:
    """The different rows of `columns`, the most frequent first, and by row, which of them it is."""
    sizes = [int(column.max(initial=0)) + 1 for column in columns]
    different, which, counts = np.unique(np.ravel_multi_index(columns, sizes), return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    rows = zip(*(column.tolist() for column in np.unravel_index(different[order], sizes)), strict=True)
    return list(rows), rank[which]
