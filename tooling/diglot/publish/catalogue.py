"""What is published where: the addresses of every entry in every language, and the dates that are known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from diglot.model.termbase import Termbase
from diglot.publish.policy import Release
from diglot.search.documents import address
from diglot.store.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.model.status import EntryStatus
    from diglot.publish.dates import Dates

__all__ = ["Catalogue"]


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The published entries. `site_url` is where the site lies, empty where mkdocs.yml does not say.

    There is one for a build, and it is known by itself: what follows from it is worked out once.
    """

    release: Release = field(default_factory=lambda: Release(Corpus(), {}))
    locales: Sequence[Locale] = ()
    site_url: str = ""
    directory_urls: bool = True
    dates: Mapping[str, Dates] = field(default_factory=dict)
    statuses: Sequence[EntryStatus] = ()
    """The status of every entry, published or not."""
    termbase: Termbase = field(default_factory=Termbase)
    views: Mapping[str, int] = field(default_factory=dict)
    """How often a page was read, by its address."""
    _agreed: dict[str, date | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_agreed", {status.key: status.agreed_on for status in self.statuses})

    def address(self, key: str, code: str) -> str:
        """Where the page of `key` in the locale `code` is, relative to the root of the site."""
        locale = next(one for one in self.locales if one.code == code)
        return address(key, locale, directory_urls=self.directory_urls)

    def absolute(self, path: str) -> str:
        """`path`, relative to the root of the site, as an absolute address; empty where the site has none."""
        return _below(self.site_url, path) if self.site_url else ""

    def translations(self, key: str) -> dict[str, str]:
        """The absolute address of `key` in each language that it is published in, in the order of the languages."""
        own = self.release.translations(key)
        return {one.code: self.absolute(self.address(key, one.code)) for one in self.locales if one.code in own}

    def with_default(self, by_locale: Mapping[str, str]) -> dict[str, str]:
        """`by_locale` and what is shown to readers of any other language (`x-default`); nothing for one alone."""
        if len(by_locale) < 2:
            return {}
        default = next(
            (one.code for one in self.locales if one.default and one.code in by_locale), next(iter(by_locale))
        )
        return {**by_locale, "x-default": by_locale[default]}

    def agreed_on(self, key: str) -> date | None:
        """The day on which the languages of the entry last agreed."""
        return self._agreed.get(key)

    def changed(self, entry: Entry) -> date | None:
        """When the text of `entry` last changed, if that is known."""
        found = self.dates.get(entry.path)
        return found.changed if found else None

    def added(self, entry: Entry) -> date | None:
        """When `entry` came, if that is known."""
        found = self.dates.get(entry.path)
        return found.added if found else None


@lru_cache(maxsize=10_000)
def _below(root: str, path: str) -> str:
    """The address of `path` below `root`: each is asked for on the pages of all languages, and in every build."""
    return urljoin(root.rstrip("/") + "/", path)
