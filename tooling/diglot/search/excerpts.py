"""The piece of a section that shows why it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.search.wording import shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Document
    from diglot.search.sections import Word
    from diglot.search.wording import Lexicon, Wording

__all__ = ["LENGTH", "excerpt", "wanted_forms"]

LENGTH = 220
"""Characters shown: two to three lines on a desktop, four on a phone."""

_BEFORE = 60
"""Characters of context kept before the first word found."""

_Marks = tuple[tuple[int, int], ...]
_Found = tuple[int, int, str]
"""Where a word stands, start and end, and its stem."""


def wanted_forms(words: Sequence[Word], phrases: Sequence[str] = ()) -> frozenset[str]:
    """The stems and surfaces of what was asked for: those of `phrases` where there are no other words."""
    forms = {form.stem for word in words for form in word} | {form.surface for word in words for form in word}
    return frozenset(forms or {surface for phrase in phrases for surface in phrase.split()})


def excerpt(document: Document, wording: Wording, lexicon: Lexicon, wanted: str) -> tuple[str, _Marks]:
    """The piece of the section's text with most of the different words that are `wanted`, as characters of the
    `lexicon`, and where they stand.

    Without any of them in the text (they stand in the heading), its beginning.
    """
    text = shown_text(document)
    found = _longest([(start, -end, lexicon.stem(word)) for start, end, word in wording.uses(wanted, len(text))])
    start, end = _window(text, found)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    shift = len(before) - start
    marks = tuple([(first + shift, last + shift) for first, last, _ in found if start <= first and last <= end])
    return before + text[start:end].replace("\n", " ") + after, marks


def _longest(uses: list[_Found]) -> list[_Found]:
    """Those of the `uses` that do not overlap, in reading order: of a hyphenated word and its parts the first. Their
    ends are given negated, so that the longest of those that begin together is the first.
    """
    uses.sort()
    found: list[_Found] = []
    reached = 0
    for start, negated, stem in uses:
        if start >= reached:
            reached = -negated
            found.append((start, reached, stem))
    return found


def _window(text: str, found: Sequence[_Found]) -> tuple[int, int]:
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


def _best_start(found: Sequence[_Found]) -> int:
    """Where the piece with most different words begins."""
    best, most = 0, 0
    all_of_them = len({stem for _, _, stem in found})
    for number, (start, _, _) in enumerate(found):
        different = _different(found, number, start + LENGTH - _BEFORE)
        if different > most:
            best, most = start, different
        if most == all_of_them:
            break
    return best


def _different(found: Sequence[_Found], first: int, reach: int) -> int:
    """How many different words stand from `first` on and end before `reach`."""
    stems = set()
    for number in range(first, len(found)):
        _, end, stem = found[number]
        if end > reach:
            break
        stems.add(stem)
    return len(stems)
