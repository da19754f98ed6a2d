"""Paragraphs that stand twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "duplicates"

# Shorter paragraphs may well be repeated on purpose (`Score: yes.`); nobody writes eight words twice.
_FEWEST: Final = 8
_LONG: Final = 100  # letters
_SAMPLE: Final = 40
_MOST: Final = 5000
# Damage in a copy (a lost character, a planted sentence of ten words in eighty) leaves 90 % of it; different
# paragraphs that begin alike share less than 70 %.
_ALIKE: Final = 88
_LETTERS: Final = re.compile(r"[\W_]+")


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove a paragraph whose letters stood in one before, however its lines, quotes and hyphens differ."""
    del context
    seen: dict[str, int] = {}
    letters: dict[int, str] = {}
    for index, passage in enumerate(passages):
        if passage.words < _FEWEST or passage.shape in {Shape.CODE, Shape.HEADING, Shape.TABLE}:
            continue
        letters[index] = _LETTERS.sub("", passage.text.casefold())
        samples = _samples(letters[index])
        twin = next((seen[sample] for sample in samples if sample in seen), None)
        if twin is not None and _same(letters[twin], letters[index]):
            yield Change(index, index + 1, (), f"the same paragraph as on line {passages[twin].line}")
            continue
        for sample in samples:
            seen.setdefault(sample, index)


def _samples(letters: str) -> tuple[str, ...]:
    """What a paragraph is found again by: all of it, its beginning and its end."""
    if len(letters) < _LONG:
        return (letters,)
    return (letters, letters[:_SAMPLE], letters[-_SAMPLE:])


def _same(one: str, other: str) -> bool:
    """Whether two paragraphs are the same but for a few letters, or a sentence that one has more."""
    if one == other:
        return True
    from rapidfuzz import fuzz  # noqa: PLC0415 - most paragraphs never come so far

    return min(len(one), len(other)) >= _LONG and fuzz.ratio(one[:_MOST], other[:_MOST]) >= _ALIKE
