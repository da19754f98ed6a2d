"""A passage: a block of an article as a reader found it, with the line it stood on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

__all__ = ["IMAGE", "Passage", "Shape"]

_ONE_IMAGE: Final = r"!\[(?:\\.|[^\]\\\n]){0,300}\]\((?:\\.|[^()\\\n]|\([^()\n]{0,200}\)){0,1000}\)"
IMAGE: Final = re.compile(rf"\[\s*{_ONE_IMAGE}\s*\]\([^()\s]{{0,1000}}\)|{_ONE_IMAGE}")
"""An image as readers write it into a marked passage, with the link around it."""


class Shape(StrEnum):
    """What the file's own format says a passage is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article.

    `text` is Markdown when `marked`, else plain text. `level` is a heading's level (1 to 6, 0 elsewhere) or an item's
    depth. `strong` tells that all of it was emphasised, `number` the number that the format gives an item (`<ol>`,
    Word's numbering). `gap` tells that a blank line stood before it. `hint` is why the reader holds it for something
    else than the article (`hidden`, `aside`, `running head`); `kept` passages are not removed by any cleaner. A row of
    a table is a passage with its cells between ` | `, the first row its head. `note` is the mark of the footnote that a
    passage is; the text refers to it with `[^mark]`.
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
    note: str = ""

    @property
    def words(self) -> int:
        """How many words it has, as separated by spaces."""
        return len(self.text.split())
