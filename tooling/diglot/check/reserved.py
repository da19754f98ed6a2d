"""Addresses that the site needs for itself, in each language: see docs/configuration.md, "What the site has"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.locale import Locale

__all__ = ["ANNEXES", "kept_for", "kept_from_files", "language_at"]

ANNEXES = {"status": "the status page", "terms": "the page of the terms"}
"""Pages that give way to what people write at their addresses."""
_LISTS = {"feed.xml": "the feed", "llms.txt": "the list for programs"}
"""A team may have a file of its own in the place of one of these."""
_PAGES = {
    "search": "the search",
    "404": "the page for what there is not",
    "404.html": "the page for what there is not",
}
_LISTS_AT_THE_ROOT = {"status.json": "the status as JSON"}
_AT_THE_ROOT = {"sitemap.xml": "the sitemap", "sitemap.xml.gz": "the sitemap"}
_ASSETS = "assets/diglot/"


def kept_for(address: str, *, at_the_root: bool) -> str:
    """What the site has at an `address` of a language, `at_the_root` if that is the default one; empty for nothing."""
    if at_the_root and f"{address}/".startswith(_ASSETS):
        return "the files of diglot"
    lists = _LISTS | _LISTS_AT_THE_ROOT if at_the_root else _LISTS
    return lists.get(address) or kept_from_files(address, at_the_root=at_the_root)


def kept_from_files(address: str, *, at_the_root: bool) -> str:
    """The same, but for what a file may take the place of."""
    return (_PAGES | _AT_THE_ROOT if at_the_root else _PAGES).get(address, "")


def language_at(address: str, locales: Sequence[Locale]) -> Locale | None:
    """The locale below whose folder an `address` of the default one lies: French for `fr/page`."""
    first = address.partition("/")[0]
    return next((one for one in locales if not one.default and one.code.casefold() == first), None)
