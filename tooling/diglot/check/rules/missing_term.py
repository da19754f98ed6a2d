"""missing-term: a term of the original for which the translation does not use the term that the team agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import stems
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison, Match
    from diglot.check.subject import Subject
    from diglot.check.terms import Use

NAME = "missing-term"
LEVEL = Level.NOTE
WHAT = "The original uses a term whose translation the termbase knows, and the translation does not use it."
WHY = "Readers who learnt the term elsewhere do not recognise what is meant."

_NEAR = 1
"""How many beads away the term may stand: what a sentence names, the next one need not repeat."""
_LEAST_WORDS = 2
"""Words of a term from which it is looked for. `Service`, `promise` and `staff` are words of everyday language, which a
good translation renders in many ways; `service level` and `role reversal` are terms."""


def find(subject: Subject) -> Iterator[Finding]:
    """A note for each term of several words that has none of its terms in the other language in or near its bead.

    A term of which the translation uses at least the first word is there: short for itself, or told in other words.
    """
    if not subject.termbase.concepts:
        return
    for comparison in subject.comparisons:
        said: set[str] = set()
        for index in comparison.holding(subject.uses.by_index(comparison.source)):
            match = comparison.matches[index]
            for use in _terms(comparison, match, subject):
                if use.concept.key in said or _is_there(comparison, index, use, subject):
                    continue
                said.add(use.concept.key)
                locale = comparison.target.entry.locale
                message = f"“{use.term.text}” is “{use.concept.preferred(locale)}” in {subject.name_of(locale)}"
                yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=use.concept.key)


def _terms(comparison: Comparison, match: Match, subject: Subject) -> Iterator[Use]:
    target = comparison.target.entry.locale
    for reading in match.source:
        for use in subject.uses.of(reading):
            if use.end - use.start >= _LEAST_WORDS and not use.is_forbidden and use.concept.preferred(target):
                yield use


def _is_there(comparison: Comparison, index: int, use: Use, subject: Subject) -> bool:
    locale = comparison.target.entry.locale
    near = comparison.matches[max(0, index - _NEAR) : index + _NEAR + 1]
    readings = [reading for match in near for reading in match.target]
    key = use.concept.key
    if any(found.concept.key == key for reading in readings for found in subject.uses.of(reading)):
        return True
    heads = {stems(tuple(t.text.lower().split()), locale)[0] for t in use.concept.terms if t.locale == locale}
    return any(not heads.isdisjoint(stems(reading.words, locale)) for reading in readings)
