"""The best section of each entry that answers a question, as it is asked of one locale."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.bits import bits_of, flags, numbers
from diglot.search.ranking import HEADING_BONUS, required_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from diglot.search.reading import Reading
    from diglot.search.sections import Sections, Uses

__all__ = ["FEW", "Scored", "Way"]

FEW = 48
"""So many entries are scored one by one as fast as all sections of the locale together (2,188 and 40,000 sections)."""

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


class Scored(NamedTuple):
    """An entry that answers, by its number, and its best section; the best entries come first when sorted."""

    lessness: float
    key: int
    section: int


class Way:
    """A question as it is asked of one locale.

    `required` is how many of its words an entry must have, `sets` the entries that have each of them, as `bits`.
    """

    __slots__ = ("_having", "_uses", "reading", "required", "sections", "sets")

    def __init__(self, sections: Sections, reading: Reading, *, translated: bool) -> None:
        self.sections = sections
        self.reading = reading
        self.required = required_words(len(reading.words), translated=translated) or 1
        self.sets: list[int] = []
        self._uses: list[tuple[Uses, float]] = []
        for word in reading.words:
            entries = 0
            for form in word:
                uses = sections.uses(form)
                if uses.entries:
                    entries |= uses.entries
                    self._uses.append((uses, form.weight))
            self.sets.append(entries)
        self._having = self._with_phrases() if reading.phrases else None

    def _with_phrases(self) -> NDArray[np.bool_]:
        """The sections with all phrases and one of the words; entries without such a section have none of the words."""
        sections = self.sections
        having = sections.with_streams(self.reading.phrases)
        if self.reading.words:
            touched = np.zeros(len(having), bool)
            for uses, _ in self._uses:
                touched[np.frombuffer(uses.sections, np.int32)] = True
            having &= touched
        answering = bits_of(sections.keys[having], sections.total)
        self.sets = [entries & answering for entries in self.sets] or [answering]
        return having

    def scored(self, entries: int, most: int) -> list[Scored]:
        """The best section of each of the `entries` that answer, or of the best of them, `most` at least."""
        if entries.bit_count() <= FEW:
            return list(self._one_by_one(entries))
        return self._together(entries, most)

    def _one_by_one(self, entries: int) -> Iterator[Scored]:
        sizes, having, bounds = self.sections.heading_sizes, self._having, self.sections.bounds
        for key in numbers(entries):
            first, end = bounds[key]
            scores, named = self._summed(key, first, end)
            if having is not None:
                only = np.flatnonzero(having[first:end]).tolist()
                scores = {first + n: scores.get(first + n, _PHRASE_ALONE) for n in only}
            for section, naming in named.items():
                if section in scores:
                    scores[section] *= 1 + HEADING_BONUS * min(naming / float(sizes[section]), 1)
            lessness, section = min([(-score, section) for section, score in scores.items()])
            yield Scored(lessness, key, section)

    def _summed(self, key: int, first: int, end: int) -> tuple[dict[int, float], dict[int, float]]:
        """What the words add up to in each section of an entry, and how many of its heading's words they name."""
        scores: dict[int, float] = {}
        named: dict[int, float] = {}
        for (entries, sections, worth, naming), weight in self._uses:
            if not entries >> key & 1:
                continue
            place = bisect_left(sections, first)
            for place in range(place, min(place + end - first, len(sections))):
                section = sections[place]
                if section >= end:
                    break
                scores[section] = scores.get(section, 0.0) + weight * worth[place]
                if naming[place]:
                    named[section] = named.get(section, 0.0) + weight
        return scores, named

    def _together(self, entries: int, most: int) -> list[Scored]:
        sections = self.sections
        row = self._row()
        keys = sections.keys[sections.firsts]
        best = np.maximum.reduceat(row, sections.firsts)
        places = np.flatnonzero(flags(entries, sections.total)[keys])
        scores = best[places]
        if len(scores) > most:
            near = scores >= np.partition(scores, -most)[-most]
            places, scores = places[near], scores[near]
        found = []
        for key, score in zip(keys[places].tolist(), scores.tolist(), strict=True):
            first, end = sections.bounds[key]
            found.append(Scored(-score, key, first + int(row[first:end].argmax())))
        return found

    def _row(self) -> NDArray[np.float32]:
        """The scores of all sections."""
        row = np.zeros(len(self.sections.documents), np.float32)
        named = np.zeros(len(row), np.float32)
        for uses, weight in self._uses:
            places = np.frombuffer(uses.sections, np.int32)
            worth = np.frombuffer(uses.worth, np.float32)
            row[places] += worth if weight == 1 else worth * np.float32(weight)
            named[places[np.frombuffer(uses.naming, bool)]] += weight
        headings = np.flatnonzero(named)
        row[headings] *= 1 + HEADING_BONUS * np.minimum(named[headings] / self.sections.heading_sizes[headings], 1)
        if self._having is not None:
            row[~self._having] = 0
            if not self.reading.words:
                row[self._having] = _PHRASE_ALONE
        return row
