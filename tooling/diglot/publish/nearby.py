"""What of the navigation is shown on one page: whatever the size of the site, about as much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Navigation, Section

if TYPE_CHECKING:
    from mkdocs.structure import StructureItem
    from mkdocs.structure.pages import Page

__all__ = ["Nearby"]

_MOST = 40
"""Items that a section lists whole: what a reader still takes in. Material needs 40 µs for each of them on each page of
the section (1,000 entries in three sections: 13 ms a page, three times what its Markdown takes), so that without a
limit the time and the size of a site grow with the square of its entries."""
_AROUND = 15
"""Items before and after the current page that are shown of a longer section."""


class Nearby:
    """What pages show of `nav`: of the sections that a page lies in, the items around it; of the others, what Material
    shows (if it `prunes`, its `navigation.prune`, where they lead).

    A section too long to be shown whole ends with a link to its overview, called `all_of_it`.
    """

    def __init__(self, nav: Navigation, *, prunes: bool, all_of_it: str) -> None:
        self.nav = nav
        self._prunes = prunes
        self._all_of_it = all_of_it
        self._elsewhere: dict[int, Section] = {}
        """Sections as pages outside of them show them, by the identity of the whole one."""
        self._long: dict[int, tuple[dict[int, int], StructureItem | None]] = {}
        """Of each long section the places of its items, by their identities, and its overview."""

    def of(self, page: Page) -> Navigation:
        """What is shown on `page`."""
        above = {id(section) for section in page.ancestors}
        shown = Navigation([self._shown(item, page, above) for item in self.nav.items], [])
        shown.homepage = self.nav.homepage
        shown.pages = [item for item in shown.items if item.is_page]
        return shown

    def _shown(self, item: StructureItem, page: Page, above: set[int]) -> StructureItem:
        if not isinstance(item, Section):
            return item
        is_above = id(item) in above
        if not is_above and id(item) in self._elsewhere:
            return self._elsewhere[id(item)]
        children = item.children
        if self._prunes and not is_above:
            children = children[:1]
        elif len(children) > _MOST:
            children = self._around(item, page, above)
        copy = Section(item.title, [self._shown(child, page, above) for child in children])
        copy.active = is_above
        if not is_above:
            self._elsewhere[id(item)] = copy
        return copy

    def _around(self, section: Section, page: Page, above: set[int]) -> list[StructureItem]:
        """The overview, which leads a section, then what stands around the place of `page`."""
        items = section.children
        if id(section) not in self._long:
            overview = next((item for item in items if getattr(item, "is_index", False)), None)
            self._long[id(section)] = {id(item): at for at, item in enumerate(items)}, overview
        places, overview = self._long[id(section)]
        place = next((places[one] for one in (id(page), *above) if one in places), 0)
        first = max(min(place - _AROUND, len(items) - 2 * _AROUND - 1), 0)
        shown = items[first : first + 2 * _AROUND + 1]
        if overview is None:
            return shown
        leading = [] if 0 <= places[id(overview)] - first < len(shown) else [overview]
        return [*leading, *shown, Link(self._all_of_it, str(getattr(overview, "url", "")))]
