"""The piece of a section that shows why it was found."""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from diglot.search.analysis import Token, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Document
    from diglot.search.sections import Word

__all__ = ["LENGTH", "excerpt", "wanted_forms"]

LENGTH = 220
"""Characters shown: two to three lines on a desktop, four on a phone."""

_BEFORE = 60
"""Characters of context kept before the first word found."""

_Marks = tuple[tuple[int, int], ...]


def wanted_forms(words: Sequence[Word], phrases: Sequence[str] = ()) -> frozenset[str]:
    """The stems and surfaces of what was asked for: those of `phrases` where there are no other words."""
    forms = {form.stem for word in words for form in word} | {form.surface for word in words for form in word}
    return frozenset(forms or {surface for phrase in phrases for surface in phrase.split()})


def excerpt(document: Document, wanted: frozenset[str]) -> tuple[str, _Marks]:
    """The piece of the section's text with most of the different words that are `wanted`, and where they stand in it.

    Without any of them in the text (they stand in the heading), its beginning.
    """
    text = f"{document.summary}\n{document.text}".strip() if document.summary else document.text
    found = _found(_words(text, document.locale), wanted)
    start, end = _window(text, found)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
    return before + text[start:end].replace("\n", " ") + after, marks


class _Words(NamedTuple):
    """The words of a text, by columns: 24 bytes a word, the strings apart, of which all texts share their own."""

    surfaces: tuple[str, ...]
    stems: tuple[str, ...]
    starts: array[int]
    ends: array[int]


@lru_cache(maxsize=1 << 14)
def _words(text: str, code: str) -> _Words:
    tokens = list(analyse(text, code, stopwords=True))
    return _Words(
        tuple(token.surface for token in tokens),
        tuple(token.stem for token in tokens),
        array("I", [token.start for token in tokens]),
        array("I", [token.end for token in tokens]),
    )


def _found(words: _Words, wanted: frozenset[str]) -> list[Token]:
    """The words that are wanted, in reading order; of a hyphenated word and its parts the first, the longest."""
    found: list[Token] = []
    for number, (surface, stem) in enumerate(zip(words.surfaces, words.stems, strict=True)):
        if stem in wanted or surface in wanted:
            start = words.starts[number]
            if not found or start >= found[-1].end:
                found.append(Token(surface, stem, start, words.ends[number]))
    return found


def _window(text: str, found: Sequence[Token]) -> tuple[int, int]:
    """The start and end of the piece to show, at white space."""
    if len(text) <= LENGTH:
        return 0, len(text)
    start = max(_best_start(found) - _BEFORE, 0)
    if start:
        start = min(start, len(text) - LENGTH)
        start = text.find(" ", start, start + _BEFORE) + 1 or start
    end = min(start + LENGTH, len(text))
    if end < len(text):
        last = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
        end = last if last > start else end
    return start, end


def _best_start(found: Sequence[Token]) -> int:
    """Where the piece with most different words begins."""
    best, most = 0, 0
    all_of_them = len({token.stem for token in found})
    for number, token in enumerate(found):
        reach = token.start + LENGTH - _BEFORE
        different = len({other.stem for other in found[number:] if other.end <= reach})
        if different > most:
            best, most = token.start, different
        if most == all_of_them:
            break
    return best
