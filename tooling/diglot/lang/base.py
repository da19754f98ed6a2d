"""A language as data: what sentence splitting, search and the site's interface need to know of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Language", "fold"]

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language.

    `abbreviations` end in a full stop that does not end the sentence (written here without it, in lower case);
    `elisions` are the words that drop their vowel before an apostrophe (`l` for *l'équipe*); `stopwords` carry no
    meaning of their own in a search, written folded (see `fold`); `stemmer` names a Snowball algorithm; `phrases` are
    the words of the site's interface.
    """

    code: str
    abbreviations: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    stopwords: frozenset[str] = frozenset()
    stemmer: str | None = None
    phrases: Mapping[str, str] = field(default_factory=dict)


def fold(text: str) -> str:
    """`text` without accents and case, so that `Réclamation` and `reclamation` are one word.

    Ligatures become two letters and typographic apostrophes straight ones. The result may be longer than `text`.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
