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
_UNLIKE = ((21, 0.34), (11, 0.27), (7, 0.2))
"""From how many words on the shorter side, below which score two sentences are told to be unlike: the longer, the less
a free translation weighs. Of matching sentences on the development pages (1,600 in two of the three collections) the
lowest scores are 0.36 from 21 words, 0.28 from 11 and 0.21 from 7; sentences that were put in each other's place score
0.1 to 0.3."""
_USUAL = 0.7
"""The median score of the entries that these were measured on; where it is lower, they are lower in proportion."""
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
        measure = min(1.0, usual / _USUAL) if usual >= _KNOWN else 0.0
        for match in [match for match in comparison.matches if match.score < _UNLIKE[0][1] * measure]:
            if _is_unlike(match, measure) and not _share_facts(comparison, match):
                message = f"not what {name} says ({match.source[0].text:.60}): {match.target[0].text:.60}"
                yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=match.target[0].text)


def _is_unlike(match: Match, measure: float) -> bool:
    # Headings and titles are translated most freely of all.
    if not {reading.kind for reading in match.readings} <= {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    words = _words(match.source, match.target)
    return any(words >= least and match.score < score * measure for least, score in _UNLIKE)


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
