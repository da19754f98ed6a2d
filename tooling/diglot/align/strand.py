"""One side of what is to be aligned: what the evidence is drawn from, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.ranges import begins, ranges
from diglot.align.words import words_of_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.align.lexicon import Lexicon
    from diglot.model.segment import Segment

    Ints = NDArray[np.int64]

__all__ = ["Strand"]

_UNKNOWN = -1
_MOST_WORDS = 250
"""Different words of a segment that are looked at, evenly spread: a paragraph of a megabyte costs no more than one of
2,000 words, and 250 words tell any two segments apart."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Segments as the aligner sees them: the words of each, its length in characters, its kind, its block, and its
    place in the text.

    `words` are numbers of the `lexicon`, segment after segment; `sizes` says how many each segment has. A word may come
    again. Kinds are any numbers, the same on both sides: below -1 those of headings; -1 is unknown. Blocks are all the
    same where they are unknown. Places go up by one, but by more where a heading begins or ends: it is never joined
    with what stands beside it.
    """

    lexicon: Lexicon
    words: Ints
    sizes: Ints
    lengths: NDArray[np.float32]
    kinds: Ints
    blocks: Ints
    places: Ints

    def __len__(self) -> int:
        return len(self.lengths)

    @classmethod
    def of(cls, segments: Sequence[Segment], lexicon: Lexicon, kinds: Sequence[int] = ()) -> Strand:
        """The strand of `segments`; `kinds`, where known, has one number for each."""
        coded = np.array(kinds or [_UNKNOWN] * len(segments), np.int64)
        blocks = np.array([segment.block for segment in segments], np.int64)
        words, sizes = _few(*_divided(lexicon.numbers(words_of_all([segment.text for segment in segments]))))
        return cls(
            lexicon=lexicon,
            words=words,
            sizes=sizes,
            lengths=np.array([len(segment.text) + 1 for segment in segments], np.float32),
            kinds=coded,
            blocks=blocks,
            places=_places(coded, blocks),
        )

    @property
    def owners(self) -> Ints:
        """The segment that each of `words` stands in."""
        return np.arange(len(self)).repeat(self.sizes)

    def pick(self, chosen: Sequence[int] | Ints) -> Strand:
        """The strand of only the `chosen` segments."""
        rows = np.asarray(chosen, np.int64)
        sizes = self.sizes[rows]
        return Strand(
            self.lexicon,
            self.words[ranges(begins(self.sizes)[rows], sizes)],
            sizes,
            self.lengths[rows],
            self.kinds[rows],
            self.blocks[rows],
            self.places[rows],
        )


def _places(kinds: Ints, blocks: Ints) -> Ints:
    ends = (np.minimum(kinds[1:], kinds[:-1]) < _UNKNOWN) & (blocks[1:] != blocks[:-1])
    places = np.arange(len(blocks))
    places[1:] += ends.cumsum()
    return places


def _divided(numbers: Ints) -> tuple[Ints, Ints]:
    """The words of all segments, and how many each has, from numbers with a 0 at the end of each segment."""
    ends = np.flatnonzero(numbers == 0)
    sizes = ends.copy()
    sizes[1:] -= ends[:-1] + 1
    return numbers[numbers != 0], sizes


def _few(words: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """`words` without most of those of enormous segments."""
    if sizes.max(initial=0) <= _MOST_WORDS:
        return words, sizes
    kept = [_spread(found) for found in np.split(words, sizes.cumsum()[:-1])]
    return np.concatenate(kept), np.array([len(found) for found in kept])


def _spread(words: Ints) -> Ints:
    if len(words) <= _MOST_WORDS:
        return words
    different = np.array(list(dict.fromkeys(words.tolist())))
    return different[:: -(-len(different) // _MOST_WORDS)]
