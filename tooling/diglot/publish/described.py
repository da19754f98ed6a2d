"""All that the template of a page is given: with the same as in an earlier build, it renders the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.toc import AnchorLink
    from mkdocs.utils.templates import TemplateContext

__all__ = ["Described", "settings_of"]

_FUNCTION = re.compile(r"<function ([\w.]+) at 0x[0-9a-f]+>")

_FIXED = frozenset({"pages", "config", "build_date_utc", "mkdocs_version", "i18n_config"})
"""What is the same for every page of a language, and part of `Described.fixed`."""


def settings_of(config: MkDocsConfig) -> str:
    """Everything that `config` holds, as text: what has the same is configured the same.

    A function stands for itself by its name; another object that its address alone tells from others makes the text a
    new one each time.
    """
    values = {name: value for name, value in config.data.items() if name not in {"plugins", "theme"}}
    theme = config.theme
    themed = theme.dirs, sorted(theme.static_templates), dict(theme)  # a set is in another order in each process
    # A hook is a module: what it does is not told by what configures it.
    plugins = [(name, getattr(plugin, "config", None)) for name, plugin in config.plugins.items()]
    return _FUNCTION.sub(r"\1", repr((values, themed, plugins)))


class Described:
    """What the pages of one language are made of; `fixed` stands for what all of them are given.

    Values are kept and compared, not digested: most are the very objects of the build before, or short. Plugins that
    Press works with hand templates nothing that they change afterwards.
    """

    def __init__(self, fixed: str, before: Described | None = None) -> None:
        self.fixed = fixed
        self.heads: dict[tuple[object, ...], tuple[object, ...]] = {}
        """What pages say of one another, each under itself: whatever is equal is one object."""
        self._before = before.heads if before else {}
        self._of: dict[int, tuple[object, ...]] = {}
        """The same by the identity of the page."""

    def page(self, context: TemplateContext, page: Page, template: str) -> tuple[object, ...]:
        """All that `page` is made of: its content, the navigation as it is shown, and whatever plugins add to the
        `context`.
        """
        given: dict[str, Any] = {name: value for name, value in context.items() if name not in _FIXED}
        nav = given.pop("nav")
        given.pop("page")
        return (
            self.fixed,
            template,
            dict(context["config"].extra),
            [self._item(item) for item in nav.items],
            self._item(nav.homepage),
            self._current(page),
            given,
        )

    def _current(self, page: Page) -> tuple[object, ...]:
        ancestors: Any = page.ancestors  # sections, which MkDocs' annotation does not say
        above = [(section.title, self._item(next(iter(section.children), None))) for section in ancestors]
        around = self._item(page.previous_page), self._item(page.next_page)
        own = page.content, page.edit_url, page.update_date, page.file.dest_uri
        return self._head(page), own, _toc(page.toc), around, above

    def _item(self, item: StructureItem | None) -> object:
        if isinstance(item, Page):
            found = self._of.get(id(item))
            return self._head(item) if found is None else found
        if isinstance(item, Section):
            return item.title, item.active, [self._item(child) for child in item.children]
        if isinstance(item, Link):
            return item.title, item.url
        return repr(item)

    def _head(self, page: Page) -> tuple[object, ...]:
        """What pages say of one another; where that is as it was, the same object as in the build before."""
        # In the front matter, 1, 1.0 and true are equal and do not look the same.
        head = (
            page.title,
            page.url,
            page.abs_url,
            page.canonical_url,
            page.file.src_uri,
            page.is_homepage,
            repr(page.meta),
        )
        head = self._before.get(head, head)
        self._of[id(page)] = self.heads[head] = head
        return head


def _toc(items: Iterable[AnchorLink]) -> tuple[object, ...]:
    return tuple([(item.title, item.id, item.level, _toc(item.children)) for item in items])
