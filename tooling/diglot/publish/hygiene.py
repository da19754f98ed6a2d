"""What people wrote, made fit for templates that print it as it is: Material's escape neither titles nor summaries."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from diglot.markdown.safety import safe_html

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

__all__ = ["Cleaned", "clean"]

_NAMES_OF_FILES = frozenset({"template", "icon"})
"""Fields of the front matter that templates look up; everything else is printed."""


class Cleaned:
    """HTML that was cleaned in the last build and in this one."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def begin(self) -> None:
        """A new build begins; what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}

    def of(self, html: str) -> str:
        """`html` without what may not stand in an entry."""
        known = self._before.get(html)
        self._now[html] = known = safe_html(html) if known is None else known
        return known


def clean(content: str, page: Page, cleaned: Cleaned) -> str:
    """`content`, the HTML of `page`, without what may not stand in an entry; `page`'s front matter is escaped.

    A value that is escaped already (a `Markup`) is not escaped again, here or by the templates that do escape.
    """
    for name, value in page.meta.items():
        if isinstance(value, str) and name not in _NAMES_OF_FILES:
            page.meta[name] = escape(value)
    if page.title:  # what a heading says is HTML already
        title = page.title
        page.title = title if isinstance(title, Markup) else escape(html.unescape(title))
    return cleaned.of(content)
