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
    stems = {form.stem for word in words for form in word}
    surfaces = {form.surface for word in words for form in word} or {w for phrase in phrases for w in phrase.split()}
    found = [t for t in _tokens(text, document.locale) if t.stem in stems or t.surface in surfaces]
    found = [t for n, t in enumerate(found) if not (n and t.end <= found[n - 1].end)]
    start, end = _window(text, found)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
    return before + text[start:end].replace("\n", " ") + after, marks


@lru_cache(maxsize=4096)
def _tokens(text: str, code: str) -> tuple[Token, ...]:
    return tuple(analyse(text, code, stopwords=True))


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
