"""One side of what is to be aligned: what the evidence is drawn from, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.segment import Segment

__all__ = ["Strand"]

_MOST_WORDS = 250
"""Different words of a segment that are looked at, evenly spread: a paragraph of a megabyte costs no more than one of
2,000 words, and 250 words tell any two segments apart."""


@dataclass(frozen=True, slots=True)
class Strand:
    """Segments as the aligner sees them: the different words of each, its length in characters, its kind, its block,
    and its place in the text.

    Kinds are any numbers, the same on both sides; -1 is unknown. Blocks are all the same where they are unknown.
    """

    words: tuple[tuple[str, ...], ...]
    lengths: NDArray[np.float32]
    kinds: NDArray[np.int64]
    blocks: NDArray[np.int64]
    places: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, segments: Sequence[Segment], kinds: Sequence[int] = ()) -> Strand:
        """The strand of `segments`; `kinds`, where known, has one number for each."""
        return cls(
            words=tuple(_different(segment.text) for segment in segments),
            lengths=np.array([len(segment.text) + 1 for segment in segments], np.float32),
            kinds=np.array(kinds or [-1] * len(segments), np.int64),
            blocks=np.array([segment.block for segment in segments], np.int64),
            places=np.arange(len(segments)),
        )

    def pick(self, chosen: Sequence[int] | NDArray[np.int64] | slice) -> Strand:
        """The strand of only the `chosen` segments."""
        rows = np.arange(len(self))[chosen]
        return Strand(
            tuple(self.words[row] for row in rows.tolist()),
            self.lengths[rows],
            self.kinds[rows],
            self.blocks[rows],
            self.places[rows],
        )


def _different(text: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(words(text)))
    return found[:: -(-len(found) // _MOST_WORDS)] if len(found) > _MOST_WORDS else found
