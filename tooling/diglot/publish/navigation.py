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

__all__ = ["Items", "navigation"]


class Items:
    """What templates make of the items of sections, in one language.

    Most lead to other pages and look the same on all pages of a folder: they are filled in once. In a folder of
    hundreds, each page would spend longer on them than on its text otherwise.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], dict[int, tuple[StructureItem, str]]] = {}

    def of(  # what the template knows of the place it is at
        self, section: Section, index: Page | None, page: Page | None, path: str, level: int, fill: Callable[..., str]
    ) -> str:
        """What `fill` makes of the items of `section`, but for its `index`, on `page` (None where it has no address).

        `path` is the id of the section and `level` how deep it lies: what is no page, as a section, is filled with
        those of its own.
        """
        here = page.url.removeprefix("./") if page else "/"
        texts = self._texts(here if page else "")
        pieces = []
        for number, item in enumerate(section.children, 1):
            if item is index:
                continue
            is_here_or_below = str(getattr(item, "url", "")).startswith(here)
            if is_here_or_below or not isinstance(item, Page):
                pieces.append(fill(item, f"{path}_{number}", level + 1, section))
                continue
            known = texts.get(id(item))
            if known is None:
                known = texts[id(item)] = item, fill(item)  # an item that is kept has its number for itself
            pieces.append(known[1])
        return "".join(pieces)

    def _texts(self, here: str) -> dict[int, tuple[StructureItem, str]]:
        """Items, by their identity, as they look on the pages of the folder of the page `here`."""
        above, _, _ = here.rstrip("/").rpartition("/")
        # The way to an item is the same from all pages of a folder, unless it lies below one of them.
        return self._known.setdefault((above, here.count("/") if here else -1), {})


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
    title = overview.entry.meta.shown_title if overview else ""
    section = Section(
        kind.labels[edition.locale].many if kind else title or folder.rpartition("/")[2].capitalize(), list(pages)
    )
    for page in pages:
        page.parent = section
    return section
