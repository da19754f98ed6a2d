"""What may stand in the HTML of an entry: text, structure and links; nothing that runs, listens or asks another host.

The allowed elements and attributes are those that Python-Markdown and the extensions of Material for MkDocs write
(tabs, task lists, footnotes, code, icons as SVG, abbreviations), and those of running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from nh3 import Cleaner

__all__ = ["ELEMENTS", "Unsafe", "is_unsafe_address", "loads_from_elsewhere", "safe_html", "unsafe", "without_code"]

_WORDS = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time"
_BLOCKS = (
    "article aside blockquote caption center col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr li nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_MEDIA = "audio img picture source track video"
_CONTROLS = "input label"
_DRAWINGS = "svg g path circle ellipse line polygon polyline rect defs"
ELEMENTS = frozenset(f"{_WORDS} u var wbr {_BLOCKS} {_MEDIA} {_CONTROLS} {_DRAWINGS}".split())
"""What may stand in an entry; of any other element only the text stays."""
_WITH_CONTENT = frozenset({"script", "style", "template", "iframe", "object", "embed", "noscript", "noembed"})
"""Elements whose content is no text either."""
_GENERAL = frozenset("class dir id lang role style tabindex title translate".split())
_SHAPES = frozenset("d cx cy r rx ry x y x1 x2 y1 y2 points fill stroke stroke-width transform fill-rule".split())
_ATTRIBUTES = {
    "a": {"href", "hreflang", "rel", "target", "name", "download"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "img": {"align", "alt", "decoding", "height", "loading", "src", "width"},
    "input": {"checked", "disabled", "id", "name"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "src", "type"},
    "svg": {"height", "viewBox", "width", "xmlns", "fill"},
    "table": {"align"},
    "td": {"align", "colspan", "headers", "rowspan"},
    "th": {"align", "colspan", "headers", "rowspan", "scope", "abbr"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width", "playsinline"},
    **{name: set(_SHAPES) for name in _DRAWINGS.split() if name != "svg"},
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "data"})
_STYLES = frozenset({"text-align", "vertical-align", "width", "min-width", "max-width", "height"})
_LOADED = frozenset({"src", "poster"})
"""Attributes whose address a browser fetches by itself."""
_OWN_ID = re.compile(r"__(?!tabbed_|code|span)")
"""Ids and names that begin so belong to the theme, whose scripts look for them; the extensions write the excepted."""
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?[\\/]{2}", re.IGNORECASE)


_QUIET = r'(?:[^"_\x00-\x20dD][^"]*|(?!__)[^":]*)'
"""A value of which `_kept` says nothing: it begins neither as `__` nor as `data:`, or holds no colon."""
_SUSPICIOUS = re.compile(
    rf'<[a-zA-Z](?![a-z0-9]*+(?: (?!src|poster|data-md-)[a-z-]++(?:="{_QUIET}")?+)*+ ?/?>)'
    r"|&(?!(?:amp|lt|gt|quot|nbsp|para);)"
)
"""What HTML must hold for `_kept` to leave out any attribute of it: a tag or an entity that is not plainly harmless."""


@cache
def _cleaner(*, asks: bool) -> Cleaner:
    """The cleaner of all HTML; if it `asks` of each attribute, in twice the time, also of what `_kept` knows."""
    from nh3 import Cleaner  # noqa: PLC0415  # compiled, and only a build needs it

    return Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={"*": set(_GENERAL), **{tag: set(names) for tag, names in _ATTRIBUTES.items()}},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        generic_attribute_prefixes={"aria-", "data-"},
        attribute_filter=_kept if asks else None,
        filter_style_properties=set(_STYLES),
        url_schemes=set(_SCHEMES),
        strip_comments=False,
        link_rel=None,
    )


def safe_html(html: str) -> str:
    """`html`, a fragment, without what may not stand in an entry; the text of elements that are left out stays.

    Comments stay: the marks of diglot are comments. What Python-Markdown writes stays as it looks, in HTML's own
    spelling (`<br>` for `<br />`).
    """
    return _cleaner(asks=_SUSPICIOUS.search(html) is not None).clean(html)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute that may stay, else None."""
    is_own = attribute in {"id", "name", "for"} and _OWN_ID.match(value)
    if is_own or attribute.startswith("data-md-"):
        return None
    address = re.sub(r"[\x00-\x20]", "", value)
    if address.lower().startswith("data:") and not (tag == "img" and attribute == "src" and _PICTURE.match(address)):
        return None
    return None if attribute in _LOADED and _ELSEWHERE.match(address) else value


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Something that the site leaves out: what it is, and its offset in the text."""

    what: str
    offset: int


_CODE = re.compile(r"(?<![`\\])(`+)(?!`).*?(?<!`)\1(?!`)|\\<", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_LISTENER = re.compile(r"\{:?[^{}\n]*?[\s:{](on[a-z]+)\s*=", re.IGNORECASE)


def without_code(text: str) -> str:
    """`text` with spaces in the place of code spans and of `<` behind a backslash."""
    return _CODE.sub(lambda found: " " * len(found.group()), text)


def unsafe(text: str) -> Iterator[Unsafe]:
    """What `text`, Markdown or HTML that a person wrote, holds that `safe_html` leaves out, in order.

    Code spans are code; `<https://…>` and `<me@example>` are links.
    """
    shown = without_code(text)
    if "<" in shown:
        from diglot.markdown.start_tags import start_tags  # noqa: PLC0415  # few entries hold HTML

        for tag, attributes, offset in start_tags(shown):
            yield from (Unsafe(what, offset) for what in _left_out(tag, attributes))
    for match in _LISTENER.finditer(shown):
        yield Unsafe(f"the attribute {match[1].lower()}", match.start(1))


def _left_out(tag: str, attributes: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    if not _NAME.fullmatch(tag):
        return
    if tag not in ELEMENTS:
        yield f"<{tag}>"
        return
    for name, value in attributes:
        address = re.sub(r"[\x00-\x20]", "", value or "")
        if name.startswith("on"):
            yield f"the attribute {name} of <{tag}>"
        elif name in {"href", "src", "poster"} and is_unsafe_address(address, tag):
            yield f"the address {address[:40]} of <{tag}>"
        elif name in _LOADED and _ELSEWHERE.match(address):
            yield f"what <{tag}> would load from another host"


def is_unsafe_address(address: str, tag: str = "a") -> bool:
    """Whether `safe_html` leaves out an address: `javascript:` and whatever else is neither the web, post nor phone."""
    if ":" not in address:
        return False
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    if scheme is None:
        return False
    name = scheme.group()[:-1].lower()
    return name not in _SCHEMES or (name == "data" and not (tag == "img" and _PICTURE.match(address)))


def loads_from_elsewhere(address: str) -> bool:
    """Whether a browser would ask another host for an image at `address`."""
    return _ELSEWHERE.match(address) is not None
