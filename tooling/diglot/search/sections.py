"""All sections of one locale, as ranking reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from diglot.lang import language
from diglot.search.ranking import SURFACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.vocabulary import Vocabulary

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
    """Where a word adds how much to a row of scores (see `Sections`)."""

    places: NDArray[np.int64]
    worth: NDArray[np.float32]


_MOST_KEPT = 2_000_000
"""Uses that are kept of words of questions, per locale, 12 bytes each. Words would be the wrong measure: two frequent
ones joined by a hyphen are another word that every section uses."""


_LEAST = 50
"""What a word costs that nothing uses, in uses."""


class _Kept(dict[Word, Uses]):
    """The uses of words that were asked for; when there are too many, those kept for longest are forgotten."""

    size = 0

    def keep(self, word: Word, uses: Uses) -> None:
        """Add the uses of a word."""
        self[word] = uses
        self.size += len(uses.places) + _LEAST
        while self.size > _MOST_KEPT and len(self) > 1:
            self.size -= len(self.pop(next(iter(self))).places) + _LEAST


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of one locale, those of an entry one after the other.

    `streams` hold the words of each for phrases, `heading_sizes` how many different words its heading has, `keys` the
    number of its entry, of which the index has `total`.

    A question to a locale is scored in a row of numbers: how many of its words each entry has; then, for each section,
    its score; from `width` places later on, how many words of its heading are named. What a word adds to all three is
    added in one step.
    """

    locale: str
    documents: Sequence[Document]
    streams: Sequence[str]
    heading_sizes: NDArray[np.float32]
    keys: NDArray[np.int64]
    total: int
    width: int
    vocabulary: Vocabulary
    postings: Postings = field(repr=False)
    kept: _Kept = field(default_factory=_Kept, init=False, repr=False, compare=False)

    def uses(self, word: Word) -> Uses:
        """The uses of a word in all its forms, added up when it is first asked for."""
        found = self.kept.get(word)
        if found is None:
            found = self._added(word)
            self.kept.keep(word, found)
        return found

    def _added(self, word: Word) -> Uses:
        if len(word) == 1 and (found := self._added_form(word[0])):
            return found
        scores, named = np.zeros(self.width, np.float32), np.zeros(self.width, np.float32)
        touched, naming = np.zeros(self.width, bool), np.zeros(self.width, bool)
        for form in word:
            for name, term, share in (("stem", form.stem, 1.0), ("surface", form.surface, SURFACE)):
                sections, worth = self.postings(name, term)
                scores[sections] += share * form.weight * worth
                touched[sections] = True
            sections, _ = self.postings("heading", form.stem)
            named[sections] += form.weight
            naming[sections] = True
        used, headings = touched.nonzero()[0], naming.nonzero()[0]
        return self._in_row(used, scores[used], headings, named[headings])

    def _added_form(self, form: Form) -> Uses | None:
        """What `_added` answers for a single form, without looking at all sections; None where a section has its
        surface and not its stem, as that of another word.
        """
        sections, worth = self.postings("stem", form.stem)
        written, more = self.postings("surface", form.surface)
        headings, _ = self.postings("heading", form.stem)
        scores = form.weight * worth
        if len(written):
            at = np.searchsorted(sections, written)
            if not len(sections) or at[-1] >= len(sections) or not np.array_equal(sections[at], written):
                return None
            scores[at] += SURFACE * form.weight * more
        return self._in_row(sections, scores, headings, np.full(len(headings), form.weight, np.float32))

    def _in_row(
        self,
        sections: NDArray[np.integer],
        scores: NDArray[np.float32],
        headings: NDArray[np.integer],
        named: NDArray[np.float32],
    ) -> Uses:
        keys = self.keys[sections]
        first = np.ones(len(keys), bool)
        np.not_equal(keys[1:], keys[:-1], out=first[1:])
        entries = keys[first]
        return Uses(
            np.concatenate([entries, self.total + sections, self.total + self.width + headings]),
            np.concatenate([np.ones(len(entries), np.float32), scores, named]),
        )

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
        for word in list(previous.kept):
            self.uses(word)
