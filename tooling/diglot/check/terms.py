"""The terms of the termbase in a reading, whatever their inflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import Use, used_terms

if TYPE_CHECKING:
    from diglot.check.reading import Reading
    from diglot.model.termbase import Termbase

__all__ = ["Use", "used"]


def used(reading: Reading, locale: str, termbase: Termbase) -> tuple[Use, ...]:
    """The terms that `reading` uses, in order; of terms within one another, the longest."""
    return used_terms(reading.words, locale, termbase)
