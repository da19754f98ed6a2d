"""How far a word of one language may stand for a word of the other: 0 not at all, 1 surely."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import numpy as np

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
    """The directions (words × dimensions, each row of length 1) of the words of one side; zeros for an empty word."""

    def __call__(self, words: Sequence[str], /) -> Floats:
        """One row for each of `words`."""


def likeness(source: Sequence[str], target: Sequence[str], vectors: tuple[Vectors, Vectors] | None = None) -> Floats:
    """The likeness (source words × target words) of words in lower case: same spelling, same stem, near vectors."""
    found = _near(source, target, vectors) if vectors else np.zeros((len(source), len(target)), np.float32)
    folds = [list(map(folded, side)) for side in (source, target)]
    cognates = _same(*(list(map(_stem, side)) for side in folds))
    found[cognates] = np.maximum(found[cognates], np.float32(_COGNATE))
    found[_same(*folds)] = 1
    return found


def _near(source: Sequence[str], target: Sequence[str], vectors: tuple[Vectors, Vectors]) -> Floats:
    """How far the directions of two words say that they translate each other.

    Numbers and identifiers have none: 2024 is near 2025, but stands for nothing but itself.
    """
    alphabetic = [[word if word.isalpha() else "" for word in side] for side in (source, target)]
    directions = [of(side) for of, side in zip(vectors, alphabetic, strict=True)]
    found: Floats = directions[0] @ directions[1].T
    found -= _CHANCE
    found /= _SURE - _CHANCE
    return np.clip(found, 0, 1, out=found)


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    return word[:_STEM] if len(word) >= _STEM and word.isalpha() else ""


def _same(source: Sequence[str], target: Sequence[str]) -> tuple[list[int], list[int]]:
    """The rows and columns at which two words are the same, which are few; an empty word is the same as none."""
    there: dict[str, list[int]] = {}
    for column, word in enumerate(target):
        if word:
            there.setdefault(word, []).append(column)
    pairs = [(row, column) for row, word in enumerate(source) if word in there for column in there[word]]
    return [row for row, _ in pairs], [column for _, column in pairs]


def learnt(source: Floats, target: Floats) -> Floats:
    """The likeness that beads teach: words that stand in the same beads, twice at least, and seldom elsewhere (Dice).

    `source` and `target` tell which bead holds which word (beads × words, 0 or 1).
    """
    both = source.T @ target
    dice = 2 * both / np.maximum(source.sum(axis=0)[:, None] + target.sum(axis=0)[None, :], 1)
    found: Floats = np.where((dice > _TOGETHER) & (both >= _TWICE), np.minimum(dice, _LEARNT), np.float32(0))
    return found
