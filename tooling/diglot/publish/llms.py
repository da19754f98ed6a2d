"""llms.txt: the site as a list of links with a line on each, for programs that read Markdown (llmstxt.org)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.lang import language
from diglot.markdown import one_line
from diglot.publish.edition import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.publish.catalogue import Catalogue

__all__ = ["llms", "llms_address"]


def llms_address(locale: Locale) -> str:
    """Where the list of `locale` is, relative to the root of the site."""
    return "llms.txt" if locale.default else f"{locale.code}/llms.txt"


def llms(catalogue: Catalogue, locale: Locale, kinds: Sequence[Kind], *, site_name: str, description: str) -> str:
    """What is published in the language of `locale`, by kind, then the lists of the other languages."""
    by_section: dict[str, list[Entry]] = {}
    for entry in catalogue.release.corpus.entries(locale.code):
        kind = kind_of(entry, kinds)
        overview = language(locale.code).phrases["overviews"]
        by_section.setdefault(kind.labels[locale.code].many if kind else overview, []).append(entry)
    lines = [f"# {_plain(site_name)}"]
    if description:
        lines += ["", f"> {_plain(description)}"]
    for section, entries in by_section.items():
        lines += ["", f"## {_plain(section)}", "", *(_line(catalogue, entry) for entry in entries)]
    lines += ["", *_languages(catalogue, locale)]
    return "\n".join(lines).rstrip() + "\n"


def _line(catalogue: Catalogue, entry: Entry) -> str:
    path = catalogue.address(entry.key, entry.locale)
    summary = f": {_plain(entry.meta.shown_summary)}" if entry.meta.shown_summary else ""
    return f"- [{_plain(entry.meta.shown_title or entry.key)}]({catalogue.absolute(path) or f'/{path}'}){summary}"


def _languages(catalogue: Catalogue, locale: Locale) -> Iterator[str]:
    others = [one for one in catalogue.locales if one != locale and catalogue.release.corpus.entries(one.code)]
    if others:
        yield from (f"## {language(locale.code).phrases['language']}", "")
    for one in others:
        path = llms_address(one)
        yield f"- [{_plain(one.name)}]({catalogue.absolute(path) or f'/{path}'})"


def _plain(text: str) -> str:
    return re.sub(r"([\\\[\]<>])", r"\\\1", one_line(text))
