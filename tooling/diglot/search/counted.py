"""A section with its words counted: what `analysed` has in order, for an index that keeps no order.

Texts repeat their words, so each different one is read once a section; the numbers are those of `analysed`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.search.analysis import read_as, written_words
from diglot.search.vocabulary import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diglot.model.document import Document

__all__ = ["Counted", "averages", "spellings"]


class Counted:
    """A document's words: how many each field has, and how often it has each of them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # The lead is what the title is the heading of.
        texts = document.heading or document.title, document.title, f"{document.summary}\n{document.text}"
        self.words = tuple(written_words(text) for text in texts)
        self.lengths = [0, 0, 0]
        """The words of the heading, the title and the text."""
        self.uses: dict[tuple[str, str], list[int]] = {}
        """By stem and surface: how often in the heading, the title and the text; and 1 where it names the heading."""
        self.stems: dict[str, str] = {}
        """The stem of each surface, where several were read as one surface that of the last."""
        for field, words in enumerate(self.words):
            self._count(field, words)

    def _count(self, field: int, words: Sequence[str]) -> None:
        counts = Counter(words)
        uses, total = self.uses, 0
        for word in reversed(dict.fromkeys(reversed(words))):  # by their last place
            count = counts[word]
            for surface, stem, is_whole, _ in read_as(word, self.document.locale):
                used = uses.get((stem, surface))
                if used is None:
                    used = uses[stem, surface] = [0, 0, 0, 0]
                used[field] += count
                total += count
                if not field and not is_whole:
                    used[3] = 1
                self.stems[surface] = stem
        self.lengths[field] = total

    @property
    def heading_stems(self) -> frozenset[str]:
        """The different words that the heading is made of."""
        return frozenset(stem for (stem, _), used in self.uses.items() if used[3])


def averages(counted: Sequence[Counted]) -> dict[str, float]:
    """The mean length of each field, in words."""
    names = ("heading", "title", "text")
    return {name: sum(one.lengths[field] for one in counted) / len(counted) for field, name in enumerate(names)}


def spellings(counted: Iterable[Counted]) -> dict[str, Spelling]:
    """Every word by its surface: how it is mostly written, its stem, the number of sections that use it."""
    stems: dict[str, str] = {}
    sections: Counter[str] = Counter()
    words: dict[str, Counter[str]] = {}
    for one in counted:
        stems.update(one.stems)
        sections.update(one.stems.keys())
        known = words.setdefault(one.document.locale, Counter())
        known.update(one.words[0])
        known.update(one.words[2])
    written: dict[str, Counter[str]] = {}
    for locale, counts in words.items():
        for word, count in counts.items():
            for surface, _, _, form in read_as(word, locale):
                written.setdefault(surface, Counter())[form] += count
    return {
        surface: Spelling(_most_common(written.get(surface)) or surface, stems[surface], n)
        for surface, n in sections.items()
    }


def _most_common(written: Counter[str] | None) -> str:
    return written.most_common(1)[0][0] if written else ""
