"""shared-address: an entry whose address on the site is that of something else."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from diglot.check.reserved import ANNEXES, kept_for, language_at
from diglot.check.surroundings import address
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.subject import Subject
    from diglot.check.surroundings import Inquiry
    from diglot.model.locale import Locale

NAME = "shared-address"
LEVEL = Level.ERROR
WHAT = "Two texts with one address (`a.md` and `a/index.md`), or one at an address that the site needs for itself."
WHY = "One of them takes the place of the other, and which one depends on the machine."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose address is that of another text, which comes before it, or of the site itself."""
    for code, entry in subject.entries.items():
        locale = next(one for one in subject.locales if one.code == code)
        content = entry.path.removesuffix(f"{code}/{subject.key}.md")
        why = trouble(subject.key, locale, subject.locales, subject.inquiry, content=content)
        if why:
            yield Finding(NAME, LEVEL, why, Place(entry.path), subject=why)
        elif (annex := address(subject.key)) in ANNEXES and (annex != "terms" or subject.termbase.concepts):
            why = f"its address is that of {ANNEXES[annex]}, which the site is then without; rename it to have both"
            yield Finding(NAME, Level.WARNING, why, Place(entry.path), subject=annex)


def trouble(key: str, locale: Locale, locales: Sequence[Locale], inquiry: Inquiry, *, content: str) -> str:
    """Why the entry with `key` in `locale` cannot have its address, in a line; empty if it can.

    `content` is what the paths of all entries begin with.
    """
    here = address(key)
    other = language_at(here, locales) if locale.default else None
    if other is not None:
        first = inquiry.first_at(other.code, here.partition("/")[2])
        if first:
            return told(f"{content}{other.code}/{first}")
        kept = f"{content}{other.code}/"
        return f"its address is one of {other.name}, where only what lies in {kept} is published; rename its folder"
    first = inquiry.first_at(locale.code, key)
    if first != f"{key}.md":
        is_composed = unicodedata.normalize("NFC", first) == unicodedata.normalize("NFC", f"{key}.md")
        but = ", which has the same letters, encoded in another way (NFC, NFD)" * is_composed
        return told(f"{content}{locale.code}/{first}{but}")
    kept = kept_for(here, at_the_root=locale.default)
    return f"its address is that of {kept}, which the site makes itself; rename it in all languages" if kept else ""


def told(first: str) -> str:
    """The message for a text whose address that of `first` is."""
    return f"its address is that of {first}; rename one of them in all languages"
