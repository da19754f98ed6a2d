"""HTML that MkDocs made, left as text: where its elements stand in it, and what is harmless beside another text.

A tree of objects would have to be made and written again for each page; here only what changes is written.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from diglot.publish.link_places import BEGIN, fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["COMMENT", "Element", "Inline", "Items", "Sheet", "escaped", "is_same_beside", "written"]

COMMENT = "!--"
"""The tag of a comment."""
_ATTRIBUTES = r"(?:[^'\">]++|\"[^\"]*\"|'[^']*')*+"
_TAG = re.compile(rf"<!--.*?-->|<(/?)([a-z][a-z0-9-]*)({_ATTRIBUTES})>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_VOID = frozenset("area br col embed hr img input link meta source track wbr".split())
_FORBIDDEN = frozenset(
    "script style iframe frame frameset object embed applet base link meta form input button select textarea template "
    "noscript audio video svg math".split()
)
_KEPT = frozenset(
    "alt checked class colspan dir disabled height href lang rowspan scope src start title type width".split()
)
_ADDRESSES = frozenset({"href", "src"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


@dataclass(slots=True, eq=False)
class Element:
    """An element: from `start` to `end` in the HTML, what it holds from `inner` to `close`.

    `before` is where the element or comment before it ends, among those of one parent; -1 for the first.
    """

    tag: str
    attributes: str
    start: int
    inner: int
    before: int = -1
    close: int = -1
    end: int = -1
    children: list[Element] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What the attribute `name` says; empty where it is not there."""
        if name not in self.attributes:
            return ""
        found = (match for match in _ATTRIBUTE.finditer(self.attributes) if match[1].lower() == name)
        return next((_value(match) for match in found), "")

    @property
    def is_tick(self) -> bool:
        """Whether it shows that a task is done, or not yet."""
        return self.tag == "input" and "disabled" in self.attributes and self.value("type") == "checkbox"

    @property
    def is_permalink(self) -> bool:
        """Whether it is the link from a heading to itself, which is no part of what the heading says."""
        return "headerlink" in self.attributes and "headerlink" in self.value("class")


@dataclass(slots=True)
class Inline:
    """An element within a line: its tags, what stands between them, and how many characters that says.

    `alt` is what stands for an image.
    """

    first: str
    items: Items
    last: str
    size: int
    is_permalink: bool = False
    alt: str = ""


Items = list["str | Inline"]
"""What an element holds: texts, entities resolved, and elements."""


