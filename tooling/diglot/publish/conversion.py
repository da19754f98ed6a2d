"""Python-Markdown, asked once for each text: its page and its counterpart's show the same, but for where links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

import markdown
from markdown.serializers import _escape_attrib_html  # type: ignore[attr-defined]  # left out of its stubs
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX
from mkdocs.structure import pages
from mkdocs.utils import meta

from diglot.markdown.plain_fields import holds_only_plain, plain_fields
from diglot.markdown.safety import safe_html
from diglot.publish.brackets import look_once
from diglot.publish.link_places import BEGIN, PERMALINK, place, places
from diglot.publish.shortcuts import Shortcuts
from diglot.publish.typesetting import Laid, Typeset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

__all__ = ["Conversions", "Converted"]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SWALLOWING = re.compile("<(?:textarea|title|xmp|noframes|plaintext)", re.IGNORECASE)
"""Elements in which HTML is text."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What Python-Markdown makes of a text: HTML in pieces, and the address, as written, of the link after each piece.

    `is_whole` is False for a text whose links cannot be told from the rest: it is in one piece, and only MkDocs itself
    can resolve them.
    """

    pieces: tuple[str, ...]
    urls: tuple[str, ...]
    typeset: Typeset
    """The same, clean, with the places of its links open."""
    toc: Sequence[Any]
    title: str | None
    anchors: frozenset[str]
    is_whole: bool = True

    def html(self, addresses: Sequence[str] | None = None) -> str:
        """The HTML, with `addresses` in the place of those that are written."""
        found = [self.pieces[0]]
        for piece, address in zip(self.pieces[1:], self.urls if addresses is None else addresses, strict=True):
            found += [_escape_attrib_html(address), piece]
        return "".join(found)


class Conversions:
    """The texts that were converted since `begin`, each under the configuration it was converted with."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Converted] = {}
        self._read: dict[str, tuple[str, dict[str, Any]]] = {}
        self._pages: dict[str, tuple[Converted, Sequence[str]]] = {}
        self._laid: dict[str, Laid] = {}
        self._made: dict[str, tuple[markdown.Markdown, Shortcuts]] = {}

    def begin(self) -> None:
        """Forget all texts, and how they were converted."""
        self._known, self._made, self._read = {}, {}, {}
        self._pages, self._laid = {}, {}

    def read(self, source: str) -> tuple[str, dict[str, Any]]:
        """The text of a file, and its front matter."""
        if source not in self._read:
            self._read[source] = _read(source)
        return self._read[source]

    def of(self, text: str, extensions: Sequence[Any], configs: Mapping[str, Any]) -> Converted:
        """`text`, without front matter, as Python-Markdown converts it with these `extensions`."""
        settings, text = repr((extensions, configs)), text.rstrip("\n")  # the i18n plugin takes one away
        if (settings, text) not in self._known:
            if settings not in self._made:
                made = markdown.Markdown(extensions=list(extensions), extension_configs=dict(configs))
                look_once(made)
                self._made[settings] = made, Shortcuts(made)
            self._known[settings, text] = _converted(text, *self._made[settings])
        return self._known[settings, text]

    def page(self, converted: Converted, addresses: Sequence[str]) -> str:
        """The HTML of a page that shows `converted`, whose links lead to `addresses` there."""
        html = converted.html(addresses)
        self._pages[html] = converted, addresses
        return html

    def clean(self, html: str, permalink: str) -> str:
        """`html`, which `page` may have made, without what may not stand in an entry; `permalink` entitles links."""
        if html not in self._pages:
            return safe_html(html.replace(PERMALINK, permalink) if permalink else html)
        converted, addresses = self._pages.pop(html)
        laid = Laid(converted.typeset, addresses, permalink)
        content = laid.html()
        self._laid[content] = laid
        return content

    def laid(self, content: str) -> Laid:
        """How `content`, which `clean` may have made, was set."""
        return self._laid.get(content) or Laid(Typeset(content))


def _read(source: str) -> tuple[str, dict[str, Any]]:
    """As MkDocs reads it; front matter that needs no parser takes a tenth of the time without."""
    fenced = meta.YAML_RE.match(source)
    plain = plain_fields(fenced[1]) if fenced and holds_only_plain(fenced[1]) else None
    if fenced is None or plain is None or any(_is_no_day(value) for value in plain[0].values()):
        return meta.get_data(source)
    return source[fenced.end() :].lstrip("\n"), plain[0]


def _is_no_day(value: object) -> bool:
    """Whether it is written as a day, and was read as a text: MkDocs then reads no front matter at all."""
    return isinstance(value, str) and _DAY.fullmatch(value) is not None


class _Links(Treeprocessor):
    """Takes the addresses out of links and images where MkDocs would resolve them."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.is_whole = True

    def run(self, root: Element) -> None:
        for node in root.iter("*"):
            name = {"a": "href", "img": "src"}.get(node.tag)
            url = node.get(name) if name else None
            if name is None or url is None or AMP_SUBSTITUTE in url:  # the last is an address of e-mail
                continue
            self.is_whole = self.is_whole and STX not in url
            node.set(name, place(len(self.urls)))
            self.urls.append(url)

    def are_told_from_the_rest(self, html: str, clean: str) -> bool:
        """Whether no place in `html`, the page, is lost or somebody's writing, be it as an entity.

        In the `clean` page each has to be an address still.
        """
        shown = unescape(html) if "&#" in html else html
        return (
            self.is_whole
            and shown.count(BEGIN) == len(self.urls) + html.count(PERMALINK)
            and clean.count(BEGIN) == clean.count(f'="{BEGIN}')
            and not (self.urls and _SWALLOWING.search(html))
        )


def _converted(text: str, made: markdown.Markdown, shortcuts: Shortcuts) -> Converted:
    made.reset()
    shortcuts.text = text
    raw, title = pages._RawHTMLPreprocessor(), pages._ExtractTitleTreeprocessor()  # noqa: SLF001  # MkDocs' own
    anchors = pages._ExtractAnchorsTreeprocessor(None, None, None)  # type: ignore[arg-type]  # noqa: SLF001  # not read
    links = _Links()
    for one in (raw, anchors):
        one._register(made)  # noqa: SLF001  # in MkDocs' order; what is called the same is replaced
    made.treeprocessors.register(links, "relpath", 0)
    title._register(made)  # noqa: SLF001  # the same
    html = made.convert(text)
    clean = safe_html(html)
    is_whole = links.are_told_from_the_rest(html, clean)
    if not is_whole:
        made.treeprocessors.deregister("relpath")
        html = made.reset().convert(text)
        clean = safe_html(html)
    return Converted(
        places(html) if is_whole else (html,),
        tuple(links.urls) if is_whole else (),
        Typeset(clean),
        tuple(getattr(made, "toc_tokens", ())),
        title.title,
        frozenset(anchors.present_anchor_ids | raw.present_anchor_ids),
        is_whole,
    )
