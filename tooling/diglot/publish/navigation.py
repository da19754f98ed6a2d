"""The navigation: home, a section for each kind, then whatever else there is."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem

    from diglot.publish.edition import Edition, Published

__all__ = ["Leaves", "navigation"]


class Leaves:
    """What templates make of the items of one language that lead to other pages."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str, int], tuple[StructureItem, str]] = {}

    def once(self, item: StructureItem, page: Page | None, fill: Callable[[StructureItem], str]) -> str:
        """What `fill` makes of `item` on `page` (None where it has no address), or on another page of its folder.

        From all of these the way to `item` is the same, unless it lies below one of them.
        """
        here = page.url.removeprefix("./") if page else "/"
        if str(getattr(item, "url", "")).startswith(here):
            return fill(item)
        above, _, _ = here.rstrip("/").rpartition("/")
        name = id(item), above, here.count("/") if page else -1
        known = self._known.get(name)
        if known is None or known[0] is not item:
            known = self._known[name] = item, fill(item)
        return known[1]


def navigation(edition: Edition, config: MkDocsConfig) -> Navigation:
    """Home, then one section per folder, that of the first kind first; its overview leads it, entries follow.

    Previous and next lead through the pages in that order.
    """
    sections: dict[str, list[Page]] = {}
    for item in edition.published:
        sections.setdefault(item.entry.folder, []).append(_page(item, config))
    top = sections.pop("", [])
    items = [*top, *(_section(edition, folder, pages) for folder, pages in sections.items())]
    pages = list(chain(top, *sections.values()))
    for page in pages:
        page.previous_page = page.next_page = None
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
    if edition.home and edition.home.file.page:
        # Between the names of kinds, the name of the site would be the longest by far.
        edition.home.file.page.title = language(edition.locale).phrases["home"]
    return Navigation(items, pages)


def _page(item: Published, config: MkDocsConfig) -> Page:
    page = item.file.page or Page(None, item.file, config)
    page.parent = None
    return page


def _section(edition: Edition, folder: str, pages: list[Page]) -> Section:
    kind = next((kind for kind in edition.kinds if kind.folder == folder), None)
    overview = edition.overview(folder)
    title = overview.entry.meta.title if overview else ""
    section = Section(
        kind.labels[edition.locale].many if kind else title or folder.rpartition("/")[2].capitalize(), list(pages)
    )
    for page in pages:
        page.parent = section
    return section
