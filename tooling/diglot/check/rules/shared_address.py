"""shared-address: two entries that the site would publish at one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.surroundings import address, addresses
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "shared-address"
LEVEL = Level.ERROR
WHAT = "Two entries of one language with one address: `a.md` and `a/index.md`, or names that differ in capitals only."
WHY = "One of them takes the place of the other, and which one depends on the machine."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose address another one has, which comes before it in the alphabet."""
    for code, entry in subject.entries.items():
        first = subject.inquiry.first_at(code, subject.key)
        if first != subject.key:
            yield Finding(NAME, LEVEL, told(first), Place(entry.path), subject=first)


def told(first: str) -> str:
    """The message for an entry whose address that of `first` is."""
    return f"its address is that of {first}.md; rename one of them in all languages"


def sharing(keys: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each of `keys` that has the address of another one, with that one."""
    at = addresses(keys)
    for key in sorted(keys):
        first = at[address(key)]
        if first != key:
            yield key, first
