"""Folding and splitting of many texts, each of them once."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from diglot import lang

__all__ = ["fold", "words"]

_AROUND: Final = '.,;:!?()«»"“”*_[]'


def fold(text: str) -> str:
    """`text` without accents and case (see `lang.fold`); most English text needs no more than lower case."""
    return text.casefold() if text.isascii() else lang.fold(text)


@lru_cache(maxsize=16)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, elided ones apart (`l'` and `equipe`); cleaners ask for the same text in a row."""
    found = (word.strip(_AROUND) for word in fold(text).replace("'", "' ").split())
    return tuple(word for word in found if word)
