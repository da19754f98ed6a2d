"""mixed-quotes: quotation marks of two kinds in one entry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.lang import quotation_marks
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "mixed-quotes"
LEVEL = Level.NOTE
WHAT = "An entry sets quotations in different kinds of quotation marks."
WHY = "It looks as if it were put together from several texts."


def find(subject: Subject) -> Iterator[Finding]:
    """One note per entry, at the first quotation in the kind that it uses less."""
    for side in subject.sides.values():
        used = [
            (kind, reading) for reading in side.readings if reading.is_prose for kind in quotation_marks(reading.text)
        ]
        counts = Counter(kind for kind, _ in used)
        if len(counts) > 1:
            (most, _), (rare, _) = counts.most_common()[0], counts.most_common()[-1]
            reading = next(reading for kind, reading in used if kind == rare)
            message = f"{rare} here, {most} elsewhere in the entry"
            yield Finding(NAME, LEVEL, message, place_of(side, reading), subject=rare)
