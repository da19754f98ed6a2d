"""differing-code: a code span that one language spells in another way than the other."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from diglot.check.comparison import place_of
from diglot.check.loose import Loose, by_bead, unequal
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

_ALIKE = 70.0
"""Indel similarity in percent (RapidFuzz) from which two spans are one, misspelt. `item` and `items` are 89, `max_size`
and `maxsize` 93; a placeholder and its translation, `name` and `nom`, 57."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|<[^<>]*>|\(\([^()]*\)\)|\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'|(?:^|\s)(?:#|//).*")
"""What is translated in code: placeholders, texts in quotes, comments."""
_SLIP = 85.0
"""The same for what stands in a placeholder: `standard` and `sandard` are 93, `version` and `versions` too, which a
translation seldom is."""
_PIECE = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
_SAME_PIECE = 0.8
"""Similarity (OSA, 0…1) from which a word in code is another, misspelt: `package` and `paquet` have 0.29, `number` and
`nombre` 0.67, `newversion` and `nouvelleversion` 0.6."""


def find(subject: Subject) -> Iterator[Finding]:
    """A warning for each code span that the translation spells in another way; a note for each that it replaces."""
    for comparison in subject.comparisons:
        couples = [(a, b) for a, b in _couples(comparison) if not _is_translated(a.value, b.value)]
        times = Counter((ours.value, theirs.value) for ours, theirs in couples)
        for ours, theirs in couples:
            code, other = ours.value, theirs.value
            # A slip is made once; what is another each time is meant to be.
            is_slip = _is_misspelt(code, other) and times[code, other] == 1
            names = [subject.name_of(side.entry.locale) for side in (comparison.source, comparison.target)]
            message = f"`{code}` in {names[0]}, `{other}` in {names[1]}"
            here, there = place_of(comparison.target, theirs.reading), place_of(comparison.source, ours.reading)
            yield Finding(NAME, LEVEL if is_slip else Level.NOTE, message, here, there, subject=f"{code}|{other}")


def _couples(comparison: Comparison) -> Iterator[tuple[Loose[str], Loose[str]]]:
    """The code spans without an equal that stand in each other's place: in one bead, the most alike together."""
    ours, theirs = _unmatched(comparison)
    there = by_bead(theirs)
    for loose in ours:
        if others := there.get(loose.bead):
            other = max(others, key=lambda candidate: _likeness(loose.value, candidate.value))
            others.remove(other)
            yield loose, other


def _unmatched(comparison: Comparison) -> tuple[list[Loose[str]], list[Loose[str]]]:
    """The code spans of either side that do not stand near the same place on the other."""
    ours: list[Loose[str]] = []
    theirs: list[Loose[str]] = []
    for match in comparison.matches:
        left, right = unequal(
            _codes(match.source, match.number), _codes(match.target, match.number), str.__eq__, near=0
        )
        ours += left
        theirs += right
    return unequal(ours, theirs, str.__eq__)


def _codes(readings: Sequence[Reading], number: int) -> list[Loose[str]]:
    return [Loose(number, reading, code) for reading in readings for code in reading.codes]


def _likeness(one: str, other: str) -> float:
    return ratio(one, other)


def _is_translated(code: str, other: str) -> bool:
    """Whether only placeholders, quoted texts and comments differ, and not by a slip."""
    if _PLACEHOLDER.sub("", code) != _PLACEHOLDER.sub("", other):
        return False
    inside, translated = ("".join(_PLACEHOLDER.findall(text)) for text in (code, other))
    return not (code.isascii() == other.isascii() and _likeness(inside, translated) >= _SLIP)


def _is_misspelt(code: str, other: str) -> bool:
    """Whether one is the other with a slip.

    Accents mean that it was translated, for programs are written without them; so do other words in the place of words,
    as in `/path/to/package` and `/chemin/vers/paquet`.
    """
    if _likeness(code, other) < _ALIKE or code.isascii() != other.isascii():
        return False
    ours, theirs = (_PIECE.findall(text) for text in (code, other))
    changes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return all(
        _is_slip("".join(ours[i:j]), "".join(theirs[k:m])) for change, i, j, k, m in changes if change == "replace"
    )


def _is_slip(piece: str, other: str) -> bool:
    return OSA.distance(piece, other) <= 1 or OSA.normalized_similarity(piece, other) >= _SAME_PIECE
