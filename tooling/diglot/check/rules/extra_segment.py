"""extra-segment: a sentence, heading or paragraph of the translation that the original lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.gaps import Fate
from diglot.check.shortfall import is_made_up_for
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "extra-segment"
LEVEL = Level.WARNING
WHAT = "A sentence, a heading or a paragraph stands in the translation and not in the original."
WHY = "It was added in one language only, or what it translates has been deleted."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of extra segments.

    A note where the paragraph is no longer than it should be: the translator has told it in another way.
    """
    for comparison in subject.comparisons:
        source, target = comparison.source, comparison.target
        for gap in comparison.gaps:
            if gap.fate is Fate.EXTRA:
                readings = [target.readings[j] for j in gap.target]
                more = f" (and {len(readings) - 1} more)" if len(readings) > 1 else ""
                message = f"not in {subject.name_of(source.entry.locale)}: {readings[0].quoted:.80}{more}"
                level = Level.NOTE if is_made_up_for(comparison, gap) else LEVEL
                near = gap.before if gap.before is not None else gap.after
                there = None if near is None else place_of(source, source.readings[near])
                yield Finding(NAME, level, message, place_of(target, readings[0]), there, subject=readings[0].text)
