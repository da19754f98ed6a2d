"""An `Index` that ranks in memory what a store has kept: nothing in it knows which store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.document import Hit, Results
from diglot.search.answers import Answers
from diglot.search.entries import Entries
from diglot.search.excerpts import excerpt
from diglot.search.expansion import Expander, Expansion
from diglot.search.index import MOST_HITS
from diglot.search.query import read_query
from diglot.search.reading import Reader, Reading
from diglot.search.scoring import Way
from diglot.search.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.model.document import Suggestion
    from diglot.search.answers import Answer
    from diglot.search.index import Index
    from diglot.search.sections import Sections
    from diglot.search.thesaurus import Thesaurus

__all__ = ["RankedIndex"]

_AS_IT_STANDS = Expansion()
_NO_EXCERPT: tuple[str, tuple[tuple[int, int], ...]] = ("", ())


class RankedIndex:
    """See `diglot.search.index.Index`."""

    def __init__(self, shelves: Mapping[str, Sections], total: int, generation: str, thesaurus: Thesaurus) -> None:
        self.generation = generation
        self._expanded = Expander({code: sections.vocabulary for code, sections in shelves.items()}, thesaurus)
        self.shelves = shelves
        self._read = Reader(shelves)
        self._entries = Entries(shelves, total)
        self._suggestible: dict[str, Suggestions] = {}

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
        excerpts: bool = True,
    ) -> Results:
        """See `Index.search`."""
        asked = read_query(query)
        codes = tuple([code for code in locales if code in self.shelves])
        expanded = self._expanded(asked, locales, reader=reader) if expand else _AS_IT_STANDS
        readings, corrections = self._read(asked, codes, known=expanded.known)
        ways = [Way(self.shelves[code], readings[code], translated=False) for code in codes]
        ways += [
            Way(self.shelves[code], other, translated=True)
            for code in codes
            if (other := _in_other_words(readings[code], code, expanded))
        ]
        # What the reader's language lacks, a question in it can only find in another.
        lacking = self._entries.lacking(expanded.locale if expanded.locale == next(iter(locales), "") else "")
        found = Answers(ways, direct=len(codes))
        narrowed = self._entries.narrowed(found, kinds, states)
        answers = found.ranked(narrowed.chosen, lacking, offset=offset, limit=min(limit, MOST_HITS))
        return Results(
            query=asked.text,
            hits=tuple([self._hit(answer, excerpts) for answer in answers]),
            total=narrowed.total,
            offset=offset,
            corrections=corrections,
            expansions={code: told for code in found.expanded if (told := expanded.told(code))},
            languages=narrowed.languages,
            kinds=narrowed.kinds,
            states=narrowed.states,
            shortened=asked.shortened,
            generation=self.generation,
        )

    def suggest(self, prefix: str, *, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """See `Index.suggest`."""
        suggestions = self._suggestions(locale)
        return suggestions(read_query(prefix).text, limit) if suggestions else ()

    def warm(self, previous: Index) -> None:
        """See `Index.warm`."""
        for code, sections in self.shelves.items():
            if isinstance(previous, RankedIndex) and code in previous.shelves:
                sections.warm(previous.shelves[code])
            self._suggestions(code)

    def _suggestions(self, code: str) -> Suggestions | None:
        if code not in self._suggestible and code in self.shelves:
            shelf = self.shelves[code]
            self._suggestible[code] = Suggestions(shelf.documents, code, shelf.vocabulary)
        return self._suggestible.get(code)

    def _hit(self, answer: Answer, excerpts: bool) -> Hit:
        way, number = answer.way, answer.section
        document = way.sections.documents[number]
        text, marks = _NO_EXCERPT
        if excerpts:
            text, marks = excerpt(document, way.sections.wordings[number], way.sections.lexicon, way.wanted)
        titles, addresses = self._entries.titles[answer.key], self._entries.addresses[answer.key]
        return Hit(document, answer.score, titles, addresses, text, marks)


def _in_other_words(reading: Reading, locale: str, expanded: Expansion) -> Reading | None:
    """What is asked of `locale` besides. In the language of the question, where no synonyms are known, the question
    itself: an entry with some of the words is not to be shown in another language because that asks for fewer.
    """
    if words := expanded.words(locale):
        return Reading(words, reading.phrases, reading.excluded_words, reading.excluded_phrases)
    return reading if expanded.known and locale == expanded.locale and len(reading.words) > 1 else None
