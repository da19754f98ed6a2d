"""Addresses that two entries would share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.rules import shared_address
from diglot.errors import place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.locale import Locale
    from diglot.store.corpus import Corpus

__all__ = ["shared_addresses"]


def shared_addresses(corpus: Corpus, locales: Sequence[Locale]) -> Iterator[str]:
    """A line for each entry whose address another one has: MkDocs would write one over the other."""
    for locale in locales:
        keys = frozenset(key for key, entries in corpus.by_key.items() if locale.code in entries)
        for key, first in shared_address.sharing(keys):
            yield f"{place(corpus.by_key[key][locale.code].path, 1)}: {shared_address.told(first)}"
