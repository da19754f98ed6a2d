"""The best section of each entry that answers a question, as it is asked of one locale."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from diglot.search.bits import bits_of, flags, numbers
from diglot.search.excerpts import wanted_forms
from diglot.search.ranking import HEADING_BONUS, required_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diglot.search.reading import Reading
    from diglot.search.sections import Sections, Uses

__all__ = ["FEW", "Scored", "Way"]

FEW = 400
"""So many uses of words are added up one by one as fast as all together."""

_SKIPPED = 16
"""Sections without any that cost as much as a use."""

_SECTIONS_AN_ENTRY = 6
"""So many of the best sections for each entry wanted are looked at first."""

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


Scored = tuple[float, int, int]
"""The score of an entry that answers, negated, so that the best come first when sorted; its number; its best section.
"""


class Way:
    """A question as it is asked of one locale.

    `required` is how many of its words an entry must have, `sets` the entries that have each of them, as `bits`.
    """

    __slots__ = ("_having", "_uses", "_wanted", "reading", "required", "sections", "sets")

    def __init__(self, sections: Sections, reading: Reading, *, translated: bool) -> None:
        self.sections = sections
        self.reading = reading
        self.required = required_words(len(reading.words), translated=translated) or 1
        self.sets: list[int] = []
        self._wanted: str | None = None
        self._uses: list[tuple[Uses, float]] = []
        kept = sections.kept
        for word in reading.words:
            entries = 0
            for form in word:
                uses = kept.get(form[:2]) or sections.uses(form)
                if uses.entries:
                    entries |= uses.entries
                    self._uses.append((uses, form.weight))
            self.sets.append(entries)
        self._having = self._with_phrases() if reading.phrases else None

    @property
    def wanted(self) -> str:
        """The words that are looked for, as characters of the lexicon."""
        if self._wanted is None:
            forms = wanted_forms(self.reading.words, self.reading.phrases)
            self._wanted = self.sections.lexicon.words(forms)
        return self._wanted

    def _with_phrases(self) -> NDArray[np.bool_]:
        """The sections with all phrases and one of the words; entries without such a section have none of the words."""
        sections = self.sections
        having = sections.with_phrases(self.reading.phrases)
        if self.reading.words:
            touched = np.zeros(len(having), bool)
            for uses, _ in self._uses:
                touched[uses.sections] = True
            having &= touched
        answering = bits_of(sections.keys[having], sections.total)
        self.sets = [entries & answering for entries in self.sets] or [answering]
        return having

    def scored(self, entries: int, most: int) -> list[Scored]:
        """The best section of each of the `entries` that answer, or of the best of them, `most` at least."""
        work = sum([len(uses.sections) for uses, _ in self._uses]) + len(self.sections.documents) // _SKIPPED
        return self._one_by_one(entries) if work <= FEW and self._having is None else self._together(entries, most)

    def _one_by_one(self, entries: int) -> list[Scored]:
        scores = [0.0] * len(self.sections.documents)
        named: defaultdict[int, float] = defaultdict(float)
        for uses, weight in self._uses:
            for section, worth in zip(uses.sections.tolist(), uses.worth.tolist(), strict=True):
                scores[section] += weight * worth
            for section in uses.headings.tolist():
                named[section] += weight
        sizes, bounds = self.sections.heading_sizes, self.sections.bounds
        for section, naming in named.items():
            size = sizes[section]
            scores[section] *= 1 + HEADING_BONUS * (naming / size if naming < size else 1)
        found = []
        for key in numbers(entries):
            first, end = bounds[key]
            own = scores[first:end]
            best = max(own)
            found.append((-best, key, first + own.index(best)))
        return found

    def _together(self, entries: int, most: int) -> list[Scored]:
        places, scores = self._touched()
        keys = self.sections.keys[places]
        asked = np.flatnonzero(flags(entries, self.sections.total)[keys])
        # Negated: NumPy finds the least of many numbers sixty times faster than the greatest.
        lessness = -scores[asked]
        looked_at = most * _SECTIONS_AN_ENTRY
        while True:
            is_all = looked_at >= len(asked)
            near = slice(None) if is_all else lessness <= np.partition(lessness, looked_at)[looked_at]
            best: dict[int, Scored] = {}
            numbers = asked[near]
            order = np.lexsort((places[numbers], lessness[near]))
            numbers = numbers[order]
            for less, key, section in zip(
                lessness[near][order].tolist(), keys[numbers].tolist(), places[numbers].tolist(), strict=True
            ):
                if key not in best:
                    best[key] = (less, key, section)
            if is_all or len(best) >= most:
                return list(best.values())
            looked_at *= _SECTIONS_AN_ENTRY

    def _touched(self) -> tuple[NDArray[np.integer], NDArray[np.float32]]:
        """The sections that the words touch, some of them more than once, and the score of each."""
        having = self._having
        if having is not None and not self.reading.words:
            places = np.flatnonzero(having)
            return places, np.full(len(places), _PHRASE_ALONE, np.float32)
        row = np.zeros(len(self.sections.documents), np.float32)
        for uses, weight in self._uses:
            row[uses.sections] += uses.worth if weight == 1 else uses.worth * np.float32(weight)
        naming = [(uses.headings, weight) for uses, weight in self._uses if len(uses.headings)]
        if naming:
            named = np.zeros(len(row), np.float32)
            for headings, weight in naming:
                named[headings] += weight
            # Some stand here twice, and are written twice.
            heads = np.concatenate([headings for headings, _ in naming])
            row[heads] *= 1 + HEADING_BONUS * np.minimum(named[heads] / self.sections.sizes[heads], 1)
        if sum([len(uses.sections) for uses, _ in self._uses]) > len(row):
            places = np.arange(len(row))
        else:
            places = np.concatenate([uses.sections for uses, _ in self._uses])
        if having is not None:
            places = places[having[places]]
        return places, row[places]
