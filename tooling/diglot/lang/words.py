"""The words of texts: runs of letters, in lower case."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain, compress, repeat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

__all__ = ["LATIN_LETTERS", "Row", "is_latin", "row", "words"]

_WORD = re.compile(r"[^\W\d_]+")
LATIN_LETTERS = "a-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xdf-\xf6\xf8-\u024f"
"""Those in lower case, as a range of a regular expression."""
_LATIN_WORD = re.compile(f"[{LATIN_LETTERS}]+")
"""The same as `_WORD` where a text `is_latin`: a set of characters is asked half as long as three properties."""
_BEYOND = re.compile("[^\0-\u024f\u2000-\u206f\u20a0-\u20cf\u2190-\u23ff\ufffc]")
"""What is neither a Latin letter nor known to be none: punctuation, currencies, arrows, mathematics."""


def words(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of each of `texts` in order, in lower case; figures are none (`l'eau` is two words)."""
    lowered = [text.lower() for text in texts]
    word = _LATIN_WORD if is_latin("".join(lowered)) else _WORD
    return [tuple(word.findall(text)) for text in lowered]


def is_latin(text: str) -> bool:
    """Whether all letters of `text`, in lower case, are `LATIN_LETTERS`, and all figures European ones."""
    return _BEYOND.search(text) is None


class Row(NamedTuple):
    """The words of several texts one after another, an empty one behind each; `ends` are the places behind these.

    Most words are of no interest to who looks for some: one look along the row finds those that are. `different` are
    the words, each once.
    """

    words: list[str]
    ends: list[int]
    different: frozenset[str]

    def places(self, wanted: Container[str]) -> list[int]:
        """The places of the `wanted` words."""
        return list(compress(range(len(self.words)), map(wanted.__contains__, self.words))) if wanted else []

    def text_at(self, place: int) -> int:
        """The index of the text whose word stands at `place`."""
        return bisect_right(self.ends, place)

    def start_of(self, text: int) -> int:
        """The place of the first word of the text with an index."""
        return self.ends[text - 1] if text else 0


def row(texts: Sequence[Sequence[str]]) -> Row:
    """`texts`, each given as its words, in a row."""
    every = list(chain.from_iterable(chain.from_iterable(zip(texts, repeat(_END)))))
    return Row(every, list(accumulate([len(text) + 1 for text in texts])), frozenset(every))


_END = ("",)
