"""unlike-segment: two segments that stand in each other's place and do not say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.gaps import Fate
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Match
    from diglot.check.subject import Subject

NAME = "unlike-segment"
LEVEL = Level.WARNING
WHAT = "A sentence of the translation says something else than the sentence in its place in the original."
WHY = "It was pasted into the wrong place, or one language was rewritten."

_LEAST_WORDS = 7
"""Words from which a sentence tells by its score: in shorter ones a single free translation decides."""
_UNLIKE = 0.2
"""The score below which two sentences are told to be unlike. Of 1,600 matching sentences of seven words and more on the
development pages none is below 0.21, 0.5 % below 0.3."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per pair of segments that the aligner took apart, or put together for want of anything better."""
    for comparison in subject.comparisons:
        source, target = comparison.source, comparison.target
        name = subject.name_of(source.entry.locale)
        for gap in comparison.gaps:
            if gap.fate is Fate.REPLACED:
                first, other = target.readings[gap.target[0]], source.readings[gap.source[0]]
                words = min(sum(len(target.readings[j].words) for j in gap.target), sum(len(source.readings[i].words) for i in gap.source))
                level = LEVEL if words >= _LEAST_WORDS else Level.NOTE
                message = f"not what {name} says ({other.text:.60}): {first.text:.60}"
                yield Finding(NAME, level, message, place_of(target, first), place_of(source, other), subject=first.text)
        for match in comparison.matches:
            if _is_unlike(match):
                message = f"not what {name} says ({match.source[0].text:.60}): {match.target[0].text:.60}"
                yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=match.target[0].text)


def _is_unlike(match: Match) -> bool:
    if not (match.source[0].is_prose and match.target[0].is_prose) or match.score >= _UNLIKE:
        return False
    return min(sum(len(r.words) for r in side) for side in (match.source, match.target)) >= _LEAST_WORDS
