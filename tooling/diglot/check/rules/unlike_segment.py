"""unlike-segment: two segments that stand in each other's place and do not say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.gaps import Fate
from diglot.lang import numerals
from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison, Match
    from diglot.check.reading import Reading
    from diglot.check.subject import Subject

NAME = "unlike-segment"
LEVEL = Level.WARNING
WHAT = "A sentence of the translation says something else than the sentence in its place in the original."
WHY = "It was pasted into the wrong place, or one language was rewritten."

_LEAST_TAKEN_APART = 4
"""Words from which segments that the aligner refused to join are told with confidence."""
_UNLIKE = ((21, 0.24), (11, 0.13), (7, 0.05), (4, -0.2))
"""From how many words on the shorter side, below which doubt two sentences are told to be unlike: the longer, the less
a free translation weighs. The doubt is the score, less half of the score with which one of them is like another one, in
terms of the median score of the entry. Of 10,400 matches in manuals of eleven projects, freely translated, 0.1 % are
below, of sentences put in each other's place nine in ten; of 6,100 on the development pages two, of which one says
something else, and 19 of 20."""
_MOST = _UNLIKE[0][1]
_RIVAL = 0.5
_KNOWN = 0.4
"""The median score below which the aligner knows too little of an entry's words to say that two sentences are unlike:
without a model, English and French score 0.1 to 0.3."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per pair of segments that the aligner took apart, or put together for want of anything better."""
    for comparison in subject.comparisons:
        source, target = comparison.source, comparison.target
        name = subject.name_of(source.entry.locale)
        for gap in comparison.gaps:
            if gap.fate is Fate.REPLACED:
                first, other = target.readings[gap.target[0]], source.readings[gap.source[0]]
                readings = [source.readings[i] for i in gap.source], [target.readings[j] for j in gap.target]
                level = LEVEL if _words(*readings) >= _LEAST_TAKEN_APART else Level.NOTE
                message = f"not what {name} says ({other.text:.60}): {first.text:.60}"
                here, there = place_of(target, first), place_of(source, other)
                yield Finding(NAME, level, message, here, there, subject=first.text)
        usual = comparison.usual_score
        if usual < _KNOWN:
            continue
        for match in [match for match in comparison.matches if match.score - _RIVAL * match.rival < _MOST * usual]:
            if _is_unlike(match, usual) and not _share_facts(comparison, match):
                message = f"not what {name} says ({match.source[0].text:.60}): {match.target[0].text:.60}"
                yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=match.target[0].text)


def _is_unlike(match: Match, usual: float) -> bool:
    # Headings and titles are translated most freely of all.
    if not {reading.kind for reading in match.readings} <= {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    words = _words(match.source, match.target)
    doubt = (match.score - _RIVAL * match.rival) / usual
    return any(words >= least and doubt < most for least, most in _UNLIKE)


def _share_facts(comparison: Comparison, match: Match) -> bool:
    """Whether both sides have a number of two digits or more, or a code span, in common: words may be unknown."""
    sides = ((comparison.source.language, match.source), (comparison.target.language, match.target))
    facts = [
        {code for reading in readings for code in reading.codes}
        | {value for r in readings for number in numerals(r.text, tongue) for value in number.values if len(value) > 1}
        for tongue, readings in sides
    ]
    return not facts[0].isdisjoint(facts[1])


def _words(source: Sequence[Reading], target: Sequence[Reading]) -> int:
    """How many words the side with fewer of them has."""
    return min(sum(len(reading.words) for reading in side) for side in (source, target))
