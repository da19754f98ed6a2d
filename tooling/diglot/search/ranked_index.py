"""An `Index` that ranks in memory what a store has kept: nothing in it knows which store."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diglot.model.document import Document, Hit, Results
from diglot.search.analysis import stream
from diglot.search.excerpts import excerpt
from diglot.search.expansion import expansion
from diglot.search.index import MOST_HITS
from diglot.search.query import read_query
from diglot.search.ranking import required_words
from diglot.search.reading import Reading, read_in
from diglot.search.suggestions import Suggestions
from diglot.search.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Suggestion
    from diglot.search.index import Index
    from diglot.search.sections import Scored, Sections

__all__ = ["RankedIndex"]

_NOTHING = Thesaurus()
_PHRASE_ALONE = 1.0
"""The score of a phrase of stop words, which have no weight of their own."""


class RankedIndex:
    """See `diglot.search.index.Index`."""

    def __init__(
        self, shelves: Mapping[str, Sections], keys: Sequence[str], generation: str, thesaurus: Thesaurus
    ) -> None:
        self.generation = generation
        self._thesaurus = thesaurus
        self._vocabularies = {code: sections.vocabulary for code, sections in shelves.items()}
        self.shelves = shelves
        self._keys = keys
        self._leads: list[dict[str, Document]] = [{} for _ in keys]
        kinds = [""] * len(keys)
        for sections in shelves.values():
            for key, start in zip(sections.keys, sections.starts, strict=True):
                lead = sections.documents[start]
                self._leads[key][sections.locale] = lead
                kinds[key] = kinds[key] or lead.kind
        self._kinds = np.array(kinds, dtype=object)
        self._suggestible: dict[str, Suggestions] = {}
        self._lackings: dict[str, NDArray[np.bool_]] = {}

    def search(  # noqa: PLR0913  # see there
        self,
        query: str,
        *,
        locales: Sequence[str],
        kinds: Sequence[str] = (),
        states: Sequence[str] = (),
        limit: int = 10,
        offset: int = 0,
        expand: bool = True,
        reader: str = "",
    ) -> Results:
        """See `Index.search`."""
        asked = read_query(query)
        shelves = [self.shelves[code] for code in locales if code in self.shelves]
        expanded = expansion(asked, locales, self._vocabularies, self._thesaurus if expand else _NOTHING, reader=reader)
        readings, corrections = read_in(asked, shelves, known=expanded.known)
        ways = [(sections, readings[sections.locale]) for sections in shelves]
        ways += [
            (sections, replace(readings[sections.locale], words=words))
            for sections in shelves
            if (words := expanded.words(sections.locale))
        ]
        found = _Found(self._keys, ways, direct=len(shelves), lacking=self._lacking(expanded.locale, locales))
        in_kinds = [key for key in found.order if not kinds or self._kinds[key] in kinds]
        state_of = {key: self._leads[key][found.locale(key)].state for key in found.order}
        order = [key for key in in_kinds if not states or state_of[key] in states]
        wanted = order[offset : offset + min(limit, MOST_HITS)]
        return Results(
            query=asked.text,
            hits=tuple(self._hit(key, found) for key in wanted),
            total=len(order),
            offset=offset,
            corrections=corrections,
            expansions={code: expanded.told(code) for code in found.expanded},
            kinds=Counter(self._kinds[key] for key in found.order if not states or state_of[key] in states),
            states=Counter(state_of[key] for key in in_kinds),
            shortened=asked.shortened,
            generation=self.generation,
        )

    def suggest(self, prefix: str, *, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See `Index.suggest`."""
        suggestions = self._suggestions(locale)
        return suggestions(stream(read_query(prefix).text, locale).split(), limit) if suggestions else ()

    def warm(self, previous: Index) -> None:
        """See `Index.warm`."""
        for code, sections in self.shelves.items():
            if isinstance(previous, RankedIndex) and code in previous.shelves:
                sections.warm(previous.shelves[code])
            self._suggestions(code)

    def _lacking(self, question: str, locales: Sequence[str]) -> NDArray[np.bool_]:
        """The entries that a question in the language of the reader can only find in another."""
        if not locales or question != locales[0]:
            return np.zeros(len(self._keys), bool)
        if question not in self._lackings:
            self._lackings[question] = np.array([question not in leads for leads in self._leads], bool)
        return self._lackings[question]

    def _suggestions(self, code: str) -> Suggestions | None:
        if code not in self._suggestible and code in self.shelves:
            self._suggestible[code] = Suggestions(self.shelves[code].documents, code)
        return self._suggestible.get(code)

    def _hit(self, key: int, found: _Found) -> Hit:
        document, score, reading = found.best(key)
        text, marks = excerpt(document, reading.words, reading.phrases)
        leads = self._leads[key]
        return Hit(
            document=document,
            score=round(score, 4),
            titles={code: lead.title for code, lead in leads.items()},
            addresses={code: lead.address for code, lead in leads.items()},
            excerpt=text,
            marks=marks,
        )


_Way = tuple["Sections", "Reading"]


class _Found:
    """The entries that answer, and where each answers best.

    `asked` are the ways of asking, the best first: the question as it stands in each locale, the first `direct` of
    them, then in other words. Those `lacking` in the language of the question answer in other words or not at all, and
    stand among those that answer as the question stands, by their score.
    """

    def __init__(self, keys: Sequence[str], asked: Sequence[_Way], *, direct: int, lacking: NDArray[np.bool_]) -> None:
        self._asked = asked
        self._direct = direct
        self._scored = [_score(sections, reading) for sections, reading in asked]
        excluded = np.zeros(len(keys), bool)
        for sections, reading in asked[:direct]:
            excluded[sections.keys[_excluded(sections, reading)]] = True
        answering = _answering(asked, self._scored, direct)
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
        tiers = np.where(lacking & (self._rank >= direct), 0, self._rank)
        self.order = answers[np.lexsort((-self._score[answers], tiers[answers]))]

    def locale(self, key: int) -> str:
        """The locale in which an entry answers."""
        sections: Sections = self._asked[self._rank[key]][0]
        return sections.locale

    @property
    def expanded(self) -> tuple[str, ...]:
        """The locales in which other words than those of the question found something."""
        ways = np.unique(self._rank)
        return tuple(self._asked[way][0].locale for way in ways if self._direct <= way < len(self._asked))

    def best(self, key: int) -> tuple[Document, float, Reading]:
        """The section that answers best for an entry, its score, and the reading that it answers."""
        rank = self._rank[key]
        sections, reading = self._asked[rank]
        return sections.best(self._entry[key], self._scored[rank]), float(self._score[key]), reading


def _score(sections: Sections, reading: Reading) -> Scored:
    scored = sections.score(reading.words)
    if not reading.phrases:
        return scored
    having = np.logical_and.reduce([sections.with_stream(phrase) for phrase in reading.phrases])
    return sections.only(scored, having, least=0.0 if reading.words else _PHRASE_ALONE)


def _answering(asked: Sequence[_Way], scored: Sequence[Scored], direct: int) -> list[NDArray[np.bool_]]:
    """For each way, the entries that have enough of the words; where none has in any, those that have most."""
    sizes = [len(reading.words) for _, reading in asked]
    required = [required_words(n, translated=way >= direct) for way, n in enumerate(sizes)]
    enough = [(s.entries > 0) & (s.covered >= n) for s, n in zip(scored, required, strict=True)]
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
