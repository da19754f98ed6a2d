"""truncated-segment: a sentence whose translation breaks off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison, Match
    from diglot.check.subject import Subject
    from diglot.lang import Language

NAME = "truncated-segment"
LEVEL = Level.WARNING
WHAT = "A sentence is much shorter in one language than in the other, or ends in the middle."
WHY = "Its end was lost in copying, or was never translated."

_SENTENCES = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
"""Headings and titles are translated most freely of all."""
_LEAST = 45
"""Characters from which a sentence tells by its length: shorter ones vary too much."""
_LACKING, _BY_LAG, _BY_SIGN = -0.54, 0.25, 0.3
"""A sentence is cut whose shortness is below `_LACKING`, counting `_BY_LAG` × its lag, and `_BY_SIGN` less where it
shows in another way that its end is lost. Shortness is the logarithm of target over source length, relative to the
entry's growth: a sentence cut in half is at -0.69. Fitted (logistic regression) on 7,230 matching sentences of 199
pages of seven collections and 611 that were cut in half: of the latter 95 % on well translated pages and 81 % on freely
translated ones are told, of the former 0.1 % and 1.2 %, most of which lack something."""
_DOUBTFUL = -0.15
"""The shortness from which a sentence is whole, whatever its words say; one in ten is below."""
_USUAL_LAG = -0.3
"""That of many short translations; it counts where nothing is known of the words."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per sentence that is too short, or that ends with an article or a preposition."""
    for comparison in subject.comparisons:
        growth = comparison.growth
        # Most are long enough, which is seen sooner without the logarithm.
        short = [
            (place, sizes)
            for place, sizes in enumerate(comparison.sizes)
            if sizes[0] >= _LEAST and sizes[1] < growth * sizes[0]
        ]
        for place, sizes in short:
            match = comparison.matches[place]
            if match.target[0].kind in _SENTENCES and _is_cut(comparison, match, sizes):
                here, there = comparison.places(match)
                name = subject.name_of(comparison.source.entry.locale)
                text = match.target[-1].text
                message = f"breaks off, or lacks a part of what {name} says: {text[-80:]}"
                yield Finding(NAME, LEVEL, message, here, there, subject=text)


def _is_cut(comparison: Comparison, match: Match, sizes: tuple[int, int]) -> bool:
    source, target = sizes
    shortness = math.log((target + 5) / (comparison.growth * source + 5))
    if shortness >= _DOUBTFUL:
        return False
    lacking = _LACKING + _BY_SIGN * _shows(match, comparison.target.language)
    return shortness < lacking + _BY_LAG and shortness + _BY_LAG * _lag(comparison, match) < lacking


def _lag(comparison: Comparison, match: Match) -> float:
    """How much less the last third of a sentence finds its like in the translation than its first half: -1 to 1."""
    if comparison.find_words is None:
        return _USUAL_LAG
    source, target = (" ".join([reading.text for reading in side]) for side in (match.source, match.target))
    found = comparison.find_words(source, target)
    if len(found) < 2:
        return 0.0
    last, first = found[2 * len(found) // 3 :], found[: len(found) // 2]
    return sum(last) / len(last) - sum(first) / len(first)


def _shows(match: Match, language: Language) -> bool:
    """Whether the translation ends in the middle, or has lost the colon or the code that ends the original."""
    source, target = match.source[-1].text, match.target[-1].text
    announces = source.endswith(":") and target.endswith(".")
    codes = [sum(len(reading.codes) for reading in side) for side in (match.source, match.target)]
    return announces or codes[0] > codes[1] or _dangles(target, language)


def _dangles(text: str, language: Language) -> bool:
    """Whether a sentence ends with a word that needs another one behind it."""
    words = text.rstrip(" .!?…»”\"')*_").replace("’", " ").replace("'", " ").split()
    return bool(words) and text.rstrip().endswith(".") and words[-1].lower() in language.dangling
