"""A digest of everything that the template of a page is given: with the same one, it renders the same."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import hashlib
import io
import pickle
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.nav import Link, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    """The digests of pages in one build of one language; `fixed` stands for what all of them are given."""

    def __init__(self, fixed: str) -> None:
        self.fixed = fixed
        self._heads: dict[int, str] = {}

    def page(self, context: TemplateContext, page: Page, template: str) -> str:
        """The digest of all that `page` is made of: its content, the navigation as it is shown, and whatever plugins
        add to the `context`. Empty where a part is of a kind of which nobody can say whether it is the same as before.
        """
        given: dict[str, Any] = {name: value for name, value in context.items() if name not in _FIXED}
        nav = given.pop("nav")
        given.pop("page")
        parts = (
            self.fixed,
            template,
            dict(context["config"].extra),
            [self._item(item) for item in nav.items],
            self._item(nav.homepage),
            self._current(page),
            given,
        )
        try:
            return _digest(parts)
        except _UnknownError:
            return ""

    def _current(self, page: Page) -> tuple[object, ...]:
        ancestors: Any = page.ancestors  # sections, which MkDocs' annotation does not say
        above = [(section.title, self._item(next(iter(section.children), None))) for section in ancestors]
        around = self._item(page.previous_page), self._item(page.next_page)
        own = page.content, page.edit_url, page.update_date, page.file.dest_uri, page.meta
        return (*self._head(page), *own, _toc(page.toc), around, above)

    def _item(self, item: StructureItem | None) -> object:
        if isinstance(item, Page):
            found = self._heads.get(id(item))
            if found is None:
                try:
                    found = _digest((*self._head(item), item.meta))
                except _UnknownError:  # never the same
                    found = repr(object())
                self._heads[id(item)] = found
            return found
        if isinstance(item, Section):
            return item.title, item.active, [self._item(child) for child in item.children]
        if isinstance(item, Link):
            return item.title, item.url
        return repr(item)

    @staticmethod
    def _head(page: Page) -> tuple[object, ...]:
        """What pages say of one another."""
        return page.title, page.url, page.abs_url, page.canonical_url, page.file.src_uri, page.is_homepage


def _toc(items: Iterable[AnchorLink]) -> list[object]:
    return [(item.title, item.id, item.level, _toc(item.children)) for item in items]


class _UnknownError(TypeError):
    """A value of which nobody can say whether it is the same as before."""


def _digest(value: object) -> str:
    written = io.BytesIO()
    pickler = _Pickler(written, protocol=5)
    pickler.fast = True  # two equal strings are written alike whether or not they are one object
    try:
        pickler.dump(value)
    except (pickle.PicklingError, RecursionError, ValueError) as error:
        raise _UnknownError(str(error)) from None
    return hashlib.blake2b(written.getbuffer(), digest_size=16).hexdigest()


class _Pickler(pickle.Pickler):
    """Writes values of known types; nothing that it writes is ever read."""

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401  # the signature of pickle
        # A type is written by its name, and the only one that stands for itself is ours.
        return NotImplemented if obj is tuple else (tuple, (_parts(obj),))


def _parts(obj: object) -> tuple[object, ...]:
    name = type(obj).__qualname__
    if isinstance(obj, enum.Enum):
        return name, obj.name
    if isinstance(obj, Markup | datetime.date | datetime.time):
        return name, str(obj)
    if dataclasses.is_dataclass(obj) and not isinstance(obj, type):
        return name, *(getattr(obj, field.name) for field in dataclasses.fields(obj))
    if isinstance(obj, Mapping):
        return name, *obj.items()
    if isinstance(obj, tuple):
        return name, *obj
    raise _UnknownError(name)
