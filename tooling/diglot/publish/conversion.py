"""Python-Markdown, asked once for each text: its page and its counterpart's show the same, but for where links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import markdown
from markdown.serializers import _escape_attrib_html  # type: ignore[attr-defined]  # left out of its stubs
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, STX
from mkdocs.structure import pages

from diglot.publish.shortcuts import Shortcuts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

__all__ = ["Conversions", "Converted"]

_BEGIN, _END = "\ue0f1", "\ue0f2"
"""Around the number of a link until it is known where it leads: characters that no standard gives a meaning."""
_PLACE = re.compile(f"{_BEGIN}[0-9]+{_END}")


@dataclass(frozen=True, slots=True)
class Converted:
    """What Python-Markdown makes of a text: HTML in pieces, and the address, as written, of the link after each piece.

    `is_whole` is False for a text whose links cannot be told from the rest; only MkDocs itself can convert that.
    """

    pieces: tuple[str, ...]
    urls: tuple[str, ...]
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
        self._made: dict[str, tuple[markdown.Markdown, Shortcuts]] = {}

    def begin(self) -> None:
        """Forget all texts, and how they were converted."""
        self._known, self._made = {}, {}

    def of(self, text: str, extensions: Sequence[Any], configs: Mapping[str, Any]) -> Converted:
        """`text`, without front matter, as Python-Markdown converts it with these `extensions`."""
        settings, text = repr((extensions, configs)), text.rstrip("\n")  # the i18n plugin takes one away
        if (settings, text) not in self._known:
            if settings not in self._made:
                made = markdown.Markdown(extensions=list(extensions), extension_configs=dict(configs))
                self._made[settings] = made, Shortcuts(made)
            self._known[settings, text] = _converted(text, *self._made[settings])
        return self._known[settings, text]


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
            self.is_whole = self.is_whole and STX not in url and _BEGIN not in url
            node.set(name, f"{_BEGIN}{len(self.urls)}{_END}")
            self.urls.append(url)


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
    return Converted(
        tuple(_PLACE.split(html)),
        tuple(links.urls),
        tuple(getattr(made, "toc_tokens", ())),
        title.title,
        frozenset(anchors.present_anchor_ids | raw.present_anchor_ids),
        links.is_whole and _BEGIN not in text,
    )
