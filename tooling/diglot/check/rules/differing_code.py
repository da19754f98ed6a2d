"""differing-code: a code span that one language spells in another way than the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from diglot.check.comparison import place_of
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Reading
    from diglot.check.subject import Subject

NAME = "differing-code"
LEVEL = Level.WARNING
WHAT = "A code span is spelt in another way in the other language, or missing there."
WHY = "A reader who copies it gets an error: code is not translated."

_NEAR = 2
"""How many beads away a code span may have gone: translators join, split and reorder sentences."""
_ALIKE = 70.0
"""Indel similarity in percent (RapidFuzz) from which two spans are one, misspelt. `item` and `items` are 89, `max_size`
and `maxsize` 93; a placeholder and its translation, `name` and `nom`, 57."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|<[^<>]*>|\(\([^()]*\)\)|\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'|(?:^|\s)(?:#|//).*")
"""What is translated in code: placeholders, texts in quotes, comments."""
_SLIP = 85.0
"""The same for what stands in a placeholder: `standard` and `sandard` are 93, `version` and `versions` too, which a
translation seldom is."""

_Loose = tuple[int, "Reading", str]


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each code span that the translation spells in another way; a note for each that it replaces."""
    for comparison in subject.comparisons:
        couples = [(one, other) for one, other in _couples(comparison) if not _is_translated(one[2], other[2])]
        times = Counter((one[2], other[2]) for one, other in couples)
        for (_, reading, code), other in couples:
            # A slip is made once; what is another each time is meant to be.
            is_slip = _is_misspelt(code, other[2]) and times[code, other[2]] == 1
            level = LEVEL if is_slip else Level.NOTE
            names = [subject.name_of(side.entry.locale) for side in (comparison.source, comparison.target)]
            message = f"`{code}` in {names[0]}, `{other[2]}` in {names[1]}"
            here, there = place_of(comparison.target, other[1]), place_of(comparison.source, reading)
            yield Finding(NAME, level, message, here, there, subject=f"{code}|{other[2]}")


def _couples(comparison: Comparison) -> Iterator[tuple[_Loose, _Loose]]:
    """The code spans without an equal that stand in each other's place."""
    ours, theirs = _unmatched(comparison)
    for loose in ours:
        other = _most_alike(loose[0], loose[2], theirs)
        if other is not None:
            theirs.remove(other)
            yield loose, other


def _unmatched(comparison: Comparison) -> tuple[list[_Loose], list[_Loose]]:
    """The code spans of either side that do not stand near the same place on the other."""
    ours: list[_Loose] = []
    theirs: list[_Loose] = []
    for match in comparison.matches:
        left, right = (_codes(readings, match.number) for readings in (match.source, match.target))
        if left or right:
            left, right = _without_equal(left, right)
            ours += left
            theirs += right
    return _without_equal(ours, theirs)


def _codes(readings: Sequence[Reading], number: int) -> list[_Loose]:
    return [(number, reading, code) for reading in readings for code in reading.codes]


def _without_equal(ours: list[_Loose], theirs: list[_Loose]) -> tuple[list[_Loose], list[_Loose]]:
    left: list[_Loose] = []
    right = list(theirs)
    for loose in ours:
        equal = next((o for o in right if abs(o[0] - loose[0]) <= _NEAR and o[2] == loose[2]), None)
        if equal is None:
            left.append(loose)
        else:
            right.remove(equal)
    return left, right


def _most_alike(number: int, code: str, theirs: Sequence[_Loose]) -> _Loose | None:
    near = [loose for loose in theirs if loose[0] == number]
    return max(near, key=lambda loose: _likeness(code, loose[2]), default=None)


def _likeness(one: str, other: str) -> float:
    return ratio(one, other)


def _is_translated(code: str, other: str) -> bool:
    """Whether only placeholders, quoted texts and comments differ, and not by a slip."""
    if _PLACEHOLDER.sub("", code) != _PLACEHOLDER.sub("", other):
        return False
    inside, translated = ("".join(_PLACEHOLDER.findall(text)) for text in (code, other))
    return not (code.isascii() == other.isascii() and _likeness(inside, translated) >= _SLIP)


def _is_misspelt(code: str, other: str) -> bool:
    """Whether one is the other with a slip. Accents mean that it was translated: programs are written without them."""
    return _likeness(code, other) >= _ALIKE and code.isascii() == other.isascii()
