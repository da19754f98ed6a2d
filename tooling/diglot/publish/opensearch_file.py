"""The description by which a browser adds the site's search, as a file: for hosts without the search service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from diglot.publish.search_entry import search_address
from diglot.search.opensearch import description, description_file

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from diglot.model.locale import Locale

__all__ = ["add_description"]


def add_description(files: Files, locale: Locale, config: MkDocsConfig) -> None:
    """Add the description for readers of `locale`. A site that does not know its address has none: it needs it."""
    if not config.site_url:
        return
    search = search_address(locale, directory_urls=config.use_directory_urls)
    text = description(config.site_name, locale, config.site_url, search=search, is_served=False)
    name = description_file(locale)
    file = File.generated(config, f"{locale.code}/{name}", content=text, inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = name
    file.locale = file.localization = file.locale_alternate_of = locale.code  # type: ignore[attr-defined]
    file.alternates = {}  # type: ignore[attr-defined]  # what the i18n plugin knows of every file it made itself
    files.append(file)
