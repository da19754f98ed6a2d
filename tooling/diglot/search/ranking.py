"""How well a section answers: BM25F over two forms of each word, and a bonus for naming the heading.

BM25F: Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (CIKM 2004). Everything here
is arithmetic on plain values, so that the static search can do the same in the browser.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["CONSTANTS", "FIELDS", "HEADING_BONUS", "SURFACE", "rarity", "required_words", "saturated", "term_weights"]

FIELDS: Mapping[str, tuple[float, float]] = {"heading": (4.0, 0.3), "title": (2.0, 0.3), "text": (1.0, 0.75)}
"""Each field's weight, and how far a long field is held against it (BM25's b)."""

K1 = 1.2
SURFACE = 0.5
"""The word as written counts half as much as its stem, in addition to it: exact forms come first."""

HEADING_BONUS = 0.5
"""By how much a section rises whose heading's words are all asked for."""

_ALL_WORDS = 2
_MOST_OF_THEM = 0.75
_SOME_OF_THEM = 0.2
"""Translated word by word, a heading keeps fewer of its words. Of 1,757 headings whose entry existed in the other
language alone, .3 found .924 (en) and .899 (fr) of the entries in the first ten, this .923 and .901; three quarters,
with an earlier ranking, .77 and .78 (benchmarks/search.py, 2026-11-24)."""

CONSTANTS: Mapping[str, object] = {
    "fields": FIELDS,
    "k1": K1,
    "surface": SURFACE,
    "headingBonus": HEADING_BONUS,
    "allWords": _ALL_WORDS,
    "mostOfThem": _MOST_OF_THEM,
    "someOfThem": _SOME_OF_THEM,
}
"""What the browser ranks with."""


def term_weights(fields: Mapping[str, Iterable[str]], averages: Mapping[str, float]) -> dict[str, float]:
    """The weight of each term in a section: how often its fields use it, by field weight and length.

    `averages` are the mean lengths of the fields over all sections of the locale, in terms.
    """
    weights: dict[str, float] = defaultdict(float)
    for name, terms in fields.items():
        weight, b = FIELDS[name]
        listed = list(terms)
        norm = 1 - b + b * len(listed) / max(averages[name], 1.0)
        for term in listed:
            weights[term] += weight / norm
    return weights


def saturated(weight: float) -> float:
    """What a term's weight is worth: the tenth occurrence says less than the first."""
    return weight * (K1 + 1) / (weight + K1)


def rarity(sections: int, total: int) -> float:
    """What a term is worth that `sections` of `total` use (BM25's inverse document frequency)."""
    return math.log(1 + (total - sections + 0.5) / (sections + 0.5))


def required_words(asked: int, *, translated: bool = False) -> int:
    """How many of the `asked` words an entry must have: both of two, three quarters of more; fewer if `translated`."""
    if translated:
        return math.ceil(asked * _SOME_OF_THEM)
    return asked if asked <= _ALL_WORDS else math.ceil(asked * _MOST_OF_THEM)
