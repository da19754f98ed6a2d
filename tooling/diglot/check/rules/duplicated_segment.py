"""duplicated-segment: a sentence or paragraph that stands twice in one language and once in the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.gaps import Fate
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison
    from diglot.check.subject import Subject

NAME = "duplicated-segment"
LEVEL = Level.WARNING
WHAT = "A sentence or a paragraph stands twice in one language and once in the other."
WHY = "It was pasted twice, or a correction was put beside what it corrects."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of repeated segments."""
    for comparison in subject.comparisons:
        for number, side in enumerate((comparison.source, comparison.target)):
            for _, run in groupby(enumerate(_repeated(comparison, number)), key=lambda item: item[1][0] - item[0]):
                index, original = next(iter(run))[1]
                reading = side.readings[index]
                message = f"stands twice, also in line {side.readings[original].segment.line}: {reading.text:.80}"
                yield Finding(NAME, LEVEL, message, place_of(side, reading), subject=reading.text)


def _repeated(comparison: Comparison, number: int) -> list[tuple[int, int]]:
    """The segments of the source (0) or the target (1) that stand there again, in order, and what each repeats."""
    found = {
        (gap.source, gap.target)[number][0]: gap.of
        for gap in comparison.gaps
        if gap.fate is Fate.REPEATED and gap.of is not None and (gap.source, gap.target)[number]
    }
    here, there = comparison.source, comparison.target
    if number:
        here, there = there, here
    # The aligner may give each copy a sentence of the same paragraph.
    if (doubled := here.doubled) and not there.doubled:
        found |= doubled
    return sorted(found.items())
