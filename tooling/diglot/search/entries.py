"""The entries behind the sections: what they are called in each locale, and what their answers are narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.search.facets import Facet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.answers import Answers
    from diglot.search.sections import Sections

__all__ = ["Entries", "Narrowed"]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The numbers of the entries that are wanted, the best first; how many there would be in each locale alone, and of
    each kind and state without the filter by it.
    """

    order: NDArray[np.intp]
    languages: Mapping[str, int]
    kinds: Mapping[str, int]
    states: Mapping[str, int]


class Entries:
    """All entries of an index, by their numbers: `total` of them, in the order of the site."""

    def __init__(self, shelves: Mapping[str, Sections], total: int) -> None:
        leads: list[dict[str, Document]] = [{} for _ in range(total)]
        for sections in shelves.values():
            for key, start in zip(sections.keys.tolist(), sections.starts.tolist(), strict=True):
                leads[key][sections.locale] = sections.documents[start]
        self.total = total
        self.titles = [{code: lead.title for code, lead in by_code.items()} for by_code in leads]
        self.addresses = [{code: lead.address for code, lead in by_code.items()} for by_code in leads]
        self._rows = {code: row for row, code in enumerate(shelves)}
        self._has = np.array([[code in by_code for by_code in leads] for code in shelves], bool).reshape(
            len(shelves), total
        )
        self._kinds = Facet.of([[next((lead.kind for lead in by.values() if lead.kind), "") for by in leads]])
        self._states = Facet.of([[by[code].state if code in by else "" for by in leads] for code in shelves])

    def lacking(self, code: str) -> NDArray[np.bool_]:
        """The entries that do not exist in the locale `code`; none for no locale."""
        if not code:
            return np.zeros(self.total, bool)
        return ~self._has[self._rows[code]] if code in self._rows else np.ones(self.total, bool)

    def narrowed(self, found: Answers, kinds: Sequence[str], states: Sequence[str]) -> Narrowed:
        """What is `found`, of the `kinds` and in the `states` alone that are named, if any."""
        of_kinds = self._kinds.codes[0, found.order]
        of_states = self._states.codes[self._rows_of(found)[found.ways[found.order]], found.order]
        in_kinds, in_states = self._kinds.chosen(of_kinds, kinds), self._states.chosen(of_states, states)
        return Narrowed(
            order=found.order[in_kinds & in_states],
            languages={
                code: self._count(found.within(code), code, kinds, states) for code in dict.fromkeys(found.locales)
            },
            kinds=self._kinds.counted(of_kinds[in_states]),
            states=self._states.counted(of_states[in_kinds]),
        )

    def _count(self, keys: NDArray[np.intp], code: str, kinds: Sequence[str], states: Sequence[str]) -> int:
        if not kinds and not states:
            return len(keys)
        in_kinds = self._kinds.chosen(self._kinds.codes[0, keys], kinds)
        in_states = self._states.chosen(self._states.codes[self._rows[code], keys], states)
        return int(np.count_nonzero(in_kinds & in_states))

    def _rows_of(self, found: Answers) -> NDArray[np.intp]:
        return np.array([self._rows[code] for code in found.locales], np.intp)
