"""The piece of a section that shows why it was found."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.search.analysis import Token, analyse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Document
    from diglot.search.sections import Word

__all__ = ["LENGTH", "excerpt"]

LENGTH = 220
"""Characters shown: two to three lines on a desktop, four on a phone."""

_BEFORE = 60
"""Characters of context kept before the first word found."""

_Marks = tuple[tuple[int, int], ...]


def excerpt(document: Document, words: Sequence[Word], phrases: Sequence[str] = ()) -> tuple[str, _Marks]:
    """The piece of the section's text with most of the different words asked for, and where they stand in it.

    Without any of them in the text (they stand in the heading), its beginning.
    """
    text = f"{document.summary}\n{document.text}".strip() if document.summary else document.text
    wanted = {form.stem for word in words for form in word} | {form.surface for word in words for form in word}
    wanted = wanted or {surface for phrase in phrases for surface in phrase.split()}
    found = _found(_places(text, document.locale), wanted)
    start, end = _window(text, found)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
    return before + text[start:end].replace("\n", " ") + after, marks


@lru_cache(maxsize=4096)
def _places(text: str, code: str) -> dict[str, list[Token]]:
    """Where each stem and each surface stands."""
    places: dict[str, list[Token]] = {}
    for token in analyse(text, code, stopwords=True):
        places.setdefault(token.stem, []).append(token)
        if token.surface != token.stem:
            places.setdefault(token.surface, []).append(token)
    return places


def _found(places: dict[str, list[Token]], wanted: set[str]) -> list[Token]:
    """The words that are wanted, in reading order; of a hyphenated word and its parts the longest."""
    tokens = {token for form in wanted for token in places.get(form, ())}
    found: list[Token] = []
    for token in sorted(tokens, key=lambda token: (token.start, -token.end)):
        if not found or token.start >= found[-1].end:
            found.append(token)
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
    for number, token in enumerate(found):
        reach = token.start + LENGTH - _BEFORE
        different = len({other.stem for other in found[number:] if other.end <= reach})
        if different > most:
            best, most = token.start, different
    return best
