"""Indexing what is published, for `diglot build` and for `diglot serve` after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.config import Config
    from diglot.model.document import Document

__all__ = ["index"]


def index(config: Config, found: Sequence[Document]) -> None:
    """Put an index of the documents `found` into use. Raises `DiglotError` when it cannot be written."""
    from diglot.align.models import shipped  # noqa: PLC0415  # NumPy and Whoosh, when they are needed
    from diglot.search.opening import build_index  # noqa: PLC0415  # the same

    codes = [locale.code for locale in config.locales]
    build_index(
        found,
        config.search_index,
        termbase=read_termbase(config.termbase, codes, root=config.root),
        embedding=shipped(*codes) if len(codes) == 2 else None,
        locales=codes,
    )
