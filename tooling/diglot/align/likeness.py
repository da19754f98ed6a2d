"""How far a word of one language may stand for a word of the other: 0 not at all, 1 surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from diglot.align.embedding import units
from diglot.align.words import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Vectors", "learnt", "likeness"]

_COGNATE = 0.8
"""Words that share their first letters mostly translate each other (`organisation`, `organiser`), not always."""
_STEM = 5
"""How many first letters cognates share: with four, `comm…` and `cont…` would make half of all words cognates."""
_CHANCE, _SURE = 0.35, 0.75
"""Cosines: among frequent English and French words one pair in a hundred that do not translate each other reaches
0.27; the median of the best translation is 0.96."""

_TOGETHER, _TWICE, _LEARNT = 0.5, 2, 0.9
"""What two words need to be taken for translations because they stand together, and what this is worth at most."""


class Vectors(Protocol):
    """The vectors (words × dimensions) of the words of one side; zeros where nothing is known."""

    def __call__(self, words: Sequence[str], /) -> Floats:
        """One row for each of `words`."""


def likeness(source: Sequence[str], target: Sequence[str], vectors: tuple[Vectors, Vectors] | None = None) -> Floats:
    """The likeness (source words × target words) of words in lower case: same spelling, same stem, near vectors."""
    folds = [[folded(word) for word in side] for side in (source, target)]
    found = np.where(_same(*(_stems(side) for side in folds)), np.float32(_COGNATE), np.float32(0))
    found[_same(*folds)] = 1
    if vectors is not None and source and target:
        scaled = [_spoken(units(of(side)), side) for of, side in zip(vectors, (source, target), strict=True)]
        cosines = scaled[0] @ scaled[1].T
        cosines -= _CHANCE
        cosines /= _SURE - _CHANCE
        np.clip(cosines, 0, 1, out=cosines)
        np.maximum(found, cosines, out=found)
    return found


def _spoken(vectors: Floats, words: Sequence[str]) -> Floats:
    """`vectors` without those of numbers and identifiers: 2024 is near 2025, but stands for nothing but itself."""
    vectors[[not word.isalpha() for word in words]] = 0
    return vectors


def _stems(words: Sequence[str]) -> list[str]:
    return [word[:_STEM] if len(word) >= _STEM and word.isalpha() else "" for word in words]


def _same(source: Sequence[str], target: Sequence[str]) -> NDArray[np.bool_]:
    """Where two words are the same; an empty word is the same as none."""
    numbers: dict[str, int] = {}
    sides = [
        np.array([numbers.setdefault(word, len(numbers)) if word else empty for word in side], np.int32)
        for side, empty in ((source, -1), (target, -2))
    ]
    same: NDArray[np.bool_] = sides[0][:, None] == sides[1][None, :]
    return same


def learnt(source: Floats, target: Floats) -> Floats:
    """The likeness that beads teach: words that stand in the same beads, twice at least, and seldom elsewhere (Dice).

    `source` and `target` tell which bead holds which word (beads × words, 0 or 1).
    """
    both = source.T @ target
    dice = 2 * both / np.maximum(source.sum(axis=0)[:, None] + target.sum(axis=0)[None, :], 1)
    found: Floats = np.where((dice > _TOGETHER) & (both >= _TWICE), np.minimum(dice, _LEARNT), np.float32(0))
    return found
