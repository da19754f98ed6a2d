"""The entries that answer a question, and where each answers best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diglot.search.bits import at_least, bits_of, levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.search.scoring import Way

__all__ = ["Answer", "Answers"]


class Answer(NamedTuple):
    """An entry that answers: its number, the section that answers best, its score, and the way in which it does."""

    key: int
    section: int
    score: float
    way: Way


class Answers:
    """`ways` are the ways of asking, the best first: the question as it stands in each locale, the first `direct` of
    them, then in other words.

    `entries` are those that answer, as `bits`; `firsts` for each way those that answer in it and in none before.
    """

    def __init__(self, ways: Sequence[Way], *, direct: int) -> None:
        self.ways = ways
        self._direct = direct
        self._unwanted = _unwanted(ways[:direct])
        self._found = self._enough(ways)
        self.firsts: list[int] = []
        self.entries = 0
        for found in self._found:
            self.firsts.append(found & ~self.entries)
            self.entries |= found

    @property
    def expanded(self) -> tuple[str, ...]:
        """The locales in which other words than those of the question found something."""
        found = zip(self.ways[self._direct :], self.firsts[self._direct :], strict=True)
        return tuple(way.sections.locale for way, first in found if first)

    def within(self, locale: str) -> int:
        """Which entries would answer if only the texts in `locale` were asked, as `bits`."""
        asked = [n for n, way in enumerate(self.ways) if way.sections.locale == locale]
        within = 0
        for number in asked:
            within |= self._found[number]
        if not within:  # where none has enough of the words, those with most of them answer
            for found in self._enough([self.ways[number] for number in asked]):
                within |= found
        return within

    def ranked(self, chosen: int, lacking: int, *, offset: int, limit: int) -> list[Answer]:
        """The answers from `offset` on, the best first, of those that are `chosen` (`bits`).

        Entries `lacking` in the language of the question, which answer in other words or not at all, stand among those
        that answer as the question stands.
        """
        answers: list[Answer] = []
        for tier in self._tiers(chosen, lacking):
            if len(answers) == limit:
                break
            size = sum([entries.bit_count() for _, entries in tier])
            if offset < size:
                most = offset + limit - len(answers)
                # Of the same score, the entry that comes first in the site comes first.
                scored = [(*one, way) for way, entries in tier for one in way.scored(entries, most)]
                scored.sort()
                answers += [Answer(key, section, -lessness, way) for lessness, key, section, way in scored[offset:most]]
            offset = max(offset - size, 0)
        return answers

    def _tiers(self, chosen: int, lacking: int) -> Iterator[list[tuple[Way, int]]]:
        """The ways and which entries are asked in each, those to be shown before all others first."""
        kept = [(way, first & chosen) for way, first in zip(self.ways, self.firsts, strict=True)]
        if lacking:
            raised = [(way, entries & lacking) for way, entries in kept[self._direct :]]
            yield [(way, entries) for way, entries in (*kept[:1], *raised) if entries]
            kept = [*kept[1 : self._direct], *((way, entries & ~lacking) for way, entries in kept[self._direct :])]
        for way, entries in kept:
            if entries:
                yield [(way, entries)]

    def _enough(self, ways: Sequence[Way]) -> list[int]:
        """For each way, which entries have enough of the words; where none has in any, those that have most."""
        found = [at_least(way.sets, way.required) for way in ways]
        if not any(found):
            found = _most(ways)
        return [entries & ~self._unwanted for entries in found] if self._unwanted else found


def _most(ways: Sequence[Way]) -> list[int]:
    """For each way, which entries have the largest share of its words that any entry has of those of any way."""
    reached = []
    for way in ways:
        by_level = levels(way.sets, len(way.sets))
        most = max([level for level, entries in enumerate(by_level) if entries])
        reached.append((most / max(len(way.sets), 1), by_level[most]))
    best = max([share for share, _ in reached], default=0)
    return [entries if share == best > 0 else 0 for share, entries in reached]


def _unwanted(ways: Sequence[Way]) -> int:
    """The entries with a word or phrase that is left out, in any locale that is asked."""
    unwanted = 0
    for way in ways:
        for word in way.reading.excluded_words:
            for form in word:
                unwanted |= way.sections.uses(form).entries
        for phrase in way.reading.excluded_phrases:
            unwanted |= bits_of(way.sections.keys[way.sections.with_phrases((phrase,))], way.sections.total)
    return unwanted
