"""differing-number: a number that one language has and the other has not.

What counts as the same number is told in `diglot.lang.numbers`: `$1,250.50` and `1 250,50 $`, `6 p.m.` and `18 h`, `3`
and `trois`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.lang import numerals, spoken_numerals
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Reading, Side
    from diglot.check.subject import Subject
    from diglot.lang import Language, Numeral

NAME = "differing-number"
LEVEL = Level.WARNING
WHAT = "A number in one language of an entry is another number in the other, or missing."
WHY = "Readers act on prices, dates, deadlines and telephone numbers."

_NEAR = 2
"""How many beads away a number may have gone: translators join, split and reorder sentences."""

_Loose = tuple[int, "Reading", "Numeral"]


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each number that is another one in the translation; a note for each that is only missing."""
    for comparison in subject.comparisons:
        ours, theirs = _unmatched(comparison)
        while ours:
            number, reading, numeral = ours.pop(0)
            other = next((loose for loose in theirs if loose[0] == number), None)
            if other is None:
                yield _only_in(comparison.source, comparison.target, comparison, subject, (number, reading, numeral))
                continue
            theirs.remove(other)
            names = (subject.name_of(side.entry.locale) for side in (comparison.source, comparison.target))
            message = "{} in {}, {} in {}".format(*_zipped((numeral.text, other[2].text), names))
            here, there = place_of(comparison.target, other[1]), place_of(comparison.source, reading)
            yield Finding(NAME, LEVEL, message, here, there, subject=f"{numeral.text}|{other[2].text}")
        for loose in theirs:
            yield _only_in(comparison.target, comparison.source, comparison, subject, loose)


def _zipped(texts: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    for pair in zip(texts, names, strict=True):
        yield from pair


def _only_in(here: Side, there: Side, comparison: Comparison, subject: Subject, loose: _Loose) -> Finding:
    number, reading, numeral = loose
    names = subject.name_of(here.entry.locale), subject.name_of(there.entry.locale)
    message = f"{numeral.text} in {names[0]} has no counterpart in {names[1]}"
    bead = comparison.beads[number]
    other = there.readings[(bead.target if here is comparison.source else bead.source)[0]]
    return Finding(NAME, Level.NOTE, message, place_of(here, reading), place_of(there, other), subject=numeral.text)


def _unmatched(comparison: Comparison) -> tuple[list[_Loose], list[_Loose]]:
    """The numbers of either side without a counterpart, in digits or words, in their bead or near it."""
    ours: list[_Loose] = []
    theirs: list[_Loose] = []
    for match in comparison.matches:
        left = _numerals(match.source, match.number, comparison.source.language)
        right = _numerals(match.target, match.number, comparison.target.language)
        if left or right:
            left, right = _without_equal(left, right)
            ours.extend(_not_spoken(left, match.target, comparison.target.language))
            theirs.extend(_not_spoken(right, match.source, comparison.source.language))
    return _without_equal(ours, theirs)


def _numerals(readings: Sequence[Reading], number: int, language: Language) -> list[_Loose]:
    return [(number, reading, numeral) for reading in readings for numeral in numerals(reading.text, language)]


def _without_equal(ours: list[_Loose], theirs: list[_Loose]) -> tuple[list[_Loose], list[_Loose]]:
    left: list[_Loose] = []
    right = list(theirs)
    for loose in ours:
        equal = next((o for o in right if abs(o[0] - loose[0]) <= _NEAR and loose[2].may_be(o[2])), None)
        if equal is None:
            left.append(loose)
        else:
            right.remove(equal)
    return left, right


def _not_spoken(loose: list[_Loose], there: Sequence[Reading], language: Language) -> list[_Loose]:
    if not loose:
        return loose
    spoken = [numeral for reading in there for numeral in spoken_numerals(reading.text, language)]
    return [item for item in loose if not any(item[2].may_be(numeral) for numeral in spoken)]
