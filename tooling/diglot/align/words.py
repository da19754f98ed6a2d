"""The words of a segment, and the pieces that an unknown word is made of."""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.lang import LATIN_LETTERS, is_latin

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["END", "folded", "pieces", "words", "words_of_all"]

END = "\n"
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_END = re.compile(rf"[^\W_]+|{END}")
_LATIN_WORD_OR_END = re.compile(f"[0-9{LATIN_LETTERS}{END}]+")
_PIECE_SIZES = (3, 4, 5)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})


def words(text: str) -> list[str]:
    """The words of `text` in order, in lower case: runs of letters and digits (`l'eau` is two words)."""
    return _WORD.findall(text.lower())


def words_of_all(texts: Iterable[str]) -> list[str]:
    """The words of all `texts` in order, as `words` finds them, with an `END` after each text."""
    every = f" {END} ".join([*(text.replace(END, " ") for text in texts), ""]).lower()
    return (_LATIN_WORD_OR_END if is_latin(every) else _WORD_OR_END).findall(every)


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`word`, in lower case already, without accents and ligatures: `sécurité` is `securite`."""
    if word.isascii():
        return word
    split = unicodedata.normalize("NFD", word.translate(_LIGATURES))
    return "".join(character for character in split if not unicodedata.combining(character))


@lru_cache(maxsize=1 << 16)
def pieces(word: str, buckets: int) -> tuple[int, ...]:
    """The buckets of the character 3- to 5-grams of `word`, and of the word as a whole (Bojanowski et al. 2017).

    The hash is CRC 32 of the accent-folded bytes, so that it is the same in every process and in every language.
    """
    marked = f"<{folded(word)}>"
    found = {marked}
    for size in _PIECE_SIZES:
        found.update(marked[start : start + size] for start in range(len(marked) - size + 1))
    return tuple(sorted({zlib.crc32(piece.encode()) % buckets for piece in found}))
