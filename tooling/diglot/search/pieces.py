"""Texts as numbers: what stands between two spaces is a piece, and is read once, however often it stands anywhere."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.search.analysis import LONGEST_WORD, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document

    Numbers = NDArray[np.int64]

__all__ = ["Divided", "Pieces", "Reading"]


class Reading(NamedTuple):
    """A word that a piece is read as: its stem, its surface, and its part of the piece in lower case; `is_whole` is
    true of a hyphenated word taken together.
    """

    stem: str
    surface: str
    written: str
    is_whole: bool


class Divided(NamedTuple):
    """A section as the numbers of its pieces, those of its heading first, then those of its title, then of its text;
    `sizes` says how many each has.
    """

    pieces: NDArray[np.int32]
    sizes: tuple[int, int, int]


class Pieces:
    """The pieces of the texts of one locale, numbered as they are met, and what each is read as.

    What was divided is kept from one call to the next, as long as it is asked for; the order of the numbers says
    nothing.
    """

    def __init__(self, locale: str) -> None:
        self.readings: list[Reading] = []
        """What the pieces are read as, stop words left out, one piece after the other."""
        self._locale = locale
        self._ends = array("q", [0])
        """By the number of a piece, where its readings begin; and where those of the last end."""
        self._numbers = _Numbered(self)
        self._divided: dict[Document, Divided] = {}

    def of(self, documents: Sequence[Document]) -> list[Divided]:
        """Each of the sections, divided."""
        divided = [self._divided.get(one) or self._divide(one) for one in documents]
        self._divided = dict(zip(documents, divided, strict=True))
        return divided

    def starts(self) -> Numbers:
        """By the number of a piece, where its readings begin; and where those of the last end."""
        return np.array(self._ends, np.int64)

    def read(self, piece: str) -> None:
        """Read a piece that was not met before."""
        for one in analyse(piece, self._locale):
            written = piece[one.start : one.end][:LONGEST_WORD].lower()
            self.readings.append(Reading(one.stem, one.surface, written, one.is_whole))
        self._ends.append(len(self.readings))

    def _divide(self, document: Document) -> Divided:
        title = document.title.split()
        heading = document.heading.split() if document.heading else title  # the lead is what the title is of
        text = [*document.summary.split(), *document.text.split()]
        pieces = [*heading, *title, *text]
        numbers = np.fromiter(map(self._numbers.__getitem__, pieces), np.int32, len(pieces))
        return Divided(numbers, (len(heading), len(title), len(text)))


class _Numbered(dict[str, int]):
    """The numbers of pieces."""

    def __init__(self, pieces: Pieces) -> None:
        super().__init__()
        self._pieces = pieces

    def __missing__(self, piece: str) -> int:
        self._pieces.read(piece)
        number = self[piece] = len(self)
        return number
