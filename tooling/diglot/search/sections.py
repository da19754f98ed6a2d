"""All sections of one locale, as ranking reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from diglot.search.ranking import HEADING_BONUS, SURFACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.vocabulary import Vocabulary

__all__ = ["Form", "Postings", "Scored", "Sections", "Word"]


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


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of each section; by entry, its best section's score and how many of the words it has."""

    sections: NDArray[np.float32]
    entries: NDArray[np.float32]
    covered: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of one locale, those of an entry one after the other.

    `streams` hold the words of each for phrases, `heading_sizes` how many different words its heading has; `starts`
    the first section of each entry, `keys` which entry that is, `entries` the number of its entry for each section.
    """

    locale: str
    documents: Sequence[Document]
    streams: Sequence[str]
    heading_sizes: NDArray[np.float32]
    starts: NDArray[np.int64]
    keys: NDArray[np.int64]
    entries: NDArray[np.int64]
    vocabulary: Vocabulary
    postings: Postings = field(repr=False)

    def score(self, words: Sequence[Word]) -> Scored:
        """How well each entry answers `words`."""
        scores = np.zeros(len(self.documents), np.float32)
        named = np.zeros(len(self.documents), np.float32)
        covered = np.zeros(len(self.starts), np.int32)
        for word in words:
            touched = [self._add(form, scores, named) for form in word]
            # An index given twice counts once: numpy buffers, and here that is what is meant.
            covered[self.entries[np.concatenate(touched)]] += 1
        scores *= 1 + HEADING_BONUS * np.minimum(named / self.heading_sizes, 1)
        return Scored(scores, np.maximum.reduceat(scores, self.starts), covered)

    def _add(self, form: Form, scores: NDArray[np.float32], named: NDArray[np.float32]) -> NDArray[np.int32]:
        ids, worth = self.postings("stem", form.stem)
        scores[ids] += form.weight * worth
        written, worth = self.postings("surface", form.surface)
        scores[written] += SURFACE * form.weight * worth
        headings, _ = self.postings("heading", form.stem)
        named[headings] += form.weight
        return ids

    def best(self, entry: int, scored: Scored) -> Document:
        """The section of the entry with that number which answers best."""
        start = self.starts[entry]
        end = self.starts[entry + 1] if entry + 1 < len(self.starts) else len(self.documents)
        return self.documents[int(start + np.argmax(scored.sections[start:end]))]

    def only(self, scored: Scored, having: NDArray[np.bool_], *, least: float) -> Scored:
        """`scored` for the sections in `having` alone, which get `least` at the least; the others get nothing."""
        scores = np.where(having, np.maximum(scored.sections, np.float32(least)), np.float32(0))
        return Scored(scores, np.maximum.reduceat(scores, self.starts), scored.covered)

    def with_stream(self, phrase: str) -> NDArray[np.bool_]:
        """The sections in which `phrase`, a stream of surfaces, stands."""
        return np.fromiter((phrase in stream for stream in self.streams), bool, len(self.streams))
