"""Points that two long texts surely share, so that they can be aligned window by window.

A word that stands once or twice in each text (a name, a number, a rare word and its translation) ties two segments.
Most such ties are right, and those that are wrong do not fit into one rising chain with the others (Melamed 1999).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from diglot.align.likeness import Vectors
    from diglot.align.strand import Strand

    Point = tuple[int, int]
    Occurrences = Mapping[str, Sequence[int]]

__all__ = ["anchors", "rising"]

_RARE = 2
"""The most often that a word may stand in either text to tie segments together."""
_TRANSLATION = 0.6
"""The cosine from which each other's nearest words are taken for translations."""
_MOST_COMPARED = 6000
"""Rare words of each side that are compared by vector, evenly spread: enough for a tie every few segments, and the
comparison, which is quadratic, stays under a second."""


def anchors(source: Strand, target: Strand, vectors: tuple[Vectors, Vectors] | None = None) -> list[Point]:
    """Pairs of places in `source` and `target` that correspond, rising on both sides."""
    points = set(_ties(_rare(source, folded), _rare(target, folded)))
    if vectors is not None:
        rare = (_rare(source), _rare(target))
        for word, translation in _translations((sorted(rare[0]), sorted(rare[1])), vectors):
            points.update(zip(rare[0][word], rare[1][translation], strict=False))
    return rising(points)


def rising(points: Iterable[Point]) -> list[Point]:
    """The longest chain of `points` in which both coordinates rise (patience sorting, n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    ordered = sorted(points, key=lambda point: (point[0], -point[1]))
    for number, (_, column) in enumerate(ordered):
        rank = bisect_left(tails, column)
        before.append(ends[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [column]
        ends[rank : rank + 1] = [number]
    chain: list[Point] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]


def _rare(strand: Strand, spelling: Callable[[str], str] = str) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(strand.words):
        for word in words:
            places[spelling(word)].append(place)
    return {word: where for word, where in places.items() if len(where) <= _RARE}


def _ties(source: Occurrences, target: Occurrences) -> Iterable[Point]:
    for word in source.keys() & target.keys():
        if len(source[word]) == len(target[word]):
            yield from zip(source[word], target[word], strict=True)


def _translations(rare: tuple[Sequence[str], Sequence[str]], vectors: tuple[Vectors, Vectors]) -> list[tuple[str, str]]:
    """Words that are each other's nearest."""
    words = [side[:: -(-len(side) // _MOST_COMPARED) or 1] for side in rare]
    if not all(words):
        return []
    directions = [of(side) for of, side in zip(vectors, words, strict=True)]
    cosines = directions[0] @ directions[1].T
    best = cosines.argmax(axis=1)
    rows = np.arange(len(best))
    mutual = rows[(cosines.argmax(axis=0)[best] == rows) & (cosines[rows, best] >= _TRANSLATION)]
    return [(words[0][row], words[1][best[row]]) for row in mutual.tolist()]
