"""truncated-segment: a sentence whose translation breaks off."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

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

_LEAST = 45
"""Characters from which a sentence tells by its length: shorter ones vary too much."""
_HALF = -0.42
"""The logarithm of target over source length, relative to the entry's growth, from which a sentence is too short. Of
1,200 matching sentences of ten words and more on the development pages none is below -0.42, 0.5 % below -0.34; a
sentence cut in half is at -0.69."""
_DOUBTFUL = -0.2
"""The same for a sentence that shows in another way that its end is lost; 5 % of matching sentences are below it, and
few of these show anything."""


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
            if _is_cut(comparison, match, sizes) and match.target[0].is_prose:
                here, there = comparison.places(match)
                name = subject.name_of(comparison.source.entry.locale)
                text = match.target[-1].text
                message = f"breaks off, or lacks a part of what {name} says: {text[-80:]}"
                yield Finding(NAME, LEVEL, message, here, there, subject=text)


def _is_cut(comparison: Comparison, match: Match, sizes: tuple[int, int]) -> bool:
    source, target = sizes
    shortness = math.log((target + 5) / (comparison.growth * source + 5))
    return shortness < _HALF or (shortness < _DOUBTFUL and _shows(match, comparison.target.language))


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
