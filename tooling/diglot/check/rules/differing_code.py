"""differing-code: code that one language spells in another way than the other."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.loose import NEAR, Loose, by_bead, unequal
from diglot.check.spelling import is_misspelt, is_translated, misspelt_line
from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Reading
    from diglot.check.subject import Subject

NAME = "differing-code"
LEVEL = Level.WARNING
WHAT = "A code span, or a line of a code block, is spelt in another way in the other language."
WHY = "A reader who copies it gets an error: code is not translated."


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each code span or line that is misspelt on either side; a note for a span that is another one."""
    for comparison in subject.comparisons:
        couples = [(a, b) for a, b in _couples(comparison) if not is_translated(a.value, b.value)]
        times = Counter((ours.value, theirs.value) for ours, theirs in couples)
        for ours, theirs in couples:
            # A slip is made once; what is another each time is meant to be.
            is_slip = times[ours.value, theirs.value] == 1 and is_misspelt(
                ours.value, theirs.value, comparison.are_words
            )
            places = place_of(comparison.target, theirs.reading), place_of(comparison.source, ours.reading)
            yield _finding(subject, comparison, (ours.value, theirs.value), places, LEVEL if is_slip else Level.NOTE)
        for match in comparison.matches:
            if match.source[0].kind is not BlockKind.CODE:
                continue
            blocks = [side[0].segment.text for side in (match.source, match.target)]
            is_code = all(reading.kind is BlockKind.CODE for reading in match.readings)
            if (
                is_code
                and blocks[0] != blocks[1]
                and (found := misspelt_line(blocks[0], blocks[1], comparison.are_words))
            ):
                here, there = (Place(place.path, place.line + found[0]) for place in comparison.places(match))
                yield _finding(subject, comparison, found[1:], (here, there), LEVEL)


def _finding(
    subject: Subject, comparison: Comparison, codes: tuple[str, str], places: tuple[Place, Place], level: Level
) -> Finding:
    names = [subject.name_of(side.entry.locale) for side in (comparison.source, comparison.target)]
    message = f"`{codes[0]}` in {names[0]}, `{codes[1]}` in {names[1]}"
    return Finding(NAME, level, message, *places, subject="|".join(codes))


def _couples(comparison: Comparison) -> Iterator[tuple[Loose[str], Loose[str]]]:
    """The code spans without an equal that stand in each other's place: in one bead, the most alike together.

    What is left over and is the other misspelt may stand a few beads away: sentences change places.
    """
    ours, theirs = _unmatched(comparison)
    if not ours or not theirs:
        return
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few entries differ so much that it is needed

    there = by_bead(theirs)
    near = [
        (abs(away), -ratio(one.value, other.value), number, one, other)
        for number, one in enumerate(ours)
        for away in range(-NEAR, NEAR + 1)
        for other in there.get(one.bead + away, ())
    ]
    taken: set[int] = set()
    for away, _, _, one, other in sorted(near, key=itemgetter(0, 1, 2)):
        if taken.isdisjoint((id(one), id(other))) and (not away or _is_moved_slip(comparison, one.value, other.value)):
            taken.update((id(one), id(other)))
            yield one, other


def _is_moved_slip(comparison: Comparison, code: str, other: str) -> bool:
    """Whether one is the other misspelt, wherever it stands: not `item1` and `item2`, which are two things."""
    figures = [[character for character in value if character.isdigit()] for value in (code, other)]
    return figures[0] == figures[1] and is_misspelt(code, other, comparison.are_words)


def _unmatched(comparison: Comparison) -> tuple[list[Loose[str]], list[Loose[str]]]:
    """The code spans of either side that do not stand near the same place on the other."""
    ours: list[Loose[str]] = []
    theirs: list[Loose[str]] = []
    for place in comparison.holding(comparison.source.coded, comparison.target.coded):
        match = comparison.matches[place]
        left, right = unequal(
            _codes(match.source, match.number), _codes(match.target, match.number), str.__eq__, near=0
        )
        ours += left
        theirs += right
    return unequal(ours, theirs, str.__eq__)


def _codes(readings: Sequence[Reading], number: int) -> list[Loose[str]]:
    return [Loose(number, reading, code) for reading in readings for code in reading.codes]
