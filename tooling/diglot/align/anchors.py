"""Points that two long texts surely share, so that they can be aligned window by window.

A word that stands once or twice in each text (a name, a number, a rare word and its translation) ties two segments.
Most such ties are right, and those that are wrong do not fit into one rising chain with the others (Melamed 1999).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.align.lexicon import Lexicon
    from diglot.align.strand import Strand

    Point = tuple[int, int]
    Occurrences = Mapping[int, Sequence[int]]
    Ints = NDArray[np.int64]

__all__ = ["anchors", "rising"]

_RARE = 2
"""The most often that a word may stand in either text to tie segments together."""
_TRANSLATION = 0.6
"""The cosine from which each other's nearest words are taken for translations."""
_MOST_COMPARED = 6000
"""Rare words of each side that are compared by vector, evenly spread: enough for a tie every few segments, and the
comparison, which is quadratic, stays under a second."""


def anchors(source: Strand, target: Strand) -> list[Point]:
    """Pairs of places in `source` and `target` that correspond, rising on both sides."""
    strands = (source, target)
    points = set(_ties(*(_rare(strand, strand.lexicon.spellings(strand.words)[:, 0]) for strand in strands)))
    rare = [_rare(strand, strand.words) for strand in strands]
    for word, translation in _translations(rare, (source.lexicon, target.lexicon)):
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


def _rare(strand: Strand, names: Ints) -> dict[int, list[int]]:
    """Where each of the rare ones among the `names` of the words of `strand` stands, in the order of the text."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for name, place in dict.fromkeys(zip(names.tolist(), strand.owners.tolist(), strict=True)):
        places[name].append(place)
    return {name: where for name, where in places.items() if len(where) <= _RARE}


def _ties(source: Occurrences, target: Occurrences) -> Iterable[Point]:
    for word in source.keys() & target.keys():
        if len(source[word]) == len(target[word]):
            yield from zip(source[word], target[word], strict=True)


def _translations(rare: Sequence[Iterable[int]], lexicons: tuple[Lexicon, Lexicon]) -> list[tuple[int, int]]:
    """Words that are each other's nearest."""
    words = [_some(np.array(list(side), np.int64)) for side in rare]
    if not all(map(len, words)):
        return []
    directions = [lexicon.directions(side) for lexicon, side in zip(lexicons, words, strict=True)]
    cosines = directions[0] @ directions[1].T
    best = cosines.argmax(axis=1)
    rows = np.arange(len(best))
    mutual = rows[(cosines.argmax(axis=0)[best] == rows) & (cosines[rows, best] >= _TRANSLATION)]
    return list(zip(words[0][mutual].tolist(), words[1][best[mutual]].tolist(), strict=True))


def _some(words: Ints) -> Ints:
    return words[:: -(-len(words) // _MOST_COMPARED) or 1]
