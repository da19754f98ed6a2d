"""Making the catalogue of a project: what is published where, from the corpus, the memory, git and the views."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.publish.catalogue import Catalogue
from diglot.publish.dates import dates_in_git
from diglot.publish.policy import release
from diglot.publish.statuses import statuses
from diglot.store.files import read_text
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diglot.config import Config
    from diglot.store.corpus import Corpus

__all__ = ["catalogue_of"]


def catalogue_of(config: Config, corpus: Corpus, *, site_url: str | None = None, falls_back: bool = True) -> Catalogue:
    """The catalogue of the project that `config` describes; `site_url` where it is served from elsewhere.

    Raises `DiglotError` for an agreement, a termbase or a file of views that cannot be read.
    """
    found = statuses(config, corpus)
    return Catalogue(
        release=release(corpus, locales=config.locales, kinds=config.kinds, statuses=found, falls_back=falls_back),
        locales=config.locales,
        site_url=site_url or config.site_url or "",
        directory_urls=config.directory_urls,
        dates=dates_in_git(config.root, config.content),
        statuses=found,
        termbase=read_termbase(config.termbase, [locale.code for locale in config.locales], root=config.root),
        views=_views(config.views, config.root) if config.views and config.views.exists() else {},
    )


def _views(path: Path, root: Path) -> Mapping[str, int]:
    """How often each page was read, by its address without slashes at either end; see docs/configuration.md."""
    rows = list(csv.reader(io.StringIO(read_text(path, root=root), newline="")))
    found: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if not any(row) or (number == 1 and not row[-1].strip().isdigit()):  # names of the columns
            continue
        if len(row) != 2 or not row[1].strip().isdigit():
            raise DiglotError(f"{place(path, number, root=root)}: expected an address and a number")
        address = row[0].strip().strip("/")
        found[address] = found.get(address, 0) + int(row[1])
    return found
