"""The words of a section in their order, a character for each word of the locale: a phrase is looked for as one string
in another, and where a word stands is found without analysing the text again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from diglot.search.analysis import Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.model.document import Document
    from diglot.search.analysed import Analysed

__all__ = ["Lexicon", "Wording", "Words", "shown_text"]

_BETWEEN = "\0"
"""Stands between two fields, so that no phrase goes from one into the other."""

_SURROGATES = range(0xD800, 0xE000)
_LAST = 0x10FFFF
"""The highest character; words beyond are as good as none."""

_SHORT = 0xFFFF
"""Texts of so many characters have offsets of two bytes."""


class Wording(NamedTuple):
    """The words of a section: `words` of title, heading and text, stop words included; those from `text` on are the
    words of its `shown_text`, then `wholes` are its hyphenated words taken together. `spans` says where in it each of
    these begins and ends.
    """

    words: str
    text: int
    wholes: str
    spans: bytes

    def uses(self, wanted: str, size: int) -> Iterator[tuple[int, int, str]]:
        """Where in a text of `size` characters the `wanted` words stand, start and end, and which it is."""
        spans = memoryview(self.spans).cast(_typecode(size))
        begin, wholes = self.text, len(self.words) - self.text
        for word in wanted:
            place = self.words.find(word, begin)
            while place >= 0:
                at = 2 * (place - begin)
                yield spans[at], spans[at + 1], word
                place = self.words.find(word, place + 1)
            place = self.wholes.find(word) if self.wholes else -1
            while place >= 0:
                at = 2 * (place + wholes)
                yield spans[at], spans[at + 1], word
                place = self.wholes.find(word, place + 1)


def shown_text(document: Document) -> str:
    """The text that excerpts are taken from."""
    return f"{document.summary}\n{document.text}".strip() if document.summary else document.text


class Words:
    """Writes the wording of sections, and collects the words of their locale."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}
        self._stems: dict[str, dict[str, None]] = {}

    def wording(self, one: Analysed) -> Wording:
        """The wording of a section."""
        document, text, tokens = one.document, one.texts["text"], one.tokens["text"]
        heads = [
            "".join([self._character(token) for token in field if not token.is_whole])
            for field in (one.tokens["title"], one.tokens["heading"] if document.heading else [])
        ]
        words = [token for token in tokens if not token.is_whole]
        wholes = [token for token in tokens if token.is_whole]
        if document.summary:
            boundary = len(document.summary.strip())
            words.insert(bisect_left([token.start for token in words], boundary), Token("", "", boundary, boundary))
        before = _BETWEEN.join([*heads, ""])
        spans = array(_typecode(len(text)), [at for token in (*words, *wholes) for at in (token.start, token.end)])
        return Wording(
            before + "".join([self._character(token) for token in words]),
            len(before),
            "".join([self._character(token) for token in wholes]),
            spans.tobytes(),
        )

    def record(self) -> list[tuple[str, ...]]:
        """The words, each by its surface with its stems, in the order of their characters."""
        return [(surface, *self._stems[surface]) for surface in self._characters]

    def _character(self, token: Token) -> str:
        surface = token.surface
        if not surface:
            return _BETWEEN
        known = self._characters.get(surface)
        if known is None:
            known = self._characters[surface] = _numbered(len(self._characters) + 1)
            self._stems[surface] = {}
        self._stems[surface][token.stem] = None
        return known


class Lexicon:
    """The words of a locale as characters; `record` is that of `Words`."""

    def __init__(self, record: Iterable[Sequence[str]]) -> None:
        self._characters: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        having: dict[str, str] = defaultdict(str)
        for number, (surface, *stems) in enumerate(record, start=1):
            character = self._characters[surface] = _numbered(number)
            self._stems[character] = stems[0]
            for form in {surface, *stems}:
                having[form] += character
        self._having: Mapping[str, str] = having

    def phrase(self, stream: str) -> str:
        """The characters of a phrase, a stream of surfaces; none, where the locale lacks one of its words."""
        found = [self._characters.get(surface, "") for surface in stream.split()]
        return "".join(found) if all(found) else ""

    def words(self, forms: Iterable[str]) -> str:
        """The words that have one of `forms` as their surface or stem."""
        return "".join(dict.fromkeys("".join([self._having.get(form, "") for form in forms])))

    def stem(self, word: str) -> str:
        """The stem of a word, given as its character."""
        return self._stems[word]


def _typecode(size: int) -> Literal["H", "I"]:
    return "H" if size <= _SHORT else "I"


def _numbered(number: int) -> str:
    character = number + len(_SURROGATES) if number >= _SURROGATES.start else number
    return chr(min(character, _LAST))
