"""How far a word of one language may stand for a word of the other: 0 not at all, 1 surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.align.ranges import ranges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diglot.align.lexicon import Lexicon

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Words = tuple[Lexicon, Ints]

__all__ = ["Likeness", "learnt", "likeness", "together"]

_COGNATE = 0.8
"""Words that share their first letters mostly translate each other (`organisation`, `organiser`), not always."""
_CHANCE, _SURE = 0.35, 0.75
"""Cosines: among frequent English and French words one pair in a hundred that do not translate each other reaches
0.27; the median of the best translation is 0.96."""

_TOGETHER, _TWICE, _LEARNT = 0.5, 2, 0.9
"""What two words need to be taken for translations because they stand together, and what this is worth at most."""


class Likeness(NamedTuple):
    """The few pairs of words that are alike: the source word, the target word, and how far.

    Two words may be alike for several reasons: the best of them counts.
    """

    source: Ints
    target: Ints
    values: Floats


def likeness(source: Words, target: Words) -> Likeness:
    """The likeness of the words of two sides: same spelling, same stem, near directions."""
    sides = (source, target)
    return together(
        _near(*(lexicon.directions(numbers) for lexicon, numbers in sides)),
        _akin(*(lexicon.spellings(numbers) for lexicon, numbers in sides)),
    )


def together(*known: Likeness) -> Likeness:
    """What any of them knows."""
    source, target, values = map(np.concatenate, zip(*known, strict=True))
    return Likeness(source, target, values)


def _near(source: Floats, target: Floats) -> Likeness:
    """How far the directions of two words say that they translate each other."""
    cosines = source @ target.T
    places = np.flatnonzero(cosines > _CHANCE)
    values = (cosines.ravel()[places] - np.float32(_CHANCE)) / np.float32(_SURE - _CHANCE)
    return Likeness(*np.divmod(places, max(len(target), 1)), np.minimum(values, 1))


def _akin(source: Ints, target: Ints) -> Likeness:
    """The words with the same form or stem; 0 is the same as none."""
    ours, theirs = source.ravel(), target.ravel()
    order = theirs.argsort(kind="stable")
    ordered = theirs[order]
    first = ordered.searchsorted(ours)
    sizes = np.where(ours, ordered.searchsorted(ours, "right") - first, 0)
    rows, columns = np.arange(len(ours)).repeat(sizes), order[ranges(first, sizes)]
    return Likeness(rows // 2, columns // 2, np.where(rows % 2, np.float32(_COGNATE), np.float32(1)))


def learnt(source: Floats, target: Floats) -> Likeness:
    """The likeness that beads teach: words that stand in the same beads, twice at least, and seldom elsewhere (Dice).

    `source` and `target` tell which bead holds which word (beads × words, 0 or 1).
    """
    counts = [side.sum(axis=0) for side in (source, target)]
    often = [np.flatnonzero(count >= _TWICE) for count in counts]
    both = source[:, often[0]].T @ target[:, often[1]]
    rows, columns = np.nonzero(both >= _TWICE)
    words, others = often[0][rows], often[1][columns]
    dice = 2 * both[rows, columns] / (counts[0][words] + counts[1][others])
    known = dice > _TOGETHER
    return Likeness(words[known], others[known], np.minimum(dice[known], np.float32(_LEARNT)))
