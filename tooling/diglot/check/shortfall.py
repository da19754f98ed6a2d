"""Whether a paragraph is as long as it should be although a part of it has no counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diglot.check.comparison import Comparison
    from diglot.check.gaps import Gap
    from diglot.check.reading import Side

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
        own, other, (own_blocks, other_blocks) = comparison.source, comparison.target, comparison.blocks
        indices, links, growth = gap.source, there, comparison.growth
    else:
        own, other, (other_blocks, own_blocks) = comparison.target, comparison.source, comparison.blocks
        indices, links, growth = gap.target, back, 1 / comparison.growth
    mine = [i for block in {own.readings[i].segment.block for i in indices} for i in own_blocks[block]]
    theirs = {other.readings[j].segment.block for i in mine for j in links.get(i, ())}
    if not theirs:
        return False
    expected = growth * _size(own, mine)
    actual = sum(_size(other, other_blocks[block]) for block in theirs)
    return expected - actual < _HALF * growth * _size(own, indices)


def _size(side: Side, indices: Iterable[int]) -> int:
    return sum(side.readings[index].size for index in indices)
