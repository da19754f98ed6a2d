"""Text to the words that a search compares: each language analysed as itself, accents and elisions indifferent.

A word has two forms: its surface, folded (no accents, no case), and the Snowball stem of that surface. Folding comes
before stemming: Snowball's French stemmer knows accents, and readers do not type them (measured on known-item
questions: MRR .909 with the stem of the word as written, .958 with the stem of the folded word).

This one analysis is used for what is indexed and for what is asked, by the service and by the static search.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diglot.lang import fold, language

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST_WORD", "Token", "analyse", "forms", "stream", "words_of"]

# A letter or digit, then letters, digits, combining accents and soft hyphens; joined by hyphens and apostrophes.
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f\u00ad][^\W_]*)*"
_JOINED = re.compile(rf"{_LETTERS}(?:[-‐‑'’ʼ]{_LETTERS})*")
_PART = re.compile(rf"{_LETTERS}(?:['’ʼ]{_LETTERS})*")
_ELIDED = re.compile(rf"({_LETTERS})['’ʼ]")
_UNWRITTEN = str.maketrans("", "", "\u00ad'’ʼ-‐‑ ")

LONGEST_WORD = 64
"""Longer runs of letters are data, not words: they are cut, so that no analysis grows without bound."""

_stemmers = threading.local()


class Token(NamedTuple):
    """A word of a text: its surface and stem, and where it stands (offsets in characters).

    `is_whole` is true of a hyphenated word taken together, which its parts follow.
    """

    surface: str
    stem: str
    start: int
    end: int
    is_whole: bool = False


def analyse(text: str, code: str, *, stopwords: bool = False) -> Iterator[Token]:
    """The words of `text` in the language `code`, without its stop words unless `stopwords`.

    `l'équipe` is `equipe`; `après-vente` is `apresvente`, `apres` and `vente`; `customer's` has the stem of customer.
    """
    for match in _JOINED.finditer(text):
        first = match.start()
        for surface, stem, start, end, is_whole, is_stopword in _read(match[0], code):
            if stopwords or not is_stopword:
                yield Token(surface, stem, first + start, first + end, is_whole)


@lru_cache(maxsize=1 << 14)
def words_of(text: str, code: str, *, stopwords: bool = False) -> tuple[Token, ...]:
    """What `analyse` yields, for the short texts of questions, which are asked again."""
    return tuple(analyse(text, code, stopwords=stopwords))


def stream(text: str, code: str) -> str:
    """The surfaces of all words of `text`, stop words included, between spaces: what a phrase is looked for in."""
    return "".join(f" {token.surface}" for token in analyse(text, code, stopwords=True) if not token.is_whole) + " "


@lru_cache(maxsize=1 << 16)
def forms(word: str, code: str) -> tuple[str, str]:
    """The surface and the stem of one word as written."""
    stemmer = _stemmer(code)
    # The apostrophe of a possessive matters to the stemmer and to nobody else.
    folded = fold(word[:LONGEST_WORD])
    surface = folded.translate(_UNWRITTEN)
    stem = stemmer.stemWord(folded.replace("-", "")) if stemmer else surface
    return surface, stem.translate(_UNWRITTEN)


@lru_cache(maxsize=1 << 16)
def _read(word: str, code: str) -> tuple[tuple[str, str, int, int, bool, bool], ...]:
    """The words that a joined word is read as: as tokens, with whether it is a stop word."""
    parts = list(_parts(word, code))
    read = []
    if len(parts) > 1:
        start, end = parts[0][0], parts[-1][1]
        read.append((*forms(word[start:end], code), start, end, True, False))
    for start, end in parts:
        surface, stem = forms(word[start:end], code)
        read.append((surface, stem, start, end, False, surface in language(code).stopwords))
    return tuple(read)


def _parts(word: str, code: str) -> Iterator[tuple[int, int]]:
    """Where the hyphenated parts of a word stand, elided words before them left out."""
    elisions = language(code).elisions
    for part in _PART.finditer(word):
        start = part.start()
        while (elided := _ELIDED.match(word, start, part.end())) and fold(elided[1]) in elisions:
            start = elided.end()
        yield start, part.end()


def _stemmer(code: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # snowballstemmer ships no types
    """The stemmer of a language for this thread: a Snowball stemmer keeps the word it works on in itself."""
    name = language(code).stemmer
    if name is None:
        return None
    stemmer = getattr(_stemmers, name, None)
    if stemmer is None:
        import snowballstemmer  # noqa: PLC0415  # it loads thirty languages; most commands stem none

        stemmer = snowballstemmer.stemmer(name)
        setattr(_stemmers, name, stemmer)
    return stemmer
