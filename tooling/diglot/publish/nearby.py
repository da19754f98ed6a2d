"""What of the navigation is shown on one page: whatever the size of the site, about as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Navigation, Section

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page

__all__ = ["nearby"]

_MOST = 40
"""Items that a section lists whole: what a reader still takes in. Material needs 40 µs for each of them on each page of
the section (1,000 entries in three sections: 13 ms a page, three times what its Markdown takes), so that without a
limit the time and the size of a site grow with the square of its entries."""
_AROUND = 15
"""Items before and after the current page that are shown of a longer section."""


def nearby(nav: Navigation, page: Page, *, prunes: bool, all_of_it: str) -> Navigation:
    """What `nav` shows on `page`: of the sections that it lies in, the items around it; of the others, what Material
    shows (with `prunes`, its `navigation.prune`, where they lead).

    A section too long to be shown whole ends with a link to its overview, called `all_of_it`.
    """
    above = {id(section) for section in page.ancestors}
    shown = Navigation([_shown(item, page, above, prunes=prunes, all_of_it=all_of_it) for item in nav.items], [])
    shown.homepage = nav.homepage
    shown.pages = [item for item in shown.items if item.is_page]
    return shown


def _shown(item: StructureItem, page: Page, above: set[int], *, prunes: bool, all_of_it: str) -> StructureItem:
    if not isinstance(item, Section):
        return item
    is_above = id(item) in above
    children = item.children
    if prunes and not is_above:
        children = children[:1]
    elif len(children) > _MOST:
        children = _around(children, page, above, all_of_it)
    copy = Section(item.title, [_shown(child, page, above, prunes=prunes, all_of_it=all_of_it) for child in children])
    copy.active = is_above
    return copy


def _around(items: list[StructureItem], page: Page, above: set[int], all_of_it: str) -> list[StructureItem]:
    """The overview, which leads a section, then what stands around the place of `page`."""
    place = next((at for at, item in enumerate(items) if item is page or id(item) in above), 0)
    first = max(min(place - _AROUND, len(items) - 2 * _AROUND - 1), 0)
    shown = items[first : first + 2 * _AROUND + 1]
    overview = next((item for item in items if getattr(item, "is_index", False)), None)
    if overview is None:
        return shown
    leading = [] if overview in shown else [overview]
    return [*leading, *shown, Link(all_of_it, str(getattr(overview, "url", "")))]
