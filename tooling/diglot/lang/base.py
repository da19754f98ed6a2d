"""A language as data: what sentence splitting, search and the site's interface need to know of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Language", "NumberWords", "fold"]

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‑": "-"})


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How a language writes numbers.

    `grouping` is the mark between thousands, `spaced` whether a space may stand there; `words` are numbers in words
    (and the months, which dates write in either way), `scales` what a number is multiplied with (*2.5 million*), a
    single letter where it is attached (*5k*); `joints` stand between number words (*vingt et un*).
    """

    grouping: str = ","
    spaced: bool = True
    words: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    joints: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """A language.

    `abbreviations` end in a full stop that does not end the sentence (written here without it, in lower case), nor do
    those that `number_signs` are, before a figure (*No. 5*);
    `elisions` are the words that drop their vowel before an apostrophe (`l` for *l'équipe*); `stopwords` carry no
    meaning of their own in a search, written folded (see `fold`); `stemmer` names a Snowball algorithm; `phrases` are
    the words of the site's interface. `negations` deny a sentence, together with one of the `negation_particles` if the
    language has any (*ne … pas*); `faint_negations` may stand for a denial (*without*,
    *unable*), as may words of the form `negative_words` (a regular expression: *unpaid*). `dangling` are the
    words that no sentence ends with (*the*, *of*). `function_words` (as written) and `letters` (beyond a to z) give a
    text in the language away.
    """

    code: str
    abbreviations: frozenset[str] = frozenset()
    number_signs: frozenset[str] = frozenset()
    elisions: frozenset[str] = frozenset()
    stopwords: frozenset[str] = frozenset()
    stemmer: str | None = None
    phrases: Mapping[str, str] = field(default_factory=dict)
    numbers: NumberWords = field(default_factory=NumberWords)
    negations: frozenset[str] = frozenset()
    faint_negations: frozenset[str] = frozenset()
    negation_particles: frozenset[str] = frozenset()
    negative_words: str = ""
    dangling: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    letters: str = ""


def fold(text: str) -> str:
    """`text` without accents and case, so that `Réclamation` and `reclamation` are one word.

    Ligatures become two letters and typographic apostrophes straight ones. The result may be longer than `text`.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
