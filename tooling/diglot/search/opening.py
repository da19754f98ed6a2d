"""Which index stands behind the search: decided here, and known to nobody who asks it.

An OpenSearch cluster would be another module with these two functions: the same documents and analysis by locale, the
same thesaurus to widen questions by, the same hits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from diglot.model.document import Document
    from diglot.model.termbase import Termbase
    from diglot.search.index import Index
    from diglot.search.translations import Embedding

__all__ = ["build_index", "open_index"]


def open_index(folder: Path) -> Index:
    """The index below `folder` that is in use. Raises `DiglotError` when there is none or it is damaged."""
    from diglot.search import whoosh_index  # noqa: PLC0415  # NumPy and Whoosh, when first asked

    return whoosh_index.open_index(folder)


def build_index(
    documents: Iterable[Document],
    folder: Path,
    *,
    termbase: Termbase,
    embedding: Embedding | None,
    locales: Sequence[str],
) -> str:
    """Index `documents` below `folder` and put the new generation, whose name is returned, into use.

    Raises `DiglotError` when the folder cannot be written.
    """
    from diglot.search import whoosh_index  # noqa: PLC0415  # the same

    return whoosh_index.build_index(documents, folder, termbase=termbase, embedding=embedding, locales=locales)
