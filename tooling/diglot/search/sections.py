"""All sections of one locale, as ranking reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, Protocol

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

    sections: NDArray[np.float32]
    entries: NDArray[np.float32]
    covered: NDArray[np.float32]


class _Uses(NamedTuple):
    """What a word adds, and where, to the scores of the sections, how much of their headings is named, and the words
    that each entry has: these three stand one after the other, so that a word is added in one step. `sections` use it,
    `headings` name it.
    """

    places: NDArray[np.int64]
    worth: NDArray[np.float32]
    sections: NDArray[np.int64]
    headings: NDArray[np.int64]


_MANY = 2000
"""From so many sections on, looking at those alone that use a word is faster than at all (2026-11-24: both take 12 us
at 2,000; at 20,000 it is 20 and 110)."""

_MOST_KEPT = 2_000_000
"""Uses that are kept of words of questions, per locale, 20 bytes each. Words would be the wrong measure: two frequent
ones joined by a hyphen are another word that every section uses."""


_LEAST = 50
"""What a word costs that nothing uses, in uses."""


class _Kept(dict[Word, _Uses]):
    """The uses of words that were asked for; when there are too many, those kept for longest are forgotten."""

    size = 0

    def keep(self, word: Word, uses: _Uses) -> None:
        """Add the uses of a word."""
        self[word] = uses
        self.size += len(uses.places) + _LEAST
        while self.size > _MOST_KEPT and len(self) > 1:
            self.size -= len(self.pop(next(iter(self))).places) + _LEAST


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
    reach: dict[int, tuple[int, int]] = field(init=False, repr=False, compare=False)
    uses: _Kept = field(default_factory=_Kept, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends = [*self.starts[1:].tolist(), len(self.documents)]
        reach = dict(zip(self.keys.tolist(), zip(self.starts.tolist(), ends, strict=True), strict=True))
        object.__setattr__(self, "reach", reach)  # frozen

    def score(self, words: Sequence[Word]) -> Scored:
        """How well each entry answers `words`."""
        total = len(self.documents)
        added = np.zeros(2 * total + len(self.starts), np.float32)
        scores, named, covered = added[:total], added[total : 2 * total], added[2 * total :]
        used = [uses for word in words if len((uses := self._uses(word)).places)]
        if not used:
            return Scored(scores, covered, covered)
        for uses in used:
            added[uses.places] += uses.worth
        bonus = np.concatenate([uses.headings for uses in used])
        if len(bonus):
            scores[bonus] *= 1 + HEADING_BONUS * np.minimum(named[bonus] / self.heading_sizes[bonus], 1)
        return Scored(scores, self._best_scores(scores, used), covered)

    def _best_scores(self, scores: NDArray[np.float32], used: Sequence[_Uses]) -> NDArray[np.float32]:
        """The score of the best section of each entry."""
        if len(scores) < _MANY:
            return np.maximum.reduceat(scores, self.starts)
        touched = np.zeros(len(scores), bool)
        for uses in used:
            touched[uses.sections] = True
        sections = np.flatnonzero(touched)
        entries = self.entries[sections]
        first = np.flatnonzero(np.diff(entries, prepend=-1))
        best = np.zeros(len(self.starts), np.float32)
        best[entries[first]] = np.maximum.reduceat(scores[sections], first)
        return best

    def _uses(self, word: Word) -> _Uses:
        """The uses of a word in all its forms, added up when it is first asked for."""
        kept = self.uses.get(word)
        if kept is None:
            kept = self._added(word)
            self.uses.keep(word, kept)
        return kept

    def _added(self, word: Word) -> _Uses:
        total = len(self.documents)
        if len(word) == 1 and (found := self._added_form(word[0])):
            return found
        scores, named = np.zeros(total, np.float32), np.zeros(total, np.float32)
        touched, naming = np.zeros(total, bool), np.zeros(total, bool)
        for form in word:
            for name, term, share in (("stem", form.stem, 1.0), ("surface", form.surface, SURFACE)):
                sections, worth = self.postings(name, term)
                scores[sections] += share * form.weight * worth
                touched[sections] = True
            sections, _ = self.postings("heading", form.stem)
            named[sections] += form.weight
            naming[sections] = True
        used, headings = np.flatnonzero(touched), np.flatnonzero(naming)
        entries = self.entries[used]
        entries = entries[np.flatnonzero(np.diff(entries, prepend=-1))]
        return _Uses(
            np.concatenate([used, total + headings, 2 * total + entries]),
            np.concatenate([scores[used], named[headings], np.ones(len(entries), np.float32)]),
            used,
            headings,
        )

    def _added_form(self, form: Form) -> _Uses | None:
        """What `_added` answers for a single form, without looking at all sections; None where a section has its
        surface and not its stem, as that of another word.
        """
        total = len(self.documents)
        sections, worth = self.postings("stem", form.stem)
        written, more = self.postings("surface", form.surface)
        headings, _ = self.postings("heading", form.stem)
        scores = form.weight * worth
        if len(written):
            at = np.searchsorted(sections, written)
            if not len(sections) or at[-1] >= len(sections) or not np.array_equal(sections[at], written):
                return None
            scores[at] += SURFACE * form.weight * more
        used, naming = sections.astype(np.int64), headings.astype(np.int64)
        entries = self.entries[used]
        entries = entries[np.flatnonzero(np.diff(entries, prepend=-1))]
        ones = np.ones(len(entries), np.float32)
        return _Uses(
            np.concatenate([used, total + naming, 2 * total + entries]),
            np.concatenate([scores, np.full(len(naming), form.weight, np.float32), ones]),
            used,
            naming,
        )

    def best(self, key: int, scored: Scored) -> Document:
        """The section of an entry which answers best."""
        start, end = self.reach[key]
        return self.documents[start + int(scored.sections[start:end].argmax())]

    def only(self, scored: Scored, having: NDArray[np.bool_], *, least: float) -> Scored:
        """`scored` for the sections in `having` alone, which get `least` at the least; the others get nothing."""
        scores = np.where(having, np.maximum(scored.sections, np.float32(least)), np.float32(0))
        return Scored(scores, np.maximum.reduceat(scores, self.starts), scored.covered)

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
