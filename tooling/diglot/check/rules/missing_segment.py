"""missing-segment: a sentence, heading or paragraph of the original that the translation lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.gaps import Fate
from diglot.check.shortfall import is_made_up_for
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison
    from diglot.check.gaps import Gap
    from diglot.check.subject import Subject

NAME = "missing-segment"
LEVEL = Level.WARNING
WHAT = "A sentence, a heading or a paragraph stands in the original and not in the translation."
WHY = "Readers of the translation are not told."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of missing segments, where they should stand in the translation.

    A note where the paragraph is as long as it should be without them: the translator has told it in another way.
    """
    for comparison in subject.comparisons:
        for gap in comparison.gaps:
            if gap.fate is Fate.MISSING:
                readings = [comparison.source.readings[i] for i in gap.source]
                name = subject.name_of(comparison.target.entry.locale)
                more = f" (and {len(readings) - 1} more)" if len(readings) > 1 else ""
                message = f"missing in {name}: {readings[0].quoted:.80}{more}"
                level = Level.NOTE if is_made_up_for(comparison, gap) else LEVEL
                there = place_of(comparison.source, readings[0])
                yield Finding(NAME, level, message, _place(comparison, gap), there, subject=readings[0].text)


def _place(comparison: Comparison, gap: Gap) -> Place:
    """The segment behind the gap; the one before it if only that is in the same block, or nothing follows."""
    source, target = comparison.source.readings, comparison.target
    first, last = gap.source[0], gap.source[-1]
    follows = last + 1 < len(source) and source[last].segment.block == source[last + 1].segment.block
    continues = first > 0 and source[first].segment.block == source[first - 1].segment.block
    index = gap.before if gap.after is None or (continues and not follows and gap.before is not None) else gap.after
    return Place(target.entry.path) if index is None else place_of(target, target.readings[index])
