"""Whether a paragraph is as long as it should be although a part of it has no counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.check.comparison import Comparison
    from diglot.check.gaps import Gap

__all__ = ["is_made_up_for"]

_HALF = 0.5
"""The share of the missing part that the rest of the paragraph must make up for. Lengths of paragraphs of one entry
grow by much the same factor: 5 % of sentences are more than a quarter off."""


def is_made_up_for(comparison: Comparison, gap: Gap) -> bool:
    """Whether the passage that a gap stands in is about as long on both sides all the same.

    Then the aligner has left out a sentence that a free translation joined to others. What stands in blocks that have
    no counterpart at all is never made up for.
    """
    number, side = (0, comparison.source) if gap.source else (1, comparison.target)
    readings = [side.readings[index] for index in gap.source or gap.target]
    passages = {comparison.passages[number].get(reading.segment.block) for reading in readings} - {None}
    if not passages:
        return False
    sizes = [comparison.passage_sizes[passage] for passage in passages if passage is not None]
    source, target = sum(size[0] for size in sizes) * comparison.growth, sum(size[1] for size in sizes)
    lacking = sum(reading.size for reading in readings) * (comparison.growth if gap.source else 1)
    return (source - target if gap.source else target - source) < _HALF * lacking
