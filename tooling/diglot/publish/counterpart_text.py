"""The text of an entry in another language, rendered to stand beside its counterpart on the counterpart's page."""

from __future__ import annotations

from functools import cached_property
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import markdown
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.publish.html_tree import Node

__all__ = ["Renderer", "moved", "relinked", "resolved"]


class Renderer:
    """Renders Markdown as MkDocs does, with its extensions, but without its links: see `relinked`."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Node]) -> None:
        self.extensions = list(extensions)
        self.configs = dict(configs)

    @cached_property
    def _markdown(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=self.extensions, extension_configs=self.configs)

    def html(self, text: str) -> str:
        """`text`, without front matter, as HTML."""
        self._markdown.reset()
        return self._markdown.convert(text)


def relinked(root: Node, resolve: Callable[[str], str | None]) -> None:
    """Give every link and image of `root` the address that `resolve` makes of its own; without one it leads nowhere."""
    for node in root.iter("a", "img"):
        name = "src" if node.tag == "img" else "href"
        if (address := node.get(name)) is not None:
            there = resolve(address)
            if there is None:
                del node.attrib[name]
            else:
                node.set(name, there)


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
