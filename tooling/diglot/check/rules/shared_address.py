"""shared-address: two entries that the site would publish at one address."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diglot.check.subject import Subject

NAME = "shared-address"
LEVEL = Level.ERROR
WHAT = "Two entries of one language with one address: `a.md` and `a/index.md`, or names that differ in capitals only."
WHY = "One of them takes the place of the other, and which one depends on the machine."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose address another one has, which comes before it in the alphabet."""
    for code, entry in subject.entries.items():
        first = _first_at(subject.keys.get(code, frozenset())).get(_address(subject.key), subject.key)
        if first != subject.key:
            yield Finding(NAME, LEVEL, told(first), Place(entry.path), subject=first)


def told(first: str) -> str:
    """The message for an entry whose address that of `first` is."""
    return f"its address is that of {first}.md; rename one of them in all languages"


@lru_cache(maxsize=8)
def _first_at(keys: frozenset[str]) -> Mapping[str, str]:
    """The first of `keys` at each address."""
    return {_address(key): key for key in sorted(keys, reverse=True)}


def sharing(keys: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each of `keys` that has the address of another one, with that one."""
    for key in sorted(keys):
        first = _first_at(keys)[_address(key)]
        if first != key:
            yield key, first


def _address(key: str) -> str:
    """What tells addresses apart where capitals and the composition of accents do not: macOS and Windows."""
    folder, _, name = key.rpartition("/")
    return unicodedata.normalize("NFC", folder if name in {"index", "README"} else key).casefold()
