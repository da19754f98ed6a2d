"""HTML as a tree: read, made harmless, and written again."""

from __future__ import annotations

import re
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from lxml import etree
from lxml import html as lxml_html

__all__ = ["Node", "element", "harmless", "parsed", "written"]

Node: TypeAlias = Any
"""An element of lxml, which has no types."""

_FORBIDDEN = frozenset(
    "script style iframe frame frameset object embed applet base link meta form input button select textarea template "
    "noscript audio video svg math".split()
)
_ATTRIBUTES = frozenset("alt class colspan dir height href lang rowspan scope src start title width".split())
_ADDRESSES = frozenset({"href", "src"})
_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parsed(html: str) -> Node:
    """`html` as the children of one element; None where it is nothing that can be parsed."""
    try:
        return lxml_html.fragment_fromstring(_CONTROL.sub("\ufffd", html), create_parent="div")
    except (etree.LxmlError, ValueError):
        return None


def written(root: Node) -> str:
    """The children of `root` as HTML."""
    whole: str = lxml_html.tostring(root, encoding="unicode")
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def harmless(root: Node) -> None:
    """Take from `root` whatever could run, load, ask or clash: only text, its markup, links and images remain."""
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.tag in _FORBIDDEN or "headerlink" in (node.get("class") or ""):
            if node is not root:
                node.drop_tree()
            continue
        for name, value in list(node.attrib.items()):
            if name not in _ATTRIBUTES or (name in _ADDRESSES and _scheme(value) not in _SCHEMES):
                del node.attrib[name]


def _scheme(address: str) -> str:
    try:
        return urlsplit(re.sub(r"[\x00-\x20]", "", address)).scheme.lower()
    except ValueError:
        return "?"


def element(tag: str, name: str = "", **attributes: str) -> Node:
    """An element of class `name`, where it has one."""
    return lxml_html.Element(tag, {**({"class": name} if name else {}), **attributes})
