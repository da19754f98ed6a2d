"""Paragraphs in a language that is not configured, and notes around an article in another language than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from diglot.ingest.languages import foreign_language, language_of
from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Action, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "language"

# Names and titles of a few words look like any language; py3langid errs on 1 in 50 paragraphs of 8 words, 1 in 400 of
# 12.
_FEWEST: Final = 12


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove paragraphs that no configured language explains, and flag those in another configured one."""
    for index, passage in enumerate(passages):
        if passage.words < _FEWEST or passage.shape is Shape.CODE:
            continue
        other = foreign_language(passage.text, context.languages)
        if other:
            yield Change(index, index + 1, (), f"in a language that is not configured ({other})")
        elif language_of([passage.text], context.languages) != context.language:
            yield Change(index, index + 1, (passage,), "in another language than the article", Action.FLAGGED)
