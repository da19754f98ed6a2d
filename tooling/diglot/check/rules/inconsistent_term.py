"""inconsistent-term: one concept under two names in one entry, where the original has one name for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Reading, Side
    from diglot.check.subject import Subject

NAME = "inconsistent-term"
LEVEL = Level.NOTE
WHAT = "A concept has two names in a translation, and one in the original."
WHY = "Readers look for the difference between two names for one thing."

_OFTEN = 2
"""How often each name must be used: an admitted term used once is a change of words, not of usage."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note per concept, at the first use of the name that is used less."""
    if not subject.termbase.concepts:
        return
    for comparison in subject.comparisons:
        for names in _names(comparison, subject):
            ordered = sorted(names.items(), key=lambda item: len(item[1]))
            (rare, uses), (usual, _) = ordered[0], ordered[-1]
            if len(names) > 1 and len(uses) >= _OFTEN:
                message = f"“{rare}” here, “{usual}” elsewhere in the entry"
                yield Finding(NAME, LEVEL, message, place_of(comparison.target, uses[0]), subject=rare)


def _names(comparison: Comparison, subject: Subject) -> Iterator[dict[str, list[Reading]]]:
    """For each concept that the source calls by one term, the terms of the target with the readings that use them."""
    several = _with_several_names(comparison.target, subject)
    if not several:
        return
    there: dict[str, dict[str, list[Reading]]] = defaultdict(lambda: defaultdict(list))
    here: dict[str, set[str]] = defaultdict(set)
    for place in comparison.holding(subject.uses.by_index(comparison.source)):
        match = comparison.matches[place]
        named = [use for reading in match.source for use in subject.uses.of(reading) if not use.is_forbidden]
        for use in named:
            here[use.concept.key].add(use.term.text)
        keys = several.intersection([use.concept.key for use in named])
        for reading in match.target if keys else ():
            for use in subject.uses.of(reading):
                if use.concept.key in keys and not use.is_forbidden:
                    there[use.concept.key][use.term.text].append(reading)
    yield from (dict(names) for concept, names in there.items() if len(here[concept]) == 1)


def _with_several_names(side: Side, subject: Subject) -> set[str]:
    """The concepts for which `side` uses several terms."""
    used = {(use.concept.key, use.term.text) for uses in subject.uses.by_index(side).values() for use in uses}
    return {concept for concept, times in Counter([concept for concept, _ in used]).items() if times > 1}
