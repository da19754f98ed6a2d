"""The entries behind the sections: what they are called in each locale, and what their answers are narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.search.facets import Facet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.model.document import Document
    from diglot.search.answers import Answers
    from diglot.search.sections import Sections

__all__ = ["Entries", "Narrowed"]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which of the answers are wanted, as `bits`; how many those are, how many there would be in each locale alone, and
    of each kind and state without the filter by it.
    """

    chosen: int
    total: int
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    states: Mapping[str, int]


class Entries:
    """All entries of an index, `total` of them, by their numbers, in the order of the site."""

    def __init__(self, shelves: Mapping[str, Sections], total: int) -> None:
        leads: list[dict[str, Document]] = [{} for _ in range(total)]
        for sections in shelves.values():
            for key, (first, _) in sections.bounds.items():
                leads[key][sections.locale] = sections.documents[first]
        self.titles = [{code: lead.title for code, lead in by_code.items()} for by_code in leads]
        self.addresses = [{code: lead.address for code, lead in by_code.items()} for by_code in leads]
        self._kinds = Facet.of([next((lead.kind for lead in by.values() if lead.kind), "") for by in leads])
        self._states = {code: Facet.of([by[code].state if code in by else "" for by in leads]) for code in shelves}
        everything = (1 << total) - 1
        self._lacking = {code: everything & ~sections.entries for code, sections in shelves.items()}
        self._everything = everything

    def lacking(self, code: str) -> int:
        """The entries that do not exist in the locale `code`, as `bits`; none for no locale."""
        return self._lacking.get(code, self._everything) if code else 0

    def narrowed(self, found: Answers, kinds: Sequence[str], states: Sequence[str]) -> Narrowed:
        """What is `found`, of the `kinds` and in the `states` alone that are named, if any."""
        in_kinds = found.entries & self._kinds.chosen(kinds) if kinds else found.entries
        in_states = found.entries
        if states:
            in_states = 0
            for way, first in zip(found.ways, found.firsts, strict=True):
                in_states |= first & self._states[way.sections.locale].chosen(states)
        chosen = in_kinds & in_states
        locales = dict.fromkeys([way.sections.locale for way in found.ways])
        return Narrowed(
            chosen=chosen,
            total=chosen.bit_count(),
            languages={code: self._count(found.within(code), code, kinds, states) for code in locales},
            kinds=self._kinds.counted(in_states),
            states=self._states_of(found, in_kinds),
        )

    def _count(self, answering: int, code: str, kinds: Sequence[str], states: Sequence[str]) -> int:
        if kinds:
            answering &= self._kinds.chosen(kinds)
        if states:
            answering &= self._states[code].chosen(states)
        return answering.bit_count()

    def _states_of(self, found: Answers, chosen: int) -> dict[str, int]:
        counts: dict[str, int] = {}
        for way, first in zip(found.ways, found.firsts, strict=True):
            if answering := first & chosen:
                for state, count in self._states[way.sections.locale].counted(answering).items():
                    counts[state] = counts.get(state, 0) + count
        return {state: counts[state] for state in sorted(counts)}
