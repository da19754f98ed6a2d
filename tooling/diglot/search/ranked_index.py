"""An `Index` that ranks in memory what a store has kept: nothing in it knows which store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from diglot.model.document import Document, Hit, Results
from diglot.search.analysis import stream
from diglot.search.answers import Answers, Way
from diglot.search.excerpts import excerpt
from diglot.search.expansion import expansion
from diglot.search.facets import Facet
from diglot.search.index import MOST_HITS
from diglot.search.query import read_query
from diglot.search.reading import read_in
from diglot.search.suggestions import Suggestions
from diglot.search.thesaurus import Thesaurus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Suggestion
    from diglot.search.index import Index
    from diglot.search.sections import Sections

__all__ = ["RankedIndex"]

_NOTHING = Thesaurus()


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
        self._rows = {code: row for row, code in enumerate(shelves)}
        kinds = [""] * len(keys)
        states = [[""] * len(keys) for _ in shelves or ("",)]
        for sections in shelves.values():
            for key, start in zip(sections.keys, sections.starts, strict=True):
                lead = sections.documents[start]
                self._leads[key][sections.locale] = lead
                kinds[key] = kinds[key] or lead.kind
                states[self._rows[sections.locale]][key] = str(lead.state)
        self._kinds = Facet([kinds])
        self._states = Facet(states)
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
        within: str = "",
    ) -> Results:
        """See `Index.search`."""
        asked = read_query(query)
        shelves = [self.shelves[code] for code in locales if code in self.shelves]
        expanded = expansion(asked, locales, self._vocabularies, self._thesaurus if expand else _NOTHING, reader=reader)
        readings, corrections = read_in(asked, shelves, known=expanded.known)
        ways = [Way(sections, readings[sections.locale]) for sections in shelves]
        ways += [
            Way(sections, replace(readings[sections.locale], words=words), is_translated=True)
            for sections in shelves
            if (words := expanded.words(sections.locale))
        ]
        asks_so = bool(locales) and expanded.locale == locales[0]
        found = Answers(len(self._keys), ways, lack=self._lacking(expanded.locale), asks_so=asks_so, within=within)
        rows = np.array([self._rows[way.sections.locale] for way in ways], np.int64)
        kinds_of = self._kinds.numbers[0][found.order]
        states_of = self._states.numbers[rows[found.ways(found.order)], found.order]
        in_kinds, in_states = self._kinds.among(kinds_of, kinds), self._states.among(states_of, states)
        order = found.order[in_kinds & in_states]
        return Results(
            query=asked.text,
            hits=tuple(self._hit(key, found) for key in order[offset : offset + min(limit, MOST_HITS)].tolist()),
            total=len(order),
            offset=offset,
            corrections=corrections,
            expansions={code: expanded.told(code) for code in found.expanded},
            kinds=self._kinds.counted(kinds_of[in_states]),
            states=self._states.counted(states_of[in_kinds]),
            languages={sections.locale: self._count(found, sections.locale, kinds, states) for sections in shelves},
            shortened=asked.shortened,
            generation=self.generation,
        )

    def _count(self, found: Answers, locale: str, kinds: Sequence[str], states: Sequence[str]) -> int:
        """How many entries of the wanted `kinds` and `states` answer in `locale`."""
        among = found.among(locale)
        if kinds:
            among &= self._kinds.among(self._kinds.numbers[0], kinds)
        if states:
            among &= self._states.among(self._states.numbers[self._rows[locale]], states)
        return int(np.count_nonzero(among))

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

    def _lacking(self, question: str) -> NDArray[np.bool_]:
        """The entries that a question in that language can only find in another; none where the language is unknown."""
        if question not in self._lackings:
            lack = [bool(question) and question not in leads for leads in self._leads]
            self._lackings[question] = np.array(lack, bool)
        return self._lackings[question]

    def _suggestions(self, code: str) -> Suggestions | None:
        if code not in self._suggestible and code in self.shelves:
            self._suggestible[code] = Suggestions(self.shelves[code].documents, code)
        return self._suggestible.get(code)

    def _hit(self, key: int, found: Answers) -> Hit:
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
