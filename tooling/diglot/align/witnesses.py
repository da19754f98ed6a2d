"""The words of a strand, and which segment holds which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.ranges import begins, ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.align.lexicon import Lexicon
    from diglot.align.strand import Strand

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["Witnesses", "witnesses"]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The different words of a strand in the order in which they first stand there, and which segment holds which."""

    lexicon: Lexicon
    numbers: Ints
    """The words, by their number in the lexicon."""
    holds: Floats
    """Whether a segment holds a word (segments × words, 0 or 1)."""
    holders: Ints
    """The segments of each word: those of word k from `starts[k]` to before `starts[k + 1]`."""
    starts: Ints

    def holders_of(self, words: Ints) -> tuple[Ints, Ints]:
        """The segments that hold each of `words`, one after the other, and how many there are of each."""
        sizes = np.diff(self.starts)[words]
        return self.holders[ranges(self.starts[words], sizes)], sizes

    def held_together(self, beads: Sequence[Sequence[int]]) -> Floats:
        """Whether a bead of segments holds a word (beads × words, 0 or 1)."""
        return np.array([self.holds[list(bead)].max(axis=0) for bead in beads])


def witnesses(strand: Strand) -> Witnesses:
    """The witnesses of `strand`."""
    words, owners = strand.words, strand.owners
    places = np.arange(len(words))
    first = np.full(len(strand.lexicon), len(words))
    np.minimum.at(first, words, places)
    is_first = first[words] == places
    numbers = words[is_first]
    ids = (is_first.cumsum() - 1)[first[words]]
    holds = np.zeros((len(strand), len(numbers)), np.float32)
    holds[owners, ids] = 1
    order = ids.argsort(kind="stable")
    return Witnesses(strand.lexicon, numbers, holds, owners[order], begins(np.bincount(ids, minlength=len(numbers))))
