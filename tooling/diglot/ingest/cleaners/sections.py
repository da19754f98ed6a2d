"""Headings lost on the way: lines that say what the sections of a kind are called, in files that know no headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.heads import plain
from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Action, Change
from diglot.ingest.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "sections"

# One such line may be chance (`An example`); two different ones of the same kind are not.
_FEWEST: Final = 2
_LEVEL: Final = 2


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Make headings of the lines that are sections of a kind; what later cleaners take for furniture, they are not."""
    said = {index: words(passage.text) for index, passage in enumerate(passages) if passage.shape is Shape.PARAGRAPH}
    wanted = [{words(title) for title in titles} & set(said.values()) for titles in context.sections]
    known = {title for titles in wanted if len(titles) >= _FEWEST for title in titles}
    for index in (index for index, title in said.items() if title in known):
        heading = replace(passages[index], text=plain(passages[index]), shape=Shape.HEADING, level=_LEVEL, kept=True)
        yield Change(index, index + 1, (heading,), "the heading of a section", Action.REPAIRED)
