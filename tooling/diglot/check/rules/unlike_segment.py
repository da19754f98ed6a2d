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
    from diglot.lang import Language

NAME = "unlike-segment"
LEVEL = Level.WARNING
WHAT = "A sentence of the translation says something else than the sentence in its place in the original."
WHY = "It was pasted into the wrong place, or one language was rewritten."

_LEAST_TAKEN_APART = 4
"""Words from which segments that the aligner refused to join are told with confidence."""
_UNLIKE = ((21, 0.22), (11, 0.1), (7, 0.02), (4, -0.2))
"""From how many words on the shorter side, below which `_trust` two sentences are told to be unlike: the longer, the
less a free translation weighs. With what follows, of 10,800 matches in manuals of eleven projects, freely translated,
7 are told, and 87 % of sentences put in each other's place; of 6,100 on the development pages 2, of which one says
something else, and 94 %; of 6,800 in manuals of four other projects that had no say in it 20, and 85 %."""
_WITHOUT_FACTS = 0.3
"""The same, from 4 words on, where the translation has none of the code and numbers of the original, nor any other. Of
55 such matches in those manuals one is below, of 213 sentences put in such a place all but two."""
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
        for match in [match for match in comparison.matches if _trust(match, usual) < _WITHOUT_FACTS]:
            if _is_unlike(comparison, match, _trust(match, usual)):
                message = f"not what {name} says ({match.source[0].text:.60}): {match.target[0].text:.60}"
                yield Finding(NAME, LEVEL, message, *comparison.places(match), subject=match.target[0].text)


def _trust(match: Match, usual: float) -> float:
    """The score of a match, less a share of that with which one side is like something else, in terms of the usual."""
    return (match.score - _RIVAL * match.rival) / usual


def _is_unlike(comparison: Comparison, match: Match, trust: float) -> bool:
    # Headings and titles are translated most freely of all.
    if not {reading.kind for reading in match.readings} <= {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return False
    words = _words(match.source, match.target)
    ours = _facts(match.source, comparison.source.language)
    theirs = _facts(match.target, comparison.target.language)
    if ours and not theirs:
        return words >= _UNLIKE[-1][0]
    # Words may be unknown: one fact in common is enough.
    return ours.isdisjoint(theirs) and any(words >= least and trust < most for least, most in _UNLIKE)


def _facts(readings: Sequence[Reading], language: Language) -> set[str]:
    """The code spans of one side, and its numbers of two digits or more."""
    numbers = {value for r in readings for number in numerals(r.text, language) for value in number.values}
    return {code for reading in readings for code in reading.codes} | {value for value in numbers if len(value) > 1}


def _words(source: Sequence[Reading], target: Sequence[Reading]) -> int:
    """How many words the side with fewer of them has."""
    return min(sum(len(reading.words) for reading in side) for side in (source, target))
