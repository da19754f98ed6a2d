"""Images: their files did not come with the article, and nothing is fetched; each is reported with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import IMAGE
from diglot.ingest.verdict import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "images"


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Edit]:
    """Take images out of the text; a kept one stays where it stood, as an image where its address is a local one."""
    del context
    for index, passage in enumerate(passages):
        if passage.marked and "![" in passage.text:
            for found in IMAGE.finditer(passage.text):
                yield Edit(
                    index, found.start(), found.end(), "", "an image: nothing is fetched, place its file by hand"
                )
