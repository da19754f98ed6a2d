"""The entries that answer a question, and where each answers best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diglot.search.excerpts import wanted_forms
from diglot.search.ranking import required_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.reading import Reading
    from diglot.search.sections import Scored, Sections

__all__ = ["Answers", "Way"]

Way = tuple["Sections", "Reading"]
"""A question as it is asked of one locale."""

_TIER = 1e6

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


class Answers:
    """`asked` are the ways of asking, the best first: the question as it stands in each locale, the first `direct` of
    them, then in other words. Of `total` entries, those `lacking` in the language of the question answer in other words
    or not at all, and stand among those that answer as the question stands, by their score.

    `order` are the numbers of the entries that answer, the best first; `ways` the way in which each entry does.
    """

    def __init__(self, total: int, asked: Sequence[Way], *, direct: int, lacking: NDArray[np.bool_]) -> None:
        self._asked = asked
        self._direct = direct
        self._total = total
        self.locales = tuple(sections.locale for sections, _ in asked)
        scored = {id(reading): _score(sections, reading) for sections, reading in asked}  # some are asked twice
        self._scored = [scored[id(reading)] for _, reading in asked]
        self._sizes = [len(reading.words) for _, reading in asked]
        self._required = [required_words(size, translated=way >= direct) for way, size in enumerate(self._sizes)]
        self._unwanted = _unwanted(asked[:direct], total)
        self._forms: dict[int, frozenset[str]] = {}
        self._found = self._enough(range(len(asked)))
        # The first way in which an entry answers; beyond the last, where it does not.
        self.ways = np.full(total, len(asked), np.intp)
        self._scores = np.zeros(total, np.float32)
        for way in reversed(range(len(asked))):
            keys, entries = self._found[way]
            self.ways[keys] = way
            self._scores[keys] = self._scored[way].entries[entries]
        answers = np.flatnonzero(self.ways < len(asked))
        ways = self.ways[answers]
        tiers = np.where(lacking[answers] & (ways >= direct), 0, ways)
        # One number to sort by is sorted faster than two; scores stay far below what a tier counts.
        self.order = answers[np.argsort(tiers * _TIER - self._scores[answers], kind="stable")]

    @property
    def expanded(self) -> tuple[str, ...]:
        """The locales in which other words than those of the question found something."""
        used = np.bincount(self.ways, minlength=len(self._asked)).tolist()
        return tuple(code for way, code in enumerate(self.locales) if way >= self._direct and used[way])

    def within(self, locale: str) -> NDArray[np.intp]:
        """The entries that would answer if only the texts in `locale` were asked."""
        ways = [way for way, code in enumerate(self.locales) if code == locale]
        found = [keys for way in ways if len(keys := self._found[way][0])]
        if not found:  # where none has enough of the words, those with most of them answer
            found = [keys for keys, _ in self._enough(ways).values()]
        if len(found) == 1:
            return found[0]
        here = np.zeros(self._total, bool)
        for keys in found:
            here[keys] = True
        return np.flatnonzero(here)

    def best(self, key: int) -> tuple[Document, float, frozenset[str]]:
        """The section that answers best for an entry, its score, and the forms of the words that it was asked for."""
        way = int(self.ways[key])
        sections, reading = self._asked[way]
        if way not in self._forms:
            self._forms[way] = wanted_forms(reading.words, reading.phrases)
        return sections.best(key, self._scored[way]), float(self._scores[key]), self._forms[way]

    def _enough(self, ways: Sequence[int]) -> dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """For each way, the entries that have enough of the words, as numbers of the index and of the locale; where
        none has in any of `ways`, those that have most.
        """
        scored = {way: self._scored[way] for way in ways}
        found = {way: (one.covered >= self._required[way]) & (one.entries > 0) for way, one in scored.items()}
        if not any(here.any() for here in found.values()):
            shares = {way: one.covered / max(self._sizes[way], 1) for way, one in scored.items()}
            most = max((share.max(initial=0.0) for share in shares.values()), default=0.0)
            found = {way: (scored[way].entries > 0) & (share >= most) for way, share in shares.items()}
        return {way: self._wanted(self._asked[way][0], np.flatnonzero(here)) for way, here in found.items()}

    def _wanted(self, sections: Sections, entries: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        keys = sections.keys[entries]
        if self._unwanted is None:
            return keys, entries
        kept = ~self._unwanted[keys]
        return keys[kept], entries[kept]


def _score(sections: Sections, reading: Reading) -> Scored:
    scored = sections.score(reading.words)
    if not reading.phrases:
        return scored
    having = np.logical_and.reduce([sections.with_stream(phrase) for phrase in reading.phrases])
    return sections.only(scored, having, least=0.0 if reading.words else _PHRASE_ALONE)


def _unwanted(asked: Sequence[Way], total: int) -> NDArray[np.bool_] | None:
    """The entries with a word or phrase that is left out, in any locale that is asked; none where none is."""
    leaving_out = [(s, r) for s, r in asked if r.excluded_words or r.excluded_phrases]
    if not leaving_out:
        return None
    unwanted = np.zeros(total, bool)
    for sections, reading in leaving_out:
        unwanted[sections.keys[_excluded(sections, reading)]] = True
    return unwanted


def _excluded(sections: Sections, reading: Reading) -> NDArray[np.bool_]:
    """The entries of a locale with a word or phrase that is not wanted."""
    found = np.zeros(len(sections.starts), bool)
    for word in reading.excluded_words:
        found |= sections.score([word]).covered > 0
    for phrase in reading.excluded_phrases:
        found[sections.entries[sections.with_stream(phrase)]] = True
    return found
