"""An `Index` that ranks in memory what a store has kept: nothing in it knows which store."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from diglot.model.document import Document, Hit, Results, Suggestion
from diglot.search.analysis import stream
from diglot.search.excerpts import excerpt
from diglot.search.index import MOST_HITS
from diglot.search.query import read_query
from diglot.search.ranking import required_words
from diglot.search.reading import Reading, read_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.search.sections import Scored, Sections

__all__ = ["RankedIndex"]

_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


class RankedIndex:
    """See `diglot.search.index.Index`."""

    def __init__(self, shelves: Mapping[str, Sections], keys: Sequence[str], generation: str) -> None:
        self.generation = generation
        self._shelves = shelves
        self._keys = keys
        self._leads: list[dict[str, Document]] = [{} for _ in keys]
        kinds = [""] * len(keys)
        for sections in shelves.values():
            for key, start in zip(sections.keys, sections.starts, strict=True):
                lead = sections.documents[start]
                self._leads[key][sections.locale] = lead
                kinds[key] = kinds[key] or lead.kind
        self._kinds = np.array(kinds, dtype=object)

    def search(
        self, query: str, *, locales: Sequence[str], kinds: Sequence[str] = (), limit: int = 10, offset: int = 0
    ) -> Results:
        """See `Index.search`."""
        asked = read_query(query)
        shelves = [self._shelves[code] for code in locales if code in self._shelves]
        readings, corrections = read_in(asked, shelves)
        found = _Found(self._keys, [(sections, readings[sections.locale]) for sections in shelves])
        counts = Counter(self._kinds[found.order])
        order = [key for key in found.order if not kinds or self._kinds[key] in kinds]
        wanted = order[offset : offset + min(limit, MOST_HITS)]
        return Results(
            query=asked.text,
            hits=tuple(self._hit(key, found, readings) for key in wanted),
            total=len(order),
            offset=offset,
            corrections=corrections,
            kinds=dict(counts),
            shortened=asked.shortened,
            generation=self.generation,
        )

    def suggest(self, prefix: str, *, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See `Index.suggest`."""
        words = stream(read_query(prefix).text, locale).split()
        if not words:
            return ()
        beginning = " " + " ".join(words)
        wanted = [f" {word} " for word in words[:-1]] + [f" {words[-1]}"]
        having = [
            (not text.startswith(beginning), number, suggestion)
            for number, (text, suggestion) in enumerate(self._titles.get(locale, ()))
            if all(word in text for word in wanted)
        ]
        return tuple(suggestion for _, _, suggestion in islice(sorted(having, key=lambda h: h[:2]), limit))

    @cached_property
    def _titles(self) -> Mapping[str, list[tuple[str, Suggestion]]]:
        """By locale, what can be suggested and its stream: titles, then headings that only one entry has."""
        return {code: list(_suggestible(sections.documents, code)) for code, sections in self._shelves.items()}

    def _hit(self, key: int, found: _Found, readings: Mapping[str, Reading]) -> Hit:
        document, score = found.best(key)
        text, marks = excerpt(document, readings[document.locale].words, readings[document.locale].phrases)
        leads = self._leads[key]
        return Hit(
            document=document,
            score=round(score, 4),
            titles={code: lead.title for code, lead in leads.items()},
            addresses={code: lead.address for code, lead in leads.items()},
            excerpt=text,
            marks=marks,
        )


def _suggestible(documents: Sequence[Document], code: str) -> Iterator[tuple[str, Suggestion]]:
    repeated = Counter(document.heading for document in documents)
    for document in documents:
        if not document.anchor:
            yield stream(document.title, code), Suggestion(document.title, code, document.address)
    for document in documents:
        if document.anchor and repeated[document.heading] == 1:
            suggestion = Suggestion(document.heading, code, document.address, document.anchor)
            yield stream(document.heading, code), suggestion


class _Found:
    """The entries that answer, over all locales asked, and where each answers best."""

    def __init__(self, keys: Sequence[str], asked: Sequence[tuple[Sections, Reading]]) -> None:
        self._asked = asked
        self._scored = [_score(sections, reading) for sections, reading in asked]
        excluded = np.zeros(len(keys), bool)
        for sections, reading in asked:
            excluded[sections.keys[_excluded(sections, reading)]] = True
        answering = _answering(asked, self._scored)
        self._rank = np.full(len(keys), len(asked), np.int32)
        self._score = np.zeros(len(keys), np.float32)
        self._entry = np.zeros(len(keys), np.int64)
        for rank in reversed(range(len(asked))):
            entries = np.flatnonzero(answering[rank])
            here = asked[rank][0].keys[entries]
            self._rank[here] = rank
            self._score[here] = self._scored[rank].entries[entries]
            self._entry[here] = entries
        self._rank[excluded] = len(asked)
        answers = np.flatnonzero(self._rank < len(asked))
        self.order = answers[np.lexsort((-self._score[answers], self._rank[answers]))]

    def best(self, key: int) -> tuple[Document, float]:
        """The section that answers best for an entry, and its score."""
        rank = self._rank[key]
        return self._asked[rank][0].best(self._entry[key], self._scored[rank]), float(self._score[key])


def _score(sections: Sections, reading: Reading) -> Scored:
    scored = sections.score(reading.words)
    if not reading.phrases:
        return scored
    having = np.logical_and.reduce([sections.with_stream(phrase) for phrase in reading.phrases])
    return sections.only(scored, having, least=0.0 if reading.words else _PHRASE_ALONE)


def _answering(asked: Sequence[tuple[Sections, Reading]], scored: Sequence[Scored]) -> list[NDArray[np.bool_]]:
    """For each locale, the entries that have enough of the words; where none has in any, those that have most."""
    sizes = [len(reading.words) for _, reading in asked]
    enough = [(s.entries > 0) & (s.covered >= required_words(n)) for s, n in zip(scored, sizes, strict=True)]
    if any(answering.any() for answering in enough):
        return enough
    shares = [s.covered / max(n, 1) for s, n in zip(scored, sizes, strict=True)]
    most = max((share.max(initial=0.0) for share in shares), default=0.0)
    return [(s.entries > 0) & (share >= most) for s, share in zip(scored, shares, strict=True)]


def _excluded(sections: Sections, reading: Reading) -> NDArray[np.bool_]:
    """The entries with a word or phrase that is not wanted."""
    found = np.zeros(len(sections.starts), bool)
    for word in reading.excluded_words:
        found |= sections.score([word]).covered > 0
    for phrase in reading.excluded_phrases:
        found[sections.entries[sections.with_stream(phrase)]] = True
    return found
