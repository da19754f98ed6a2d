"""Today's segments against the agreement: what changed on which side since both languages said the same."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from enum import IntEnum
from typing import TYPE_CHECKING

from diglot.lang import fold, language, sentences
from diglot.markdown import plain_text
from diglot.model.agreement import PairState, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from diglot.model.segment import Segment
    from diglot.model.unit import Unit

__all__ = ["standings"]

_SAME_SENTENCE = 50.0
"""The least similarity (rapidfuzz ratio, 0…100) at which a sentence counts as an edit of another in the same place.

Two unrelated English sentences of a paragraph score 25 to 45; half of the words rewritten scores 55 to 70.
"""
_TYPO_LENGTH = 5
"""A word at least this long that differs by one letter is taken for a mended typing mistake; in shorter ones a letter
makes another word (`not`, `now`)."""
_WORD = re.compile(r"\w+")


class _Change(IntEnum):
    NONE = 0
    COSMETIC = 1
    REAL = 2


def standings(
    units: Sequence[Unit], source: Sequence[Segment], target: Sequence[Segment], *, locales: tuple[str, str]
) -> tuple[Standing, ...]:
    """The state of each unit, in order, and then of each segment of either side that no unit covers.

    `locales` are the codes of source and target; they decide how a unit's text is divided into sentences.
    """
    ours = _Side([unit.source for unit in units], source, locales[0])
    theirs = _Side([unit.target for unit in units], target, locales[1])
    covered = [
        Standing(_state(unit, ours.changes[n], theirs.changes[n]), unit, tuple(ours.found[n]), tuple(theirs.found[n]))
        for n, unit in enumerate(units)
    ]
    new = [Standing(PairState.NEW, None, source=(index,)) for index in ours.new]
    new += [Standing(PairState.NEW, None, target=(index,)) for index in theirs.new]
    return (*covered, *new)


def _state(unit: Unit, ours: _Change, theirs: _Change) -> PairState:
    if ours is _Change.REAL and theirs is _Change.REAL:
        return PairState.BOTH_CHANGED
    if ours is _Change.REAL:
        return PairState.SOURCE_CHANGED
    if theirs is _Change.REAL:
        return PairState.TARGET_CHANGED
    if not unit.is_reviewed:
        return PairState.MACHINE
    return PairState.COSMETIC if ours or theirs else PairState.AGREED


class _Side:
    """One side of the agreement laid against today's segments of its language."""

    def __init__(self, agreed: Sequence[str], today: Sequence[Segment], locale: str) -> None:
        self.today = [segment.text for segment in today]
        self.pieces = list(_pieces(agreed, set(self.today), locale))
        self.changes: dict[int, _Change] = defaultdict(lambda: _Change.NONE)
        self.found: dict[int, list[int]] = defaultdict(list)
        self.new: list[int] = []
        self._compare()

    def _compare(self) -> None:
        before = [text for _, text in self.pieces]
        for tag, i, j, k, m in _opcodes(before, self.today):
            if tag == "equal":
                for n in range(j - i):
                    self._note(i + n, k + n, _Change.NONE)
            else:
                self._replaced(range(i, j), range(k, m))

    def _replaced(self, gone: range, come: range) -> None:
        """Pair each sentence that is gone with the one that took its place, in order; the rest is gone or new."""
        position = come.start
        for old in gone:
            new = self._successor(old, range(position, come.stop))
            if new is None:
                self.changes[self.pieces[old][0]] = _Change.REAL
                continue
            self.new.extend(range(position, new))
            self._note(old, new, _change(self.pieces[old][1], self.today[new]))
            position = new + 1
        self.new.extend(range(position, come.stop))

    def _successor(self, old: int, candidates: range) -> int | None:
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few entries differ so much that it is needed

        scored = [(ratio(self.pieces[old][1], self.today[new]), -new) for new in candidates]
        best, place = max(scored, default=(0.0, 0))
        return -place if best >= _SAME_SENTENCE else None

    def _note(self, old: int, new: int, change: _Change) -> None:
        unit = self.pieces[old][0]
        self.found[unit].append(new)
        self.changes[unit] = max(self.changes[unit], change)


def _opcodes(before: Sequence[str], today: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """As of difflib, which takes the square of how often a text stands in both: of a table that says yes and no."""
    if before == today:
        return [("equal", 0, len(before), 0, len(today))]
    return SequenceMatcher(None, before, today, autojunk=False).get_opcodes()


def _pieces(texts: Sequence[str], today: Collection[str], locale: str) -> Iterator[tuple[int, str]]:
    """The sentences of the units' texts, each with the index of its unit: a unit may hold several.

    A heading, a cell or a code block is one segment whatever full stops it holds: what stands in `today` as a whole, or
    spans lines, is not divided.
    """
    tongue = language(locale)
    for index, text in enumerate(texts):
        if text in today or "\n" in text:
            yield index, text
        else:
            yield from ((index, text[start:end]) for start, end in sentences(text, tongue))


def _change(before: str, after: str) -> _Change:
    if before == after:
        return _Change.NONE
    old, new = (_WORD.findall(fold(plain_text(text))) for text in (before, after))
    if old == new:
        return _Change.COSMETIC
    differing = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    is_typo = len(old) == len(new) and len(differing) == 1 and _is_typo(*differing[0])
    return _Change.COSMETIC if is_typo else _Change.REAL


def _is_typo(before: str, after: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # few segments change

    return min(len(before), len(after)) >= _TYPO_LENGTH and before.isalpha() and OSA.distance(before, after) == 1
