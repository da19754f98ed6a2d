"""truncated-segment: a sentence whose translation breaks off."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from diglot.lang import numerals, spoken_numerals
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison, Match
    from diglot.check.subject import Subject

NAME = "truncated-segment"
LEVEL = Level.WARNING
WHAT = "A sentence is much shorter in one language than in the other, or ends in the middle."
WHY = "Its end was lost in copying, or was never translated."

_LEAST = 45
"""Characters from which a sentence tells by its length: shorter ones vary too much."""
_CUT = -0.3
"""Below what sum of the following a sentence lacks a part: the logarithm of target over source length, relative to the
entry's growth; `_REST` of the share of the second half of the source that the target says; less `_SHOWN`. Cut in half,
a sentence has -0.7 and a sixth of its rest; a free translation as short has more than half of it. Of 7,400 sentences
that say the same in manuals of eleven projects 0.4 % are below, of those cut in half 87 %; on the development pages 0.1
and 92 %."""
_REST = 0.5
_SHOWN = 0.25
"""What it weighs that a sentence shows in another way that its end is lost."""
_WHOLE = 0.12
"""What it weighs that a sentence has all marks that part its clauses."""
_PARTS = re.compile(r"[;:()–—]")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per sentence that is too short, and does not say what the second half of the original does."""
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
    shortness = math.log((target + 5) / (comparison.growth * source + 5)) + _REST * match.rest
    if shortness >= _CUT + _SHOWN:
        return False
    shortness += _WHOLE * _has_all_parts(match)
    return shortness < _CUT or (shortness < _CUT + _SHOWN and _shows(match, comparison))


def _has_all_parts(match: Match) -> bool:
    """Whether the translation has as many marks within it that part clauses as the original, which has some."""
    parts, others = (
        sum(len(_PARTS.findall(reading.text.rstrip(" :"))) for reading in side) for side in (match.source, match.target)
    )
    return 0 < parts <= others


def _shows(match: Match, comparison: Comparison) -> bool:
    """Whether the translation ends in the middle, or has lost a number, the code or the colon that the original has."""
    source, target = match.source[-1].text, match.target[-1].text
    announces = source.endswith(":") and target.endswith(".")
    codes = [sum(len(reading.codes) for reading in side) for side in (match.source, match.target)]
    return announces or codes[0] > codes[1] or _loses_number(match, comparison) or _dangles(target, comparison)


def _loses_number(match: Match, comparison: Comparison) -> bool:
    tongue = comparison.target.language
    ours = [n for reading in match.source for n in numerals(reading.text, comparison.source.language)]
    theirs = (
        [n for r in match.target for n in (*numerals(r.text, tongue), *spoken_numerals(r.text, tongue))] if ours else []
    )
    return not all(any(number.may_be(other) for other in theirs) for number in ours)


def _dangles(text: str, comparison: Comparison) -> bool:
    """Whether a sentence of the target ends with a word that needs another one behind it."""
    words = text.rstrip(" .!?…»”\"')*_").replace("’", " ").replace("'", " ").split()
    return bool(words) and text.rstrip().endswith(".") and words[-1].lower() in comparison.target.language.dangling
