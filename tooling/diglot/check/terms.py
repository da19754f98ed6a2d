"""The terms of the termbase in readings, whatever their inflection: worked out once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import Use, terms_in

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from diglot.check.reading import Reading, Side
    from diglot.model.termbase import Termbase

__all__ = ["Use", "Uses"]


class Uses:
    """The terms that the readings of some sides use."""

    def __init__(self, sides: Collection[Side], termbase: Termbase) -> None:
        self._by_locale = {side.entry.locale: terms_in(side.row, side.entry.locale, termbase) for side in sides}
        # The sides hold their readings, whose ids are therefore their own.
        self._found: dict[int, tuple[Use, ...]] = {}
        for side in sides:
            self._found |= {id(side.readings[index]): uses for index, uses in self.by_index(side).items()}

    def by_index(self, side: Side) -> Mapping[int, tuple[Use, ...]]:
        """The terms that the readings of `side` use, by their indices; of those that use any."""
        return self._by_locale[side.entry.locale]

    def of(self, reading: Reading) -> tuple[Use, ...]:
        """The terms that `reading` uses, in order; of terms within one another, the longest.

        A term that several concepts have is a use of each; of a concept's terms of one stem (*client*, *cliente*), the
        first is used.
        """
        return self._found.get(id(reading), ())
