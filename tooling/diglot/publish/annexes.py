"""Annexes: what the site has in each language beside the entries, such as the status of the translations."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from diglot.check.reserved import ANNEXES
from diglot.check.surroundings import address
from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from diglot.model.locale import Locale
    from diglot.publish.catalogue import Catalogue

__all__ = ["add_annexes", "annex_address", "annexes"]


@lru_cache(maxsize=2)
def annexes(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the site's annexes, which are those of their templates and addresses.

    One whose address something else has in any language is left out: what people write comes first.
    """
    files = (file.partition("/")[2].removesuffix(".html") for file in catalogue.release.corpus.files)
    taken = {address(name) for name in (*(status.key for status in catalogue.statuses), *files)}
    return tuple(name for name in ANNEXES if name not in taken and (name != "terms" or catalogue.termbase.concepts))


def annex_address(name: str, locale: Locale, *, directory_urls: bool) -> str:
    """Where the annex is in `locale`, relative to the root of the site: `status/`, `fr/status/`."""
    folder = f"{name}/" if locale.default else f"{locale.code}/{name}/"
    return folder if directory_urls else f"{folder}index.html"


def add_annexes(
    files: Files, catalogue: Catalogue, locale: Locale, locales: Sequence[Locale], config: MkDocsConfig
) -> None:
    """Add the annexes in `locale` to the files of its build. They stand in no navigation."""
    for name in annexes(catalogue):
        file = _file(name, locale, config)
        # What the i18n plugin knows of every file it made itself.
        file.locale = file.localization = file.locale_alternate_of = locale.code  # type: ignore[attr-defined]
        file.alternates = {one.code: _file(name, one, config) for one in locales}  # type: ignore[attr-defined]
        files.append(file)


def _file(name: str, locale: Locale, config: MkDocsConfig) -> File:
    front_matter = {"title": language(locale.code).phrases[name], "template": f"{name}.html", "hide": ["toc", "footer"]}
    file = File.generated(
        config,
        f"{locale.code}/{name}.md",
        content=f"---\n{json.dumps(front_matter)}\n---\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.dest_uri = annex_address(name, locale, directory_urls=False)
    return file
