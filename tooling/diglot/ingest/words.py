"""The words of texts, as cleaners compare them: each text split once."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from diglot.lang import fold

__all__ = ["words"]

_AROUND: Final = '.,;:!?()«»"“”*_[]'


@lru_cache(maxsize=16)
def words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, elided ones apart (`l'` and `equipe`); cleaners ask for the same text in a row."""
    found = (word.strip(_AROUND) for word in fold(text).replace("'", "' ").split())
    return tuple(word for word in found if word)
