"""Scores of all ways of asking a question, in one table, so that NumPy is called once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.ranking import HEADING_BONUS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.search.reading import Reading
    from diglot.search.sections import Sections

__all__ = ["Best", "Layout", "Scores", "Way"]

Way = tuple["Sections", "Reading"]
"""A question as it is asked of one locale."""

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the sections of `total` entries stand: of each locale, in the row that `rows` says, the first section of
    each entry and how many it has, and how many different words each section's heading has.
    """

    total: int
    width: int
    rows: Mapping[str, int]
    firsts: NDArray[np.intp]
    counts: NDArray[np.intp]
    headings: NDArray[np.float32]

    @classmethod
    def of(cls, shelves: Mapping[str, Sections], total: int) -> Layout:
        """The layout of all locales of an index."""
        width = max((sections.width for sections in shelves.values()), default=0)
        firsts = np.zeros((len(shelves), total), np.intp)
        counts = np.zeros((len(shelves), total), np.intp)
        headings = np.ones((len(shelves), width), np.float32)
        for row, sections in enumerate(shelves.values()):
            keys, first = np.unique(sections.keys, return_index=True)
            firsts[row, keys] = first
            counts[row] = np.bincount(sections.keys, minlength=total)
            headings[row, : len(sections.documents)] = sections.heading_sizes
        return cls(total, width, {code: row for row, code in enumerate(shelves)}, firsts, counts, headings)


class Best(NamedTuple):
    """The score of the best section of some entries. `values` are the scores of all their sections; those of an entry
    begin at `begins`, with the section `firsts` of its locale.
    """

    scores: NDArray[np.float32]
    values: NDArray[np.float32]
    begins: NDArray[np.intp]
    firsts: NDArray[np.intp]

    def section(self, place: int) -> int:
        """The number of the best section of the entry at a place."""
        begin = int(self.begins[place])
        end = int(self.begins[place + 1]) if place + 1 < len(self.begins) else len(self.values)
        return int(self.firsts[place]) + int(self.values[begin:end].argmax())


class Scores:
    """A row (see `Sections`) for each way of asking; `covered` is how many of the words each entry has, by way."""

    def __init__(self, layout: Layout, asked: Sequence[Way]) -> None:
        self._layout = layout
        self._rows = np.zeros((len(asked), layout.total + 2 * layout.width), np.float32)
        self._locales = np.array([layout.rows[sections.locale] for sections, _ in asked], np.intp)
        for row, (sections, reading) in zip(self._rows, asked, strict=True):
            for word in reading.words:
                places, worth = sections.uses(word)
                row[places] += worth
            if reading.phrases:
                self._keep_phrases(row, sections, reading)
        self.covered = self._rows[:, : layout.total]

    def _keep_phrases(self, row: NDArray[np.float32], sections: Sections, reading: Reading) -> None:
        """Leave the scores of those sections alone that have all the phrases, and the words of their entries."""
        having = np.logical_and.reduce([sections.with_stream(phrase) for phrase in reading.phrases])
        total = self._layout.total
        covered, scores = row[:total], row[total : total + len(having)]
        if not reading.words:
            scores[having] = _PHRASE_ALONE
            covered[sections.keys[having]] = 1
            return
        scores[~having] = 0
        answering = np.zeros(total, bool)
        answering[sections.keys[scores > 0]] = True
        covered[~answering] = 0

    def best(self, ways: NDArray[np.intp], keys: NDArray[np.intp]) -> Best:
        """The best section of each of the entries `keys`, one or more, in the way of asking of each."""
        layout = self._layout
        rows = self._locales[ways]
        firsts, counts = layout.firsts[rows, keys], layout.counts[rows, keys]
        begins = counts.cumsum() - counts
        owners = np.arange(len(keys)).repeat(counts)
        sections = np.arange(len(owners)) + (firsts - begins)[owners]
        places = sections + (ways * self._rows.shape[1] + layout.total)[owners]
        numbers = self._rows.ravel()
        named = numbers[places + layout.width] / layout.headings.ravel()[sections + (rows * layout.width)[owners]]
        values = numbers[places] * (1 + HEADING_BONUS * np.minimum(named, 1))
        return Best(np.maximum.reduceat(values, begins), values, begins, firsts)
