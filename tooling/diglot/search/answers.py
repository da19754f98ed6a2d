"""Which entries answer a question, in which language, and where each of them answers best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.ranking import required_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.reading import Reading
    from diglot.search.sections import Scored, Sections

__all__ = ["Answers", "Way"]

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


class Way(NamedTuple):
    """A way of asking: the question as it stands in one locale, or `is_translated` in other words."""

    sections: Sections
    reading: Reading
    is_translated: bool = False


class Answers:
    """The entries that answer one of the `ways`, the best way first: the question as it stands in each locale, then in
    other words.

    Of those that `lack` the language of the question, fewer of its words are required in another; if the reader
    `asks_so`, they stand among those that answer as the question stands, by their score. Entries answer in the locale
    `within` alone, if one is given; what the other locales have is counted all the same.
    """

    def __init__(
        self, total: int, ways: Sequence[Way], *, lack: NDArray[np.bool_], asks_so: bool, within: str = ""
    ) -> None:
        self._ways = ways
        self._scored = [_score(way) for way in ways]
        self._answering = _answering(ways, self._scored, lack)
        self._rank = np.full(total, len(ways), np.int32)
        self._score = np.zeros(total, np.float32)
        self._entry = np.zeros(total, np.int64)
        self._excluded = _excluded(total, ways)
        for rank in reversed(range(len(ways))):
            sections, entries = ways[rank].sections, self._answering[rank]
            if entries.size and within in {"", sections.locale}:
                here = sections.keys[entries]
                self._rank[here] = rank
                self._score[here] = self._scored[rank].entries[entries]
                self._entry[here] = entries
        if self._excluded is not None:
            self._rank[self._excluded] = len(ways)
        answers = (self._rank < len(ways)).nonzero()[0]
        ranks = self._rank[answers]
        if asks_so:
            translated = np.array([way.is_translated for way in ways], bool)
            ranks[lack[answers] & translated[ranks]] = 0
        self.order = answers[np.lexsort((-self._score[answers], ranks))]

    def ways(self, keys: NDArray[np.int64]) -> NDArray[np.int32]:
        """The number of the way in which each of `keys` answers."""
        ways: NDArray[np.int32] = self._rank[keys]
        return ways

    def among(self, locale: str) -> NDArray[np.bool_]:
        """By key, whether an entry answers in `locale` in any way."""
        found = np.zeros(len(self._rank), bool)
        for way, entries in zip(self._ways, self._answering, strict=True):
            if way.sections.locale == locale:
                found[way.sections.keys[entries]] = True
        if self._excluded is not None:
            found[self._excluded] = False
        return found

    @property
    def expanded(self) -> tuple[str, ...]:
        """The locales in which other words than those of the question found something."""
        used = set(self._rank[self.order].tolist())
        return tuple(way.sections.locale for n, way in enumerate(self._ways) if way.is_translated and n in used)

    def best(self, key: int) -> tuple[Document, float, Reading]:
        """The section that answers best for an entry, its score, and the reading that it answers."""
        rank = self._rank[key]
        way = self._ways[rank]
        return way.sections.best(self._entry[key], self._scored[rank]), float(self._score[key]), way.reading


def _score(way: Way) -> Scored:
    scored = way.sections.score(way.reading.words)
    if not way.reading.phrases:
        return scored
    having = np.logical_and.reduce([way.sections.with_stream(phrase) for phrase in way.reading.phrases])
    return way.sections.only(scored, having, least=0.0 if way.reading.words else _PHRASE_ALONE)


def _answering(ways: Sequence[Way], scored: Sequence[Scored], lack: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """For each way, the entries that have enough of the words; where none has in any, those that have most."""
    enough = [
        ((found.covered >= _required(way, lack)) & (found.entries > 0)).nonzero()[0]
        for way, found in zip(ways, scored, strict=True)
    ]
    if any(entries.size for entries in enough):
        return enough
    shares = [s.covered / max(len(way.reading.words), 1) for way, s in zip(ways, scored, strict=True)]
    most = max((share.max(initial=0.0) for share in shares), default=0.0)
    return [((s.entries > 0) & (share >= most)).nonzero()[0] for s, share in zip(scored, shares, strict=True)]


def _required(way: Way, lack: NDArray[np.bool_]) -> int | NDArray[np.int64]:
    """How many words an entry must have: fewer of translated ones where it has no text that could answer itself."""
    asked = len(way.reading.words)
    usual, fewer = required_words(asked), required_words(asked, translated=True)
    if not way.is_translated or usual == fewer:
        return usual
    return np.where(lack[way.sections.keys], fewer, usual)


def _excluded(total: int, ways: Sequence[Way]) -> NDArray[np.bool_] | None:
    """By key, the entries with a word or phrase that is not wanted; None where anything is."""
    excluded: NDArray[np.bool_] | None = None
    for sections, reading, is_translated in ways:
        if is_translated or not (reading.excluded_words or reading.excluded_phrases):
            continue
        excluded = np.zeros(total, bool) if excluded is None else excluded
        for word in reading.excluded_words:
            excluded[sections.keys[sections.score([word]).covered > 0]] = True
        for phrase in reading.excluded_phrases:
            excluded[sections.keys[sections.entries[sections.with_stream(phrase)]]] = True
    return excluded
