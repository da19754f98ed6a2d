"""The terms of the termbase in readings, whatever their inflection: worked out once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import Use, terms_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diglot.check.reading import Reading, Side
    from diglot.model.termbase import Termbase

__all__ = ["Use", "Uses"]


class Uses:
    """The terms that the readings of some sides use."""

    def __init__(self, sides: Iterable[Side], termbase: Termbase) -> None:
        # Most readings use none. The sides hold their readings, whose ids are therefore their own.
        self._found: dict[int, tuple[Use, ...]] = {}
        for side in sides:
            readings = side.readings
            found = terms_in([reading.words for reading in readings], side.entry.locale, termbase)
            self._found |= {id(readings[index]): uses for index, uses in found.items()}

    def of(self, reading: Reading) -> tuple[Use, ...]:
        """The terms that `reading` uses, in order; of terms within one another, the longest.

        A term that several concepts have is a use of each; of a concept's terms of one stem (*client*, *cliente*), the
        first is used.
        """
        return self._found.get(id(reading), ())
