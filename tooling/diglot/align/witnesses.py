"""The words of two texts, and which segment holds which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.ranges import begins, ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.align.strand import Strand

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["Witnesses", "witnesses"]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The different words of both sides in the order in which they first stand there, and the segments they stand in.

    Words are counted on from the source to the target, and so are segments.
    """

    numbers: tuple[Ints, Ints]
    """The words of either side, by their number in its lexicon."""
    sizes: tuple[int, int]
    """How many segments either side has."""
    words: Ints
    """The words as they stand in the texts, ..."""
    owners: Ints
    """... and the segments that they stand in."""
    holders: Ints
    """The segments of each word: those of word k from `starts[k]` to before `starts[k + 1]`."""
    starts: Ints

    def words_of(self, segment: int) -> Ints:
        """The words of a segment, as they stand in it."""
        return self.words[slice(*self.owners.searchsorted((segment, segment + 1)))]

    def holds(self) -> Floats:
        """Whether a segment holds a word (segments × words, 0 or 1), in an array of its own."""
        return _held(self.owners, self.words, (sum(self.sizes), len(self.starts) - 1))

    def held_together(self, beads: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Floats, Floats]:
        """Whether a bead of segments holds a word of either side (beads × words, 0 or 1)."""
        bead_of = np.full(sum(self.sizes), len(beads))
        for number, (source, target) in enumerate(beads):
            bead_of[[*source, *(self.sizes[0] + column for column in target)]] = number
        held = _held(bead_of[self.owners], self.words, (len(beads) + 1, len(self.starts) - 1))[:-1]
        return held[:, : len(self.numbers[0])], held[:, len(self.numbers[0]) :]

    def holders_of(self, words: Ints) -> tuple[Ints, Ints]:
        """The segments that hold each of `words`, one after the other, and how many there are of each."""
        sizes = np.diff(self.starts)[words]
        return self.holders[ranges(self.starts[words], sizes)], sizes


def witnesses(source: Strand, target: Strand) -> Witnesses:
    """The witnesses of two strands."""
    other = len(source.lexicon)
    numbers = np.concatenate([source.words, target.words + other])
    owners = np.arange(len(source) + len(target)).repeat(np.concatenate([source.sizes, target.sizes]))
    places = np.arange(len(numbers))
    first = np.full(other + len(target.lexicon), len(numbers))
    np.minimum.at(first, numbers, places)
    is_first = first[numbers] == places
    different = numbers[is_first]
    words = (is_first.cumsum() - 1)[first[numbers]]
    split = np.count_nonzero(is_first[: len(source.words)])
    return Witnesses(
        numbers=(different[:split], different[split:] - other),
        sizes=(len(source), len(target)),
        words=words,
        owners=owners,
        holders=owners[words.argsort(kind="stable")],
        starts=begins(np.bincount(words, minlength=len(different))),
    )


def _held(holders: Ints, words: Ints, shape: tuple[int, int]) -> Floats:
    held = np.zeros(shape, np.float32)
    held[holders, words] = 1
    return held
