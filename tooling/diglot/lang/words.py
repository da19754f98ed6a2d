"""The words of texts: runs of letters, in lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["words"]

_WORD = re.compile(r"[^\W\d_]+")
_LATIN_WORD = re.compile("[a-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xdf-\xf6\xf8-\u024f]+")
"""The same where nothing is `_BEYOND` Latin letters: a set of characters is asked half as long as three properties."""
_BEYOND = re.compile("[^\0-\u024f\u2000-\u206f\u20a0-\u20cf\u2190-\u23ff\ufffc]")
"""What is neither a Latin letter nor known to be none: punctuation, currencies, arrows, mathematics."""


def words(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """The words of each of `texts` in order, in lower case; figures are none (`l'eau` is two words)."""
    lowered = [text.lower() for text in texts]
    word = _WORD if any(map(_BEYOND.search, lowered)) else _LATIN_WORD
    return [tuple(word.findall(text)) for text in lowered]
