"""differing-number: a number that one language has and the other has not.

What counts as the same number is told in `diglot.lang.numbers`: `$1,250.50` and `1 250,50 $`, `6 p.m.` and `18 h`, `3`
and `trois`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.loose import Loose, by_bead, unequal
from diglot.lang import Numeral, numerals, spoken_numerals
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Reading
    from diglot.check.subject import Subject
    from diglot.lang import Language

NAME = "differing-number"
LEVEL = Level.WARNING
WHAT = "A number in one language of an entry is another number in the other, or missing."
WHY = "Readers act on prices, dates, deadlines and telephone numbers."


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each number that is another one in the translation; a note for each that is only missing."""
    for comparison in subject.comparisons:
        ours, theirs = _unmatched(comparison)
        others = by_bead(theirs)
        for loose in ours:
            if there := others.get(loose.bead):
                yield _another(comparison, subject, loose, there.pop(0))
            else:
                yield _only_in(comparison, subject, loose, is_source=True)
        for lone in others.values():
            yield from (_only_in(comparison, subject, loose, is_source=False) for loose in lone)


def _another(comparison: Comparison, subject: Subject, ours: Loose[Numeral], theirs: Loose[Numeral]) -> Finding:
    names = [subject.name_of(side.entry.locale) for side in (comparison.source, comparison.target)]
    message = f"{ours.value.text} in {names[0]}, {theirs.value.text} in {names[1]}"
    here, there = place_of(comparison.target, theirs.reading), place_of(comparison.source, ours.reading)
    return Finding(NAME, LEVEL, message, here, there, subject=f"{ours.value.text}|{theirs.value.text}")


def _only_in(comparison: Comparison, subject: Subject, loose: Loose[Numeral], *, is_source: bool) -> Finding:
    here, there = comparison.source, comparison.target
    bead = comparison.beads[loose.bead]
    other = bead.target[0]
    if not is_source:
        here, there, other = there, here, bead.source[0]
    names = subject.name_of(here.entry.locale), subject.name_of(there.entry.locale)
    message = f"{loose.value.text} in {names[0]} has no counterpart in {names[1]}"
    places = place_of(here, loose.reading), place_of(there, there.readings[other])
    return Finding(NAME, Level.NOTE, message, *places, subject=loose.value.text)


def _unmatched(comparison: Comparison) -> tuple[list[Loose[Numeral]], list[Loose[Numeral]]]:
    """The numbers of either side without a counterpart, in digits or words, in their bead or near it."""
    ours: list[Loose[Numeral]] = []
    theirs: list[Loose[Numeral]] = []
    for place in comparison.holding(comparison.source.figures, comparison.target.figures):
        match = comparison.matches[place]
        left = _numerals(match.source, match.number, comparison.source.language)
        right = _numerals(match.target, match.number, comparison.target.language)
        if left or right:
            left, right = unequal(left, right, Numeral.may_be, near=0)
            # Of a number that became another one, an article is no counterpart: *1.0* and *un rayon de 8,0*.
            has_both = bool(left and right)
            ours.extend(_not_spoken(left, match.target, comparison.target.language, articles=not has_both))
            theirs.extend(_not_spoken(right, match.source, comparison.source.language, articles=not has_both))
    return unequal(ours, theirs, Numeral.may_be)


def _numerals(readings: Sequence[Reading], number: int, language: Language) -> list[Loose[Numeral]]:
    return [Loose(number, reading, numeral) for reading in readings for numeral in numerals(reading.text, language)]


def _not_spoken(
    items: list[Loose[Numeral]], there: Sequence[Reading], language: Language, *, articles: bool
) -> list[Loose[Numeral]]:
    """The `items` that the readings `there` do not say in words, each number word for one of them."""
    if not items:
        return items
    spoken = [numeral for reading in there for numeral in spoken_numerals(reading.text, language)]
    spoken = [numeral for numeral in spoken if articles or "1" not in numeral.values]
    left: list[Loose[Numeral]] = []
    for loose in items:
        if (answer := next((numeral for numeral in spoken if loose.value.may_be(numeral)), None)) is None:
            left.append(loose)
        else:
            spoken.remove(answer)
    return left
