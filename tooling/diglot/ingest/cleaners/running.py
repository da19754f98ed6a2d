"""Running heads, feet and page numbers that were copied with the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from diglot.ingest.labels import read_label
from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "running-heads"

_PAGE: Final = re.compile(
    r"\W*(?:(?:page|pg\.?|p\.|seite|página|pagina|strona)\s*)\d{1,4}(?:\s*(?:of|de|sur|/|von|di|z"
    r"|-)\s*\d{1,4})?\W*|\d{1,4}\s*(?:/|of|sur)\s*\d{1,4}|[-–—|]\s*\d{1,4}\s*[-–—|]",
    re.IGNORECASE,
)
_LONGEST: Final = 12  # words
# Twice may be a heading and its mention; three times the same line with only its number changed is a running head.
_REPEATS: Final = 3


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove page numbers, and short lines that come again and again but for their number."""
    del context
    short = [passage for passage in passages if passage.words <= _LONGEST and passage.shape is Shape.PARAGRAPH]
    often = Counter(
        _pattern(passage)
        for passage in short
        if re.search(r"[^\W\d_]{3}", passage.text) and not read_label(passage.text)
    )
    for index, passage in enumerate(passages):
        if passage.shape is not Shape.PARAGRAPH or passage.words > _LONGEST:
            continue
        if _PAGE.fullmatch(passage.text):
            yield Change(index, index + 1, (), "page number")
        elif often[_pattern(passage)] >= _REPEATS and not passage.strong and not passage.text.rstrip().endswith(":"):
            yield Change(index, index + 1, (), "running head")


def _pattern(passage: Passage) -> str:
    return re.sub(r"\d+", "#", passage.text.casefold())
