"""Addresses at which one text would take the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.reserved import kept_from_files, language_at
from diglot.check.rules import shared_address
from diglot.check.surroundings import Inquiry, Surroundings, address, local_day
from diglot.errors import place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from diglot.model.locale import Locale
    from diglot.store.corpus import Corpus

__all__ = ["shared_addresses"]


def shared_addresses(corpus: Corpus, locales: Sequence[Locale], content: Path, *, root: Path) -> Iterator[str]:
    """A line for each text below `content` whose address something else has: MkDocs would write one over the other."""
    inquiry = Inquiry(Surroundings.of(corpus, locales, local_day()))
    above = f"{place(content, root=root)}/"
    for locale in locales:
        for key in (key for key, entries in corpus.by_key.items() if locale.code in entries):
            told = shared_address.trouble(key, locale, locales, inquiry, content=above)
            if told:
                yield f"{above}{locale.code}/{key}.md:1: {told}"
        for file in sorted(corpus.files):
            code, _, below = file.partition("/")
            told = _trouble_of_file(below, locale, locales) if code == locale.code else ""
            if told:
                yield f"{above}{file}: its address is kept for {told}; rename it"
    default = next(locale.code for locale in locales if locale.default)
    for below in _beside(content, {locale.code for locale in locales}):
        if first := inquiry.first_at(default, below.removesuffix(".md")):
            yield f"{above}{below}:1: {shared_address.told(f'{above}{default}/{first}')}"


def _beside(content: Path, codes: Collection[str]) -> Iterator[str]:
    """The Markdown files below `content` that lie in no locale's folder: MkDocs publishes them at the root."""
    for top in sorted(content.iterdir()):
        if top.name not in codes and not top.name.startswith("."):
            found = sorted(top.rglob("*.md")) if top.is_dir() else [top] * top.name.endswith(".md")
            yield from (path.relative_to(content).as_posix() for path in found)


def _trouble_of_file(below: str, locale: Locale, locales: Sequence[Locale]) -> str:
    """What the address of a file that is no entry is kept for; empty for nothing."""
    here = address(below.removesuffix(".html"))
    other = language_at(here, locales) if locale.default else None
    return other.name if other is not None else kept_from_files(here, at_the_root=locale.default)
