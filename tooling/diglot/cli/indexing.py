"""Indexing what is published, for `diglot build` and for `diglot serve` after an edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.search.generations import current_generation, whole
from diglot.store.files import read_text, write_whole
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.document import Document

__all__ = ["index", "is_indexed"]


def is_indexed(config: Config, made_of: str) -> bool:
    """Whether the index in use is whole and of what `made_of` is a digest of; not where that is empty."""
    try:
        generation = current_generation(config.search_index)
        whole(generation)
        return bool(made_of) and read_text(_record(config)) == f"{made_of} {generation.name}"
    except DiglotError:
        return False


def index(config: Config, found: Sequence[Document], *, made_of: str = "") -> None:
    """Put an index of the documents `found` into use, which follow from what `made_of` is a digest of.

    Raises `DiglotError` when it cannot be written.
    """
    from diglot.align.models import shipped  # noqa: PLC0415  # NumPy and Whoosh, when they are needed
    from diglot.search.opening import build_index  # noqa: PLC0415  # the same

    codes = [locale.code for locale in config.locales]
    name = build_index(
        found,
        config.search_index,
        termbase=read_termbase(config.termbase, codes, root=config.root),
        embedding=shipped(*codes) if len(codes) == 2 else None,
        locales=codes,
    )
    write_whole(_record(config), f"{made_of} {name}")


def _record(config: Config) -> Path:
    return config.search_index / "made-of"
