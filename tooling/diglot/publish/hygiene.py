"""What people wrote, made fit for templates that print it as it is: Material's escape neither titles nor summaries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from diglot.markdown.safety import is_unsafe_address
from diglot.model.references import dereferenced

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from diglot.publish.conversion import Conversions

__all__ = ["Cleaned", "clean"]

_NAMES_OF_FILES = frozenset({"template", "icon"})
"""Fields of the front matter that templates look up; everything else is printed."""


class Cleaned:
    """HTML that was cleaned in the last build and in this one."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], str] = {}
        self._now: dict[tuple[str, str], str] = {}

    def begin(self) -> None:
        """A new build begins; what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, html: str, conversions: Conversions, permalink: str) -> str:
        """As `Conversions.clean`."""
        known = self._before.get((html, permalink))
        self._now[html, permalink] = known = conversions.clean(html, permalink) if known is None else known
        return known


def clean(page: Page) -> None:
    """Escape the front matter and the title of `page`.

    A value that is escaped already (a `Markup`) is not escaped again, here or by the templates that do escape.
    """
    known: dict[int, Any] = {}
    for name, value in page.meta.items():
        if name not in _NAMES_OF_FILES:
            page.meta[name] = _escaped(value, known)
    location = page.meta.get("location", "")
    if isinstance(location, str) and ("\\" in location or is_unsafe_address(location)):
        del page.meta["location"]  # Material's redirect.html has a script go there
    if page.title:
        page.title = escape(_read(page.title))


def _read(text: str) -> str:
    """`text` with characters in place of references to them (`&nbsp;`), unless it is escaped already."""
    return text if isinstance(text, Markup) else dereferenced(text)


def _escaped(value: object, known: dict[int, Any]) -> Any:  # noqa: ANN401  # whatever YAML can say
    """`value` with all text in it escaped. `known` are the lists and mappings so far: YAML can put one into itself."""
    if isinstance(value, str):
        escaped = escape(_read(value))
        return value if escaped == value else escaped  # a list is printed with what tells a `Markup` from a text
    if isinstance(value, list):
        if id(value) not in known:
            known[id(value)] = items = list[Any]()
            items += (_escaped(one, known) for one in value)
        return known[id(value)]
    if isinstance(value, dict):
        if id(value) not in known:
            known[id(value)] = pairs = dict[Any, Any]()
            pairs.update((_escaped(name, known), _escaped(one, known)) for name, one in value.items())
        return known[id(value)]
    return value if value is None or isinstance(value, int | float | date) else escape(value)
