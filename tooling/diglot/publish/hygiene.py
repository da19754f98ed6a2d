"""What people wrote, made fit for templates that print it as it is: Material's escape neither titles nor summaries."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

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
    for name, value in page.meta.items():
        if isinstance(value, str) and name not in _NAMES_OF_FILES:
            page.meta[name] = escape(value)
    if page.title:  # what a heading says is HTML already
        title = page.title
        page.title = title if isinstance(title, Markup) else escape(html.unescape(title))
