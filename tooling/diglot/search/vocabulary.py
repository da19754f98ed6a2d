"""The words that the entries of one locale use, and what a word that none of them uses was meant to be."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Spelling", "Vocabulary"]

_SHORTEST_CORRECTED = 4
_TWO_MISTAKES = 8
"""One mistake (Damerau: a letter more, less, other, or two exchanged) is forgiven in words of 4 letters, two from 8."""

_SHORTEST_COMPLETED = 3
_MOST_COMPLETIONS = 16
_LAST = chr(sys.maxunicode)
"""Comes after every letter."""


class Spelling(NamedTuple):
    """A word of the entries: as it is mostly written, its stem, and how many sections use it."""

    written: str
    stem: str
    sections: int


class Vocabulary:
    """The words of one locale by their surfaces."""

    def __init__(self, words: Mapping[str, Spelling]) -> None:
        self.words = words
        self._stems = {spelling.stem for spelling in words.values()}
        self._sorted = sorted(words)
        self._letters = np.array([_letters(word) for word in self._sorted], np.uint32)
        self._nearest = lru_cache(maxsize=4096)(self._search_nearest)

    def knows(self, surface: str, stem: str) -> bool:
        """Whether any section uses the word, or another form of it."""
        return surface in self.words or stem in self._stems

    def completions(self, surface: str) -> tuple[str, ...]:
        """The words that begin with `surface`, the most used first."""
        if len(surface) < _SHORTEST_COMPLETED:
            return ()
        found = self._sorted[bisect_left(self._sorted, surface) : bisect_right(self._sorted, surface + _LAST)]
        return tuple(nsmallest(_MOST_COMPLETIONS, found, key=lambda word: -self.words[word].sections))

    def nearest(self, surface: str) -> tuple[int, str] | None:
        """The word that `surface` was most likely meant to be and how many mistakes lie between, if one is near."""
        return self._nearest(surface)

    def _search_nearest(self, surface: str) -> tuple[int, str] | None:
        from rapidfuzz import process  # noqa: PLC0415  # when the first word is misspelt
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        if len(surface) < _SHORTEST_CORRECTED or any(c.isdigit() for c in surface):
            return None
        allowed = 1 if len(surface) < _TWO_MISTAKES else 2
        # A mistake brings one letter or takes one away, or both: most words differ from `surface` in more letters.
        different = np.bitwise_count(self._letters ^ _letters(surface))
        likely = [self._sorted[number] for number in np.flatnonzero(different <= 2 * allowed).tolist()]
        near = process.extract(surface, likely, scorer=OSA.distance, score_cutoff=allowed, limit=50)
        ranked = [
            (int(distance), word[0] != surface[0], -self.words[word].sections, word) for word, distance, _ in near
        ]
        if not ranked:
            return None
        best = min(ranked)
        return best[0], best[3]


def _letters(word: str) -> np.uint32:
    """Which letters a word has, as bits; some letters share one."""
    bits = 0
    for letter in set(word):
        bits |= 1 << (ord(letter) & 31)
    return np.uint32(bits)