class Sheet:
    """The HTML of a page, with the elements that stand in it.

    Where `address` is given, it is to stand beside another text: only text, its markup, links and images remain of it;
    `address` makes of where a link leads where it shall lead, or None for nowhere.
    """

    def __init__(self, html: str, address: Callable[[str], str | None] | None = None) -> None:
        self.html = html.replace("&nbsp;", "\u00a0")
        self.address = address
        self.addresses: Sequence[str] = ()
        """Where the links lead whose places are open."""
        self.root, tags = _parsed(self.html)
        self._has_forbidden = not tags.isdisjoint(_FORBIDDEN)

    def beside(self, address: Callable[[str], str | None], addresses: Sequence[str]) -> Sheet:
        """The same, to stand beside another text; open places lead to `addresses` unless `address` says otherwise."""
        other = copy.copy(self)
        other.address, other.addresses = address, addresses
        return other

    @property
    def leaves_out(self) -> bool:
        """Whether elements are not shown because it stands beside another text, permalinks apart."""
        return self.address is not None and self._has_forbidden

    def ids(self) -> set[str]:
        """The ids of all elements."""
        return {one for element in _all(self.root) if "id" in element.attributes and (one := element.value("id"))}

    def is_shown(self, element: Element) -> bool:
        """Whether `element` is text, or markup of text."""
        if element.tag == COMMENT or not self.address:
            return element.tag != COMMENT
        return not element.is_permalink and (element.tag not in _FORBIDDEN or element.is_tick)

    def said(self, element: Element, stop: int = -1) -> str:
        """The text in `element` up to `stop`; of images, what stands for them."""
        position, stop = element.inner, element.close if stop < 0 else stop
        if not element.children:  # mostly
            return self._text(position, stop)
        found = []
        for child in element.children:
            if child.start >= stop:
                break
            found.append(self._text(position, child.start))
            if child.tag == "img":
                found.append(child.value("alt"))
            elif self.is_shown(child) and not child.is_permalink:
                found.append(self.said(child))
            position = child.end
        return "".join([*found, self._text(position, stop)])

    def items(self, element: Element, stop: int = -1) -> Items:
        """What `element` holds up to `stop`."""
        found: Items = []
        position, stop = element.inner, element.close if stop < 0 else stop
        for child in element.children:
            if child.start >= stop:
                break
            if position < child.start:
                found.append(self._text(position, child.start))
            if self.address is None or self.is_shown(child):
                found.append(self._inline(child))
            position = child.end
        if position < stop:
            found.append(self._text(position, stop))
        return found

    def first_tag(self, element: Element) -> str:
        """The tag that `element` begins with."""
        if self.address is None:
            return self.html[element.start : element.inner]
        if not element.attributes:
            return f"<{element.tag}>"
        return f"<{element.tag}{''.join(self._harmless(element.attributes))}>"

    def last_tag(self, element: Element) -> str:
        """The tag that `element` ends with."""
        return self.html[element.close : element.end]

    def _text(self, start: int, stop: int) -> str:
        text = self.html[start:stop]
        return unescape(text) if "&" in text else text

    def _inline(self, element: Element) -> Inline:
        if element.tag == COMMENT:
            return Inline(self.html[element.start : element.end], [], "", 0)
        items, alt = self.items(element), element.value("alt") if element.tag == "img" else ""
        is_permalink = element.is_permalink
        size = 0 if is_permalink else len(alt) + sum(map(_size, items))
        return Inline(self.first_tag(element), items, self.last_tag(element), size, is_permalink, alt)

    def _harmless(self, attributes: str) -> Iterator[str]:
        for match in _ATTRIBUTE.finditer(attributes):
            name, value = match[1].lower(), _value(match)
            if name in _ADDRESSES:
                there = self._there(name, value)
                if there is None:
                    continue
                value = there
            if name in _KEPT:
                yield f' {name}="{escaped(value, quote=True)}"'

    def _there(self, name: str, value: str) -> str | None:
        """Where what leads to `value` shall lead; None for nowhere."""
        if self.addresses and value[:1] == BEGIN:
            open_value = fitted(name, self.addresses[int(value[1:-1])])
            if open_value is None:
                return None
            value = unescape(open_value)
        return self.address(value) if self.address and _scheme(value) in _SCHEMES else None


def escaped(text: str, *, quote: bool = False) -> str:
    """`text` as HTML writes it, between tags or, with `quote`, as the value of an attribute."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if quote else text


def written(items: Items) -> str:
    """`items` as HTML."""
    return "".join(
        escaped(one) if isinstance(one, str) else f"{one.first}{written(one.items)}{one.last}" for one in items
    )


def is_same_beside(element: Element) -> bool:
    """Whether what `element` holds is written the same on its own page and beside another text."""
    return all(
        not child.attributes and child.tag != COMMENT and child.tag not in _FORBIDDEN and is_same_beside(child)
        for child in element.children
    )


def _parsed(html: str) -> tuple[Element, set[str]]:
    """The root of the elements of `html`, and the tags that there are."""
    tags: set[str] = set()
    root = Element("", "", 0, 0, close=len(html), end=len(html))
    opened = [root]
    for match in _TAG.finditer(html):
        name, siblings = match[2], opened[-1].children
        if match[1]:
            _close(opened, name.lower(), match.start(), match.end())
            continue
        element = Element(
            name.lower() if name else COMMENT,
            match[3] or "",
            match.start(),
            match.end(),
            siblings[-1].end if siblings else -1,
            match.end(),
            match.end(),
        )
        siblings.append(element)
        tags.add(element.tag)
        if name and element.tag not in _VOID and not element.attributes.endswith("/"):
            element.close = element.end = len(html)  # unless it is closed
            opened.append(element)
    return root, tags


def _close(opened: list[Element], tag: str, start: int, end: int) -> None:
    """Close the innermost element called `tag`, and what was left open within it; ignore what closes nothing."""
    if not any(element.tag == tag for element in opened):
        return
    while (element := opened.pop()).tag != tag:
        element.close = element.end = start
    element.close, element.end = start, end


def _all(element: Element) -> Iterator[Element]:
    for child in element.children:
        yield child
        yield from _all(child)


def _size(item: str | Inline) -> int:
    return len(item) if isinstance(item, str) else item.size


def _value(match: re.Match[str]) -> str:
    return unescape(match[2] or match[3] or match[4] or "")


def _scheme(address: str) -> str:
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return "?"
