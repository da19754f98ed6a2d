"""The entries behind the sections: what they are called in each locale, and what their answers are narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.search.facets import Facet
from diglot.search.scoring import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.answers import Answers
    from diglot.search.sections import Sections

__all__ = ["Entries", "Narrowed"]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which of the answers are wanted, None for all; how many those are, how many there would be in each locale alone,
    and of each kind and state without the filter by it.
    """

    chosen: NDArray[np.bool_] | None
    total: int
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    states: Mapping[str, int]


class Entries:
    """All entries of an index, `total` of them, by their numbers, in the order of the site."""

    def __init__(self, shelves: Mapping[str, Sections], total: int) -> None:
        leads: list[dict[str, Document]] = [{} for _ in range(total)]
        for sections in shelves.values():
            for key, document in zip(sections.keys.tolist(), sections.documents, strict=True):
                leads[key].setdefault(sections.locale, document)
        self.layout = Layout.of(shelves, total)
        self.titles = [{code: lead.title for code, lead in by_code.items()} for by_code in leads]
        self.addresses = [{code: lead.address for code, lead in by_code.items()} for by_code in leads]
        self._kinds = Facet.of([[next((lead.kind for lead in by.values() if lead.kind), "") for by in leads]])
        self._states = Facet.of([[by[code].state if code in by else "" for by in leads] for code in shelves])

    def lacking(self, code: str) -> NDArray[np.bool_] | None:
        """The entries that do not exist in the locale `code`; None where all do, and for no locale."""
        if not code:
            return None
        row = self.layout.rows.get(code)
        lacking = np.ones(self.layout.total, bool) if row is None else self.layout.counts[row] == 0
        return lacking if lacking.any() else None

    def narrowed(self, found: Answers, kinds: Sequence[str], states: Sequence[str]) -> Narrowed:
        """What is `found`, of the `kinds` and in the `states` alone that are named, if any."""
        of_kinds = self._kinds.codes[0, found.keys]
        of_states = self._states.codes[self._rows_of(found)[found.ways], found.keys]
        in_kinds, in_states = self._kinds.chosen(of_kinds, kinds), self._states.chosen(of_states, states)
        chosen = in_kinds & in_states if kinds or states else None
        return Narrowed(
            chosen=chosen,
            total=len(found.keys) if chosen is None else int(np.count_nonzero(chosen)),
            languages={
                code: self._count(found.within(code), code, kinds, states) for code in dict.fromkeys(found.locales)
            },
            kinds=self._kinds.counted(of_kinds[in_states] if states else of_kinds),
            states=self._states.counted(of_states[in_kinds] if kinds else of_states),
        )

    def _count(self, answering: NDArray[np.bool_], code: str, kinds: Sequence[str], states: Sequence[str]) -> int:
        if kinds:
            answering = answering & self._kinds.chosen(self._kinds.codes[0], kinds)
        if states:
            answering = answering & self._states.chosen(self._states.codes[self.layout.rows[code]], states)
        return int(np.count_nonzero(answering))

    def _rows_of(self, found: Answers) -> NDArray[np.intp]:
        return np.array([self.layout.rows[code] for code in found.locales], np.intp)
