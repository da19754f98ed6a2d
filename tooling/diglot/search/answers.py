"""The entries that answer a question, and where each answers best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.excerpts import wanted_forms
from diglot.search.ranking import required_words
from diglot.search.scoring import Scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.scoring import Layout, Way

__all__ = ["Answer", "Answers"]

_TIER = 1e6

_FEW = 200
"""So many answers are sorted as fast as the best of them are found."""


class Answer(NamedTuple):
    """An entry that answers: the section that answers best, its score, and the forms of the words asked of it."""

    key: int
    document: Document
    score: float
    forms: frozenset[str]


class Answers:
    """`asked` are the ways of asking, the best first: the question as it stands in each locale, the first `direct` of
    them, then in other words.

    `keys` are the numbers of the entries that answer, in their order; `ways` the first way in which each does.
    """

    def __init__(self, layout: Layout, asked: Sequence[Way], *, direct: int) -> None:
        self._asked = asked
        self._direct = direct
        self.locales = tuple(sections.locale for sections, _ in asked)
        self._scores = Scores(layout, asked)
        sizes = [len(reading.words) for _, reading in asked]
        required = [max(required_words(size, translated=way >= direct), 1) for way, size in enumerate(sizes)]
        self._required = np.array(required, np.float32)[:, None]
        self._sizes = np.array([max(size, 1) for size in sizes], np.float32)[:, None]
        self._unwanted = _unwanted(asked[:direct], layout.total)
        self._found = self._enough(self._scores.covered, self._required, self._sizes)
        self.keys = np.nonzero(np.any(self._found, axis=0))[0]
        self.ways = self._found[:, self.keys].argmax(axis=0) if asked else self.keys

    @property
    def expanded(self) -> tuple[str, ...]:
        """The locales in which other words than those of the question found something."""
        used = np.bincount(self.ways, minlength=len(self._asked)).tolist()
        return tuple(code for way, code in enumerate(self.locales) if way >= self._direct and used[way])

    def within(self, locale: str) -> NDArray[np.bool_]:
        """Which entries would answer if only the texts in `locale` were asked."""
        ways = [way for way, code in enumerate(self.locales) if code == locale]
        found = self._found[ways]
        if not found.any():  # where none has enough of the words, those with most of them answer
            found = self._enough(self._scores.covered[ways], self._required[ways], self._sizes[ways])
        within: NDArray[np.bool_] = np.any(found, axis=0)
        return within

    def ranked(
        self, chosen: NDArray[np.bool_] | None, lacking: NDArray[np.bool_] | None, *, offset: int, limit: int
    ) -> Iterator[Answer]:
        """The answers from `offset` on, the best first; of those that are `chosen`, if not of all.

        Entries `lacking` in the language of the question, which answer in other words or not at all, stand among those
        that answer as the question stands.
        """
        keys, ways = (self.keys, self.ways) if chosen is None else (self.keys[chosen], self.ways[chosen])
        if len(keys) <= offset or not limit:
            return
        forms: dict[int, frozenset[str]] = {}
        best = self._scores.best(ways, keys)
        tiers = ways if lacking is None else np.where(lacking[keys] & (ways >= self._direct), 0, ways)
        # One number to sort by is sorted faster than two; scores stay far below what a tier counts.
        for place in _least(tiers * _TIER - best.scores, offset + limit)[offset:].tolist():
            way = int(ways[place])
            sections = self._asked[way][0]
            document = sections.documents[best.section(place)]
            if way not in forms:
                reading = self._asked[way][1]
                forms[way] = wanted_forms(reading.words, reading.phrases)
            yield Answer(int(keys[place]), document, float(best.scores[place]), forms[way])

    def _enough(
        self, covered: NDArray[np.float32], required: NDArray[np.float32], sizes: NDArray[np.float32]
    ) -> NDArray[np.bool_]:
        """For each way, which entries have enough of the words; where none has in any, those that have most."""
        found: NDArray[np.bool_] = covered >= required
        if not found.any():
            shares = covered / sizes
            found = (shares >= shares.max(initial=0.0)) & (covered > 0)
        return found if self._unwanted is None else found & ~self._unwanted


def _least(numbers: NDArray[np.floating], size: int) -> NDArray[np.intp]:
    """Where the `size` least numbers stand, in their order."""
    if len(numbers) <= max(size, _FEW):
        return np.argsort(numbers, kind="stable")[:size]
    near: NDArray[np.intp] = (numbers <= np.partition(numbers, size - 1)[size - 1]).nonzero()[0]
    return near[np.argsort(numbers[near], kind="stable")][:size]


def _unwanted(asked: Sequence[Way], total: int) -> NDArray[np.bool_] | None:
    """The entries with a word or phrase that is left out, in any locale that is asked; none where none is."""
    leaving_out = [(s, r) for s, r in asked if r.excluded_words or r.excluded_phrases]
    if not leaving_out:
        return None
    unwanted = np.zeros(total, bool)
    for sections, reading in leaving_out:
        for word in reading.excluded_words:
            places = sections.uses(word).places
            unwanted[places[places < total]] = True
        for phrase in reading.excluded_phrases:
            unwanted[sections.keys[sections.with_stream(phrase)]] = True
    return unwanted
