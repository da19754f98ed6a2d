"""The best section of each entry that answers a question, as it is asked of one locale."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.bits import bits_of, flags, numbers
from diglot.search.ranking import HEADING_BONUS, required_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diglot.search.reading import Reading
    from diglot.search.sections import Sections, Uses

__all__ = ["FEW", "Scored", "Way"]

FEW = 150
"""Entries times forms of words that are scored one by one as fast as all sections together."""

_SECTIONS_AN_ENTRY = 6
"""So many of the best sections for each entry wanted are looked at first."""

_ALL = slice(None)

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
        if self._having is None and sum([len(uses.sections) for uses, _ in self._uses]) <= FEW:
            return self._one_by_one(entries)
        return self._together(entries, most)

    def _one_by_one(self, entries: int) -> list[Scored]:
        scores: defaultdict[int, float] = defaultdict(float)
        named: defaultdict[int, float] = defaultdict(float)
        for uses, weight in self._uses:
            for section, worth in zip(uses.sections, uses.worth, strict=True):
                scores[section] += weight * worth
            for section in uses.heads:
                named[section] += weight
        sizes = self.sections.heading_sizes
        for section, naming in named.items():
            scores[section] *= 1 + HEADING_BONUS * min(naming / sizes[section], 1)
        best: dict[int, tuple[float, int]] = {}
        owners = self.sections.owners
        for section, score in scores.items():
            key = owners[section]
            known = best.get(key)
            if known is None or score > known[0] or (score == known[0] and section < known[1]):
                best[key] = score, section
        return [Scored(-best[key][0], key, best[key][1]) for key in numbers(entries)]

    def _together(self, entries: int, most: int) -> list[Scored]:
        places, scores = self._touched()
        keys = self.sections.keys[places]
        asked = flags(entries, self.sections.total)[keys]
        places, scores, keys = places[asked], scores[asked], keys[asked]
        looked_at = most * _SECTIONS_AN_ENTRY
        while True:
            near = scores >= np.partition(scores, -looked_at)[-looked_at] if looked_at < len(scores) else _ALL
            best: dict[int, Scored] = {}
            for score, key, section in zip(
                scores[near].tolist(), keys[near].tolist(), places[near].tolist(), strict=True
            ):
                one = Scored(-score, key, section)
                if key not in best or one < best[key]:
                    best[key] = one
            if near is _ALL or len(best) >= most:
                return list(best.values())
            looked_at *= _SECTIONS_AN_ENTRY

    def _touched(self) -> tuple[NDArray[np.integer], NDArray[np.float32]]:
        """The sections that the words touch, some of them more than once, and the score of each."""
        having = self._having
        if having is not None and not self.reading.words:
            places = np.flatnonzero(having)
            return places, np.full(len(places), _PHRASE_ALONE, np.float32)
        touched = [np.frombuffer(uses.sections, np.int32) for uses, _ in self._uses]
        row, named = np.zeros((2, len(self.sections.documents)), np.float32)
        headings = []
        for places, (uses, weight) in zip(touched, self._uses, strict=True):
            worth = np.frombuffer(uses.worth, np.float32)
            row[places] += worth if weight == 1 else worth * np.float32(weight)
            if uses.heads:
                heads = np.frombuffer(uses.heads, np.int32)
                named[heads] += weight
                headings.append(heads)
        if headings:
            heads = np.unique(np.concatenate(headings))
            row[heads] *= 1 + HEADING_BONUS * np.minimum(named[heads] / self.sections.sizes[heads], 1)
        if sum(map(len, touched)) > len(row):
            places = np.arange(len(row))
        else:
            places = np.concatenate(touched)
        if having is not None:
            places = places[having[places]]
        return places, row[places]
