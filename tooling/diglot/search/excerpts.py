"""The piece of a section that shows why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.search.analysis import Token, analyse, uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diglot.model.document import Document
    from diglot.search.sections import Word

__all__ = ["LENGTH", "Excerpts", "wanted_forms"]

LENGTH = 220
"""Characters shown: two to three lines on a desktop, four on a phone."""

_BEFORE = 60
"""Characters of context kept before the first word found."""

_MOST_KEPT = 1024
"""Sections whose words are kept, some 20 kB each."""

_Places = tuple[list[Token], dict[str, list[int]]]
"""The words of a text, and which of them have each stem and each surface."""

_Marks = tuple[tuple[int, int], ...]


def wanted_forms(words: Sequence[Word], phrases: Sequence[str] = ()) -> frozenset[str]:
    """The stems and surfaces of what was asked for: those of `phrases` where there are no other words."""
    forms = {form.stem for word in words for form in word} | {form.surface for word in words for form in word}
    return frozenset(forms or {surface for phrase in phrases for surface in phrase.split()})


class Excerpts:
    """Shows pieces of sections. Those first asked for are analysed once; where there are more, which words are wanted
    is looked up each time.
    """

    def __init__(self, most_kept: int = _MOST_KEPT) -> None:
        self._most_kept = most_kept
        self._kept: dict[str, _Places] = {}

    def __call__(self, document: Document, wanted: frozenset[str]) -> tuple[str, _Marks]:
        """The piece of the section's text with most of the different words that are `wanted`, and where they stand.

        Without any of them in the text (they stand in the heading), its beginning.
        """
        text = f"{document.summary}\n{document.text}".strip() if document.summary else document.text
        found = _longest(self._wanted(text, document.locale, wanted))
        start, end = _window(text, found)
        before, after = "… " if start else "", " …" if end < len(text) else ""
        shift = len(before) - start
        marks = tuple((t.start + shift, t.end + shift) for t in found if start <= t.start and t.end <= end)
        return before + text[start:end].replace("\n", " ") + after, marks

    def _wanted(self, text: str, code: str, wanted: frozenset[str]) -> Iterable[Token]:
        places = self._kept.get(text)
        if places is None:
            if len(self._kept) >= self._most_kept:
                return uses(text, code, wanted)
            places = self._kept[text] = _places(text, code)
        tokens, having = places
        return [tokens[number] for number in sorted({number for form in wanted for number in having.get(form, ())})]


def _places(text: str, code: str) -> _Places:
    tokens = list(analyse(text, code, stopwords=True))
    having: dict[str, list[int]] = {}
    for number, (surface, stem, *_) in enumerate(tokens):
        having.setdefault(stem, []).append(number)
        if surface != stem:
            having.setdefault(surface, []).append(number)
    return tokens, having


def _longest(tokens: Iterable[Token]) -> list[Token]:
    """Those of `tokens`, in reading order, that do not overlap: of a hyphenated word and its parts the first."""
    found: list[Token] = []
    for token in tokens:
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
    all_of_them = len({token.stem for token in found})
    for number, token in enumerate(found):
        reach = token.start + LENGTH - _BEFORE
        different = len({other.stem for other in found[number:] if other.end <= reach})
        if different > most:
            best, most = token.start, different
        if most == all_of_them:
            break
    return best
