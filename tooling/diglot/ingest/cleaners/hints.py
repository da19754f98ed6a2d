"""What the file itself marks as something else than the article: hidden text, running heads, `<nav>`, widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "marked"

_CERTAIN: Final = frozenset({"hidden", "running head", "header or footer"})
# A page builder may call everything a widget: where most words are marked so, the marks say nothing.
_MOST: Final = 0.6


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove the passages that the reader has marked, unless the marks cover most of the text."""
    del context
    words = sum(passage.words for passage in passages if passage.hint not in _CERTAIN)
    marked = sum(passage.words for passage in passages if passage.hint and passage.hint not in _CERTAIN)
    trusted = marked <= _MOST * words
    for index, passage in enumerate(passages):
        if passage.hint and (trusted or passage.hint in _CERTAIN):
            yield Change(
                index, index + 1, (), f"marked as {passage.hint}" if passage.hint not in _CERTAIN else passage.hint
            )
