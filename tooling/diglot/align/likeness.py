"""How far a word of one language may stand for a word of the other: 0 not at all, 1 surely."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

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
    if len(_SPELLINGS) + len(source) + len(target) > _MOST_REMEMBERED:
        _SPELLINGS.clear()
    ours, theirs = _spelt(source), _spelt(target)
    if vectors:
        found = _near(vectors[0](ours.alphabetic), vectors[1](theirs.alphabetic))
    else:
        found = np.zeros((len(source), len(target)), np.float32)
    cognates = _same(ours.stems, theirs.stems)
    found[cognates] = np.maximum(found[cognates], np.float32(_COGNATE))
    found[_same(ours.folds, theirs.folds)] = 1
    return found


def _near(source: Floats, target: Floats) -> Floats:
    """How far the directions of two words say that they translate each other."""
    found: Floats = source @ target.T
    found -= _CHANCE
    found /= _SURE - _CHANCE
    return np.clip(found, 0, 1, out=found)


class _Spellings(dict[str, tuple[str, int, int]]):
    """What is asked of each word: itself if it has a direction, and numbers of its folded form and of its stem.

    Numbers and identifiers have no direction: 2024 is near 2025, but stands for nothing but itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {"": 0}

    def __missing__(self, word: str) -> tuple[str, int, int]:
        form = folded(word)
        stem = form[:_STEM] if len(form) >= _STEM and form.isalpha() else ""
        found = self[word] = (word if word.isalpha() else "", self._number(form), self._number(stem))
        return found

    def clear(self) -> None:
        """Forget all words."""
        super().clear()
        self._numbers = {"": 0}

    def _number(self, form: str) -> int:
        return self._numbers.setdefault(form, len(self._numbers))


_MOST_REMEMBERED = 1 << 16
_SPELLINGS = _Spellings()


class _Spelt(NamedTuple):
    alphabetic: Sequence[str]
    folds: NDArray[np.int64]
    stems: NDArray[np.int64]


def _spelt(words: Sequence[str]) -> _Spelt:
    if not words:
        return _Spelt((), np.zeros(0, np.int64), np.zeros(0, np.int64))
    alphabetic, folds, stems = zip(*map(_SPELLINGS.__getitem__, words), strict=True)
    return _Spelt(alphabetic, np.array(folds), np.array(stems))


def _same(source: NDArray[np.int64], target: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows and columns at which two numbers are the same, which are few; 0 is the same as none."""
    # In one dimension they are found in a tenth of the time.
    places = np.flatnonzero(source[:, None] == np.where(target, target, -1))
    return np.divmod(places, max(len(target), 1))


def learnt(source: Floats, target: Floats) -> Floats:
    """The likeness that beads teach: words that stand in the same beads, twice at least, and seldom elsewhere (Dice).

    `source` and `target` tell which bead holds which word (beads × words, 0 or 1).
    """
    both = source.T @ target
    dice = 2 * both / np.maximum(source.sum(axis=0)[:, None] + target.sum(axis=0)[None, :], 1)
    found: Floats = np.where((dice > _TOGETHER) & (both >= _TWICE), np.minimum(dice, _LEARNT), np.float32(0))
    return found
