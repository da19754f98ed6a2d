"""The search: a file of its own in each language, which no one wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from diglot.model.locale import Locale

__all__ = ["add_search", "search_address"]


def search_address(locale: Locale, *, directory_urls: bool) -> str:
    """Where `locale` is searched, relative to the root of the site: `search/`, `fr/search/`."""
    folder = "search/" if locale.default else f"{locale.code}/search/"
    return folder if directory_urls else f"{folder}index.html"


def add_search(files: Files, locale: Locale, locales: Sequence[Locale], config: MkDocsConfig) -> File:
    """Add the search of `locale` to the files of its build, and return it.

    It stands in no navigation and no sitemap.
    """
    file = _file(locale, config)
    # What the i18n plugin knows of every file it made itself.
    file.locale = file.localization = file.locale_alternate_of = locale.code  # type: ignore[attr-defined]
    file.alternates = {other.code: _file(other, config) for other in locales}  # type: ignore[attr-defined]
    files.append(file)
    return file


def _file(locale: Locale, config: MkDocsConfig) -> File:
    front_matter = {
        "title": language(locale.code).phrases["search"],
        "template": "search.html",
        "hide": ["toc", "footer"],
    }
    file = File.generated(
        config,
        f"{locale.code}/search.md",
        content=f"---\n{json.dumps(front_matter)}\n---\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.dest_uri = search_address(locale, directory_urls=False)
    return file
