"""What no site can be made of, although it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.rules import deep_nesting
from diglot.errors import place
from diglot.markdown.nesting import too_deep
from diglot.publish.addresses import shared_addresses
from diglot.publish.cards import unknown_kinds

if TYPE_CHECKING:
    from diglot.config import Config
    from diglot.store.corpus import Corpus

__all__ = ["refused"]


def refused(corpus: Corpus, settings: Config) -> tuple[str, ...]:
    """A line for everything in `corpus` that stops a build."""
    entries = [entry for found in corpus.by_key.values() for entry in found.values()]
    deep = [(entry.path, line) for entry in entries if (line := too_deep(entry)) is not None]
    return (
        *unknown_kinds(entries, settings.kinds),
        *(f"{place(path, line)}: {deep_nesting.told()}" for path, line in deep),
        *shared_addresses(corpus, settings.locales, settings.content, root=settings.root),
    )
