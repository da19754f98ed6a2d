"""The terms of the termbase in a reading, whatever their inflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import Use, used_terms

if TYPE_CHECKING:
    from diglot.check.reading import Reading
    from diglot.model.termbase import Termbase

__all__ = ["Use", "used"]


def used(reading: Reading, locale: str, termbase: Termbase) -> tuple[Use, ...]:
    """The terms that `reading` uses, in order; of terms within one another, the longest.

    A term that several concepts have is a use of each; of a concept's terms of one stem (*client*, *cliente*), the
    first is used.
    """
    if not termbase.concepts or not reading.words:
        return ()
    known = _recent.get(id(reading))
    # What is remembered is held, so that its id is its own.
    if known is None or known[0] is not reading or known[1] is not termbase or known[2] != locale:
        if len(_recent) >= _MOST_REMEMBERED:
            _recent.clear()
        known = _recent[id(reading)] = (reading, termbase, locale, used_terms(reading.words, locale, termbase))
    return known[3]


_MOST_REMEMBERED = 4096
"""Readings: those of some entries."""
_recent: dict[int, tuple[Reading, Termbase, str, tuple[Use, ...]]] = {}
"""The uses in the readings of late: four rules ask for them, some for every reading twice."""
