"""All sections of one locale, as ranking reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

from diglot.lang import language
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

    sections: NDArray[np.float64]
    entries: NDArray[np.float64]
    covered: NDArray[np.int64]


class _Uses(NamedTuple):
    """The sections that use a word and how much each use is worth, the entries that have it, and the headings."""

    sections: NDArray[np.int64]
    worth: NDArray[np.float32]
    entries: NDArray[np.int64]
    headings: NDArray[np.int64]
    naming: NDArray[np.float32]


_MOST_KEPT = 4096
"""Words of questions whose uses are kept, per locale: a few megabytes at 20,000 sections."""


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
    uses: dict[Word, _Uses] = field(default_factory=dict, init=False, repr=False, compare=False)

    def score(self, words: Sequence[Word]) -> Scored:
        """How well each entry answers `words`."""
        total, entries = len(self.documents), len(self.starts)
        used = [uses for uses in map(self._uses, words) if uses.sections.size]
        if not used:
            return Scored(np.zeros(total), np.zeros(entries), np.zeros(entries, np.int64))
        scores = _summed([uses.sections for uses in used], [uses.worth for uses in used], total)
        naming = [uses for uses in used if uses.headings.size]
        if naming:
            named = _summed([uses.headings for uses in naming], [uses.naming for uses in naming], total)
            scores *= 1 + HEADING_BONUS * np.minimum(named / self.heading_sizes, 1)
        covered = np.bincount(_joined([uses.entries for uses in used]), minlength=entries)
        return Scored(scores, self._best_of(scores), covered)

    def _best_of(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """By entry, the score of its best section. Few sections use a word: the others are not looked at."""
        best = np.zeros(len(self.starts))
        used = scores.nonzero()[0]
        entries = self.entries[used]
        first = np.append(0, (entries[1:] != entries[:-1]).nonzero()[0] + 1) if used.size else used
        best[entries[first]] = np.maximum.reduceat(scores[used], first) if used.size else 0
        return best

    def _uses(self, word: Word) -> _Uses:
        """The uses of a word in all its forms, added up when it is first asked for."""
        kept = self.uses.get(word)
        if kept is None:
            if len(self.uses) >= _MOST_KEPT:
                self.uses.clear()
            kept = self.uses[word] = self._added(word)
        return kept

    def _added(self, word: Word) -> _Uses:
        scores = np.zeros(len(self.documents), np.float32)
        named = np.zeros(len(self.documents), np.float32)
        for form in word:
            for name, term, share in (("stem", form.stem, 1.0), ("surface", form.surface, SURFACE)):
                sections, worth = self.postings(name, term)
                scores[sections] += share * form.weight * worth
            naming, _ = self.postings("heading", form.stem)
            named[naming] += form.weight
        used, headings = np.flatnonzero(scores), np.flatnonzero(named)
        return _Uses(used, scores[used], np.unique(self.entries[used]), headings, named[headings])

    def best(self, entry: int, scored: Scored) -> Document:
        """The section of the entry with that number which answers best."""
        start = self.starts[entry]
        end = self.starts[entry + 1] if entry + 1 < len(self.starts) else len(self.documents)
        return self.documents[int(start + np.argmax(scored.sections[start:end]))]

    def only(self, scored: Scored, having: NDArray[np.bool_], *, least: float) -> Scored:
        """`scored` for the sections in `having` alone, which get `least` at the least; the others get nothing."""
        scores = np.where(having, np.maximum(scored.sections, least), 0.0)
        return Scored(scores, self._best_of(scores), scored.covered)

    def with_stream(self, phrase: str) -> NDArray[np.bool_]:
        """The sections in which `phrase`, a stream of surfaces, stands: looked for in those that use all its words."""
        having = np.zeros(len(self.streams), bool)
        stopwords = language(self.locale).stopwords
        used = [self.postings("surface", word)[0] for word in phrase.split() if word not in stopwords]
        sections = reduce(np.intersect1d, used).tolist() if used else range(len(self.streams))
        having[[number for number in sections if phrase in self.streams[number]]] = True
        return having

    def warm(self, previous: Sections) -> None:
        """Add up the uses of the words that `previous` was asked for."""
        for word in list(previous.uses):
            self._uses(word)


def _joined(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _summed(places: Sequence[NDArray[np.int64]], worths: Sequence[NDArray[np.float32]], total: int) -> NDArray[Any]:
    """What each of `total` places is worth, all told."""
    return np.bincount(_joined(places), _joined(worths), total)
