"""The text of an entry in another language, rendered to stand beside its counterpart on the counterpart's page."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["moved", "resolved"]


def resolved(address: str, *, source: str, addresses: Callable[[str], str | None]) -> str | None:
    """Where `address`, as written in the file `source` (`fr/myths/zeal.md`), leads.

    `addresses` gives the address of a file. What is absolute stays as it is.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or address.startswith("/"):
        return address
    target = normpath(join(dirname(source), parts.path)) if parts.path else source
    there = addresses(target)
    return None if there is None else there + (f"#{parts.fragment}" if parts.fragment else "")


def moved(address: str, before: str, now: str) -> str | None:
    """`address`, as it stands on the page at `before`, for the page at `now`; both relative to the root of the site."""
    try:
        if urlsplit(address).scheme or address.startswith("/"):
            return address
        there = urljoin(f"/{before}", address)
    except ValueError:
        return None
    path, mark, fragment = there.partition("#")
    return get_relative_url(path, f"/{now}") + mark + fragment
