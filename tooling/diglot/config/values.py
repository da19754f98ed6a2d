"""The configuration as the commands use it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diglot.model.kind import Kind
    from diglot.model.locale import Locale

__all__ = ["Config"]


@dataclass(frozen=True, slots=True)
class Config:
    """What mkdocs.yml says. All paths are absolute.

    `content` holds a folder per locale, `site` receives the built site, `memory` the agreements and the termbase,
    `sources` the raw articles, `cache` what can be deleted at any time (the search index, what checks remember).
    `extensions` and `extension_configs` are the Markdown extensions that MkDocs renders with;
    `views` is a file of how often each page is read, if the team keeps one.
    """

    file: Path
    root: Path
    site_name: str
    locales: tuple[Locale, ...]
    content: Path
    site: Path
    memory: Path
    sources: Path
    cache: Path
    site_url: str | None = None
    kinds: tuple[Kind, ...] = ()
    directory_urls: bool = True
    extensions: tuple[str, ...] = ()
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    views: Path | None = None

    @property
    def default_locale(self) -> Locale:
        """The locale at the root of the site."""
        return next(locale for locale in self.locales if locale.default)

    @property
    def termbase(self) -> Path:
        """The file that holds the termbase."""
        return self.memory / "terms.csv"

    @property
    def baseline(self) -> Path:
        """The file of the findings that were there when the team began."""
        return self.memory / "baseline.json"

    @property
    def waivers(self) -> Path:
        """The file of the findings that the team decided to live with."""
        return self.memory / "waivers.yml"

    @property
    def search_index(self) -> Path:
        """The folder that holds the generations of the search index."""
        return self.cache / "search"
