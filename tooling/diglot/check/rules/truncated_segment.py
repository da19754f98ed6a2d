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
_CUT = -0.27
"""Below what sum of the following a sentence lacks a part: the logarithm of target over source length, relative to the
entry's growth; `_REST` of the share of the second half of the source that the target says; less `_SHOWN`. Cut in half,
a sentence has -0.7 and a sixth of its rest; a free translation as short has more than half of it. Of 7,400 sentences
that say the same in manuals of eleven projects 0.5 % are below, of those cut in half 88 %; on the development pages 0.1
and 93 %; on pages of four other projects that had no say in it 1.4 and 80 %, where length alone told 2.1 and 79 %."""
_REST = 0.5
_PART = re.compile(r"[;:–—]\s")
"""What stands between the parts of a sentence."""
_LATE = 0.45
"""The share of a sentence that its last part has to be to tell that none is lost; and what is left of it, at least."""
_SHOWN = 0.3
"""What it weighs that a sentence shows in another way that its end is lost."""


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
    said = math.log((target + 5) / (comparison.growth * source + 5)) + _REST * match.rest
    if said >= _CUT + _SHOWN or _keeps_parts(match):
        return False
    return said < _CUT or _shows(match, comparison)


def _keeps_parts(match: Match) -> bool:
    """Whether both end with a part behind a semicolon, a colon or a dash, which is no shorter than it may be."""
    parts = [_PART.split(side[-1].text) for side in (match.source, match.target)]
    if len(parts[0]) != len(parts[1]) or len(parts[0]) == 1:
        return False
    source, target = (len(side[-1]) for side in parts)
    return source > _LATE * len(match.source[-1].text) and target > _LATE * source


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
