"""The words of one locale's sections counted: what `analysed` has in order, where no order is needed.

Words are counted as they are written, and what each is read as is looked up once for the whole locale.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from diglot.search.analysis import read_as, written_words
from diglot.search.vocabulary import Spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diglot.model.document import Document

__all__ = ["Counted", "Use", "use_of"]

Use = tuple[int, int, int, int]
"""How often a word stands in a section's heading, title and text; and 1 where it names the heading."""

_Postings = list[tuple[int, int]]
"""The sections, ascending, that have a word, and how they use it: a number, since numbers are added up quickly."""

_TITLE, _HEADING, _NAMES = 1 << 32, 1 << 64, 1 << 96
"""What a word in a title or heading adds to such a number, one in a text being 1; and, if it names the heading."""


def use_of(number: int) -> Use:
    """What a number in postings stands for."""
    return number // _HEADING % _TITLE, number // _TITLE % _TITLE, number % _TITLE, int(number >= _NAMES)


class Counted:
    """All `documents` of one locale: how many words each field of each has, and how often it has each of them."""

    def __init__(self, documents: Sequence[Document], locale: str) -> None:
        self.lengths: list[tuple[int, int, int]] = []
        """By section, the words of the heading, the title and the text."""
        self.names: list[int] = []
        """By section, how many different words the heading is made of."""
        self._documents = documents
        self._read = _Readings(locale)
        self._found: dict[str, _Postings] = defaultdict(list)
        self._written: Counter[str] = Counter()
        """How often words stand in headings and texts."""
        for place, document in enumerate(documents):
            self._count(place, *_fields(document))
        self._sources: dict[str, dict[str, list[tuple[str, bool]]]] = defaultdict(lambda: defaultdict(list))
        """By stem and surface, the words that are read so, and whether each is so as a whole."""
        for word in self._found:
            for surface, stem, is_whole, _ in self._read[word]:
                self._sources[stem][surface].append((word, is_whole))

    def _count(self, place: int, heading: list[str], title: list[str], text: list[str]) -> None:
        length = self._read.length
        self.lengths.append((length(heading), length(title), length(text)))
        self.names.append(len({stem for word in heading for _, stem, is_whole, _ in self._read[word] if not is_whole}))
        uses = Counter(text)
        for word in heading:
            uses[word] += _HEADING + _NAMES
        for word in title:
            uses[word] += _TITLE
        found = self._found
        for word, use in uses.items():
            found[word].append((place, use))
        self._written.update(heading)
        self._written.update(text)

    def averages(self) -> dict[str, float]:
        """The mean length of each field, in words."""
        sums = [sum(lengths) for lengths in zip(*self.lengths, strict=True)]
        return {name: total / len(self.lengths) for name, total in zip(("heading", "title", "text"), sums, strict=True)}

    def postings(self) -> Iterator[tuple[str, dict[str, _Postings]]]:
        """The stems in the order of the alphabet; by surface, in that order too, the sections that use each."""
        for stem, surfaces in sorted(self._sources.items()):
            yield stem, {surface: self._joined(words) for surface, words in sorted(surfaces.items())}

    def _joined(self, words: Sequence[tuple[str, bool]]) -> _Postings:
        (first, is_whole), *others = words
        if not others and not is_whole:
            return self._found[first]
        joined: dict[int, int] = defaultdict(int)
        for word, is_whole in words:
            for place, use in self._found[word]:
                joined[place] += use % _NAMES if is_whole else use
        return sorted(joined.items())

    def spellings(self) -> dict[str, Spelling]:
        """Every word by its surface: how it is mostly written, its stem, the number of sections that use it."""
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for word, count in self._written.items():
            for surface, _, _, form in self._read[word]:
                written[surface][form] += count
        stems: dict[str, list[str]] = defaultdict(list)
        for stem, surfaces in self._sources.items():
            for surface in surfaces:
                stems[surface].append(stem)
        return {
            surface: Spelling(
                _most_common(written.get(surface)) or surface,
                found[0] if len(found) == 1 else self._last_stem(surface, found),
                self._sections(surface, found),
            )
            for surface, found in stems.items()
        }

    def _words(self, surface: str, stems: Iterable[str]) -> dict[str, None]:
        return {word: None for stem in stems for word, _ in self._sources[stem][surface]}

    def _sections(self, surface: str, stems: Iterable[str]) -> int:
        first, *others = self._words(surface, stems)
        if not others:
            return len(self._found[first])
        return len({place for word in (first, *others) for place, _ in self._found[word]})

    def _last_stem(self, surface: str, stems: Iterable[str]) -> str:
        """The stem of a surface that is read in several ways (as a possessive and not): that of the last."""
        words = self._words(surface, stems)
        place = max(self._found[word][-1][0] for word in words)
        last = next(
            word for text in reversed(_fields(self._documents[place])) for word in reversed(text) if word in words
        )
        return next(stem for found, stem, _, _ in reversed(self._read[last]) if found == surface)


class _Readings(dict[str, tuple[tuple[str, str, bool, str], ...]]):
    """What words are read as: see `read_as`."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self._locale = locale

    def __missing__(self, word: str) -> tuple[tuple[str, str, bool, str], ...]:
        found = self[word] = read_as(word, self._locale)
        return found

    def length(self, words: Iterable[str]) -> int:
        """How many words `words` are read as."""
        return sum(map(len, map(self.__getitem__, words)))


def _fields(document: Document) -> tuple[list[str], list[str], list[str]]:
    """The words of the heading, the title and the text; the lead is what the title is the heading of."""
    title = written_words(document.title)
    heading = written_words(document.heading) if document.heading else title
    return heading, title, written_words(f"{document.summary}\n{document.text}")


def _most_common(written: Counter[str] | None) -> str:
    return written.most_common(1)[0][0] if written else ""
