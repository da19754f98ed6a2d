"""A passage: a block of an article as a reader found it, with the line it stood on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Passage", "Shape"]


class Shape(StrEnum):
    """What the file's own format says a passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article.

    `text` is Markdown when `marked`, else plain text. `level` is a heading's level (1 to 6, 0 elsewhere) or an item's
    depth. `strong` tells that all of it was emphasised, `number` the number that the format gives an item (`<ol>`,
    Word's numbering). `gap` tells that a blank line stood before it. `hint` is why the reader holds it for something
    else than the article (`hidden`, `aside`, `running head`); `kept` passages are not removed by any cleaner.
    """

    text: str
    line: int = 1
    shape: Shape = Shape.PARAGRAPH
    level: int = 0
    strong: bool = False
    number: int | None = None
    gap: bool = True
    marked: bool = False
    hint: str = ""
    kept: bool = False

    @property
    def words(self) -> int:
        """How many words it has, as separated by spaces."""
        return len(self.text.split())
