"""All sections of one locale, as ranking reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from diglot.lang import language
from diglot.search.bits import bits_of
from diglot.search.ranking import SURFACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.vocabulary import Vocabulary
    from diglot.search.wording import Lexicon, Wording

__all__ = ["Form", "Postings", "Sections", "Uses", "Word"]


class Form(NamedTuple):
    """One reading of a word that was asked for, and what it counts."""

    surface: str
    stem: str
    weight: float = 1.0


Word = tuple[Form, ...]
"""A word that was asked for: any of its forms will do."""


class Postings(Protocol):
    """Which sections use a term, and how much each use is worth."""

    def __call__(self, form: str, term: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The numbers of the sections in which a heading, stem or surface occurs, and its worth in each."""


class Uses(NamedTuple):
    """The sections, ascending, that use a form of a word: what it is worth in each, and those whose heading it
    names; `entries` are the entries they belong to, as `bits`.
    """

    entries: int
    sections: NDArray[np.int32]
    worth: NDArray[np.float32]
    headings: NDArray[np.int32]


_MOST_KEPT = 4_000_000
"""Uses that are kept of the forms of questions, per locale, 9 bytes each."""

_LEAST = 50
"""What a form costs that nothing uses, in uses."""

_ENTRIES_A_USE = 72
"""Entries of the index that cost as much as one use, at a bit each."""


class _Kept(dict[tuple[str, str], Uses]):
    """The uses of forms that were asked for; when there are too many, those kept for longest are forgotten."""

    size = 0

    def keep(self, form: tuple[str, str], uses: Uses) -> None:
        """Add the uses of a form."""
        self[form] = uses
        self.size += _cost(uses)
        while self.size > _MOST_KEPT and len(self) > 1:
            forgotten = self.pop(next(iter(self)), None)  # another thread may have been faster
            self.size -= _cost(forgotten) if forgotten else 0


def _cost(uses: Uses) -> int:
    return len(uses.sections) + uses.entries.bit_length() // _ENTRIES_A_USE + _LEAST


def _joined(
    places: NDArray[np.int32], worth: NDArray[np.float32], others: NDArray[np.int32], more: NDArray[np.float32]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The places of both, ascending, and what they are worth together."""
    at = places.searchsorted(others)
    if len(places) and at[-1] < len(places) and (places[at] == others).all():
        added = worth.copy()
        added[at] += more
        return places, added
    # A section may have the surface and not the stem, as that of another word.
    both = np.union1d(places, others)
    added = np.zeros(len(both), np.float32)
    added[both.searchsorted(places)] = worth
    added[both.searchsorted(others)] += more
    return both, added


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of one locale, those of an entry one after the other.

    `wordings` are the words of each in their order, of the `lexicon`; `heading_sizes` how many different words its
    heading has, `keys` the number of its entry, of which the index has `total`.
    """

    locale: str
    documents: Sequence[Document]
    wordings: Sequence[Wording]
    lexicon: Lexicon = field(repr=False)
    heading_sizes: Sequence[int]
    keys: NDArray[np.int64]
    total: int
    vocabulary: Vocabulary
    postings: Postings = field(repr=False)
    sizes: NDArray[np.float32] = field(init=False, repr=False)
    """`heading_sizes`, to be read many at once."""
    bounds: dict[int, tuple[int, int]] = field(init=False, repr=False)
    """The first section of each entry that the locale has, and that after its last."""
    entries: int = field(init=False, repr=False)
    """The entries that the locale has, as `bits`."""
    kept: _Kept = field(default_factory=_Kept, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        firsts = np.flatnonzero(np.diff(self.keys, prepend=-1))
        ends = [*firsts[1:].tolist(), len(self.keys)]
        bounds = dict(zip(self.keys[firsts].tolist(), zip(firsts.tolist(), ends, strict=True), strict=True))
        object.__setattr__(self, "sizes", np.array(self.heading_sizes, np.float32))
        object.__setattr__(self, "bounds", bounds)
        object.__setattr__(self, "entries", bits_of(self.keys, self.total))

    def uses(self, form: Form) -> Uses:
        """The uses of a word in one of its forms, added up when it is first asked for."""
        surface, stem, _ = form
        found = self.kept.get((surface, stem))
        if found is None:
            found = self._added(surface, stem)
            self.kept.keep((surface, stem), found)
        return found

    def _added(self, surface: str, stem: str) -> Uses:
        sections, worth = self.postings("stem", stem)
        written, more = self.postings("surface", surface)
        if len(written):
            sections, worth = _joined(sections, worth, written, SURFACE * more)
        headings, _ = self.postings("heading", stem)
        return Uses(
            bits_of(self.keys[sections], self.total),
            sections,
            worth,
            headings,
        )

    def with_phrases(self, phrases: Sequence[str]) -> NDArray[np.bool_]:
        """The sections in which all `phrases`, streams of surfaces, stand: looked for in those that use all their
        words.
        """
        having = np.zeros(len(self.wordings), bool)
        words = {word for phrase in phrases for word in phrase.split()} - language(self.locale).stopwords
        used = [self.postings("surface", word)[0] for word in words]
        sections = reduce(np.intersect1d, used).tolist() if used else range(len(self.wordings))
        for characters in [self.lexicon.phrase(phrase) for phrase in phrases]:
            sections = [number for number in sections if characters and characters in self.wordings[number].words]
        having[sections] = True
        return having

    def warm(self, previous: Sections) -> None:
        """Add up the uses of the words that `previous` was asked for."""
        for surface, stem in list(previous.kept):
            self.uses(Form(surface, stem))
