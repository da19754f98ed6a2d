"""Whether a paragraph is as long as it should be although a part of it has no counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.gaps import Gap
    from diglot.check.reading import Reading

__all__ = ["is_made_up_for"]

_HALF = 0.5
"""The share of the missing part that the rest of the paragraph must make up for. Lengths of paragraphs of one entry
grow by much the same factor: 5 % of sentences are more than a quarter off."""


def is_made_up_for(comparison: Comparison, gap: Gap) -> bool:
    """Whether the paragraphs that a gap stands in are about as long as those that correspond to them.

    Then the aligner has left out a sentence that a free translation joined to others. A paragraph that has no
    counterpart at all is never made up for.
    """
    there, back = comparison.counterparts
    if gap.source:
        own, other = comparison.source.readings, comparison.target.readings
        indices, links, growth = gap.source, there, comparison.growth
    else:
        own, other = comparison.target.readings, comparison.source.readings
        indices, links, growth = gap.target, back, 1 / comparison.growth
    blocks = {own[i].segment.block for i in indices}
    mine = [i for i, reading in enumerate(own) if reading.segment.block in blocks]
    theirs = _blocks_of((j for i in mine for j in links.get(i, ())), other)
    if not theirs:
        return False
    expected = growth * sum(own[i].size for i in mine)
    lacking = growth * sum(own[i].size for i in indices)
    actual = sum(reading.size for reading in other if reading.segment.block in theirs)
    return expected - actual < _HALF * lacking


def _blocks_of(indices: Iterable[int], readings: Sequence[Reading]) -> set[int]:
    return {readings[index].segment.block for index in indices}
