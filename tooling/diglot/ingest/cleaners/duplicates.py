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
_LETTERS: Final = re.compile(r"[\W_]+")


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove a paragraph whose letters stood in one before, however its lines, quotes and hyphens differ."""
    del context
    seen: dict[str, int] = {}
    for index, passage in enumerate(passages):
        if passage.words < _FEWEST or passage.shape in {Shape.CODE, Shape.HEADING}:
            continue
        letters = _LETTERS.sub("", passage.text.casefold())
        if letters in seen:
            yield Change(index, index + 1, (), f"the same paragraph as on line {seen[letters]}")
        else:
            seen[letters] = passage.line
