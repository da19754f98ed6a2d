"""Numbers in a draft: written as the language writes them, and proved to be those of the original."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.lang import language, numerals, spoken_numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.lang import Numeral

__all__ = ["FIGURE", "localised", "localised_all", "same_numbers"]

FIGURE = re.compile(r"(?<![\w.,])(?:[$€£]\s?)?\d+(?:[.,\u00a0\u202f]\d+)*(?:[\u00a0\u202f ]?[%€$£])?(?![\w]|[.,]\d)")
_ENGLISH = re.compile(
    r"(?P<before>[$€£])?\s?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d+))?\s?(?P<after>[%€$£])?"
)
_FRENCH = re.compile(
    r"(?P<before>[$€£])?\s?(?P<whole>\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+)(?:,(?P<part>\d+))?[\u00a0\u202f ]?"
    r"(?P<after>[%€$£])?"
)
_LONG = 5
"""Digits from which a number that was grouped stays grouped in French: 1 250 may be written 1250, 12 500 may not."""


def localised(figure: str, source: str, target: str) -> str:
    """A number of one language as another writes it: `$1,250.50` in English is `1 250,50 $` in French.

    What does not read as one number in its language stays as it is: a version, a date, a list.
    """
    ways = source.partition("-")[0], target.partition("-")[0]
    if ways == ("en", "fr") and (match := _ENGLISH.fullmatch(figure)):
        whole = match["whole"].replace(",", "\u202f")
        number = f"{whole},{match['part']}" if match["part"] else whole
        unit = match["before"] or match["after"]
        return f"{number}\u00a0{unit}" if unit else number
    if ways == ("fr", "en") and (match := _FRENCH.fullmatch(figure)):
        whole = re.sub(r"[\u00a0\u202f ]", ",", match["whole"])
        number = f"{whole}.{match['part']}" if match["part"] else whole
        unit = match["after"] or match["before"] or ""
        return f"{number}%" if unit == "%" else f"{unit}{number}"
    return figure


def localised_all(text: str, source: str, target: str) -> str:
    """`text` with every number that an engine left as `source` writes it written as `target` does."""
    return FIGURE.sub(lambda match: localised(match.group(), source, target), text)


def same_numbers(one: str, other: str, source: str, target: str) -> bool:
    """Whether each number in digits has its equal on the other side, in digits or in words."""
    ours, theirs = numerals(one, language(source)), numerals(other, language(target))
    spoken, told = spoken_numerals(one, language(source)), spoken_numerals(other, language(target))
    return _answered(ours, theirs, told) and _answered(theirs, ours, spoken)


def _answered(ours: Sequence[Numeral], theirs: Sequence[Numeral], spoken: Sequence[Numeral]) -> bool:
    left = [*theirs, *spoken]
    for numeral in ours:
        equal = next((other for other in left if numeral.may_be(other)), None)
        if equal is None:
            return False
        left.remove(equal)
    return True
