"""What an address leads to, whatever the language: `/en/page.html` and `../fr/page` lead to the same."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

__all__ = ["destination", "is_lengthened", "reached", "relative_path", "without_fragment"]

_INDEX = re.compile(r"(?:/index|(?<=[^/]))\.(?:html?|md|php|aspx?)$|/index$")
_ENGLISH_NAMES = {"en": "eng", "fr": "fra"}
"""The codes of three letters (ISO 639-2) that addresses of governments use."""


def destination(address: str, folder: str, codes: Sequence[str]) -> str:
    """What `address`, written in an entry below `folder`, leads to, in one spelling for all languages.

    `codes` are those of the site's locales; without any, the language that an address names is a part of it. An anchor
    on the same page is `#`: it is a word of its language.
    """
    return _destination(address, folder, tuple(codes))


@lru_cache(maxsize=4096)
def _destination(address: str, folder: str, codes: tuple[str, ...]) -> str:
    try:
        parts = urlsplit(unquote(address))
    except ValueError:
        return address
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    if parts.scheme or parts.netloc:
        host = re.sub(rf"^(?:www|{_any_of(codes)})\.", "", parts.netloc.lower())
        scheme = parts.scheme.lower().removesuffix("s")
        query = "&".join(part for part in parts.query.split("&") if part.rpartition("=")[2].lower() not in codes)
        return f"{scheme}://{host}{_neutral(parts.path, codes)}{'?' * bool(query)}{query}{fragment}"
    if not parts.path:
        return "#"
    joined = parts.path if parts.path.startswith("/") else posixpath.join("/", folder, parts.path)
    return _neutral(posixpath.normpath(joined), codes) + fragment


def relative_path(address: str) -> str:
    """The path of a relative address; empty for addresses of other hosts, absolute ones, and mere anchors."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_elsewhere = parts.scheme or parts.netloc or parts.path.startswith("/")
    return "" if is_elsewhere else unquote(parts.path)


def reached(entry: Entry, path: str, subject: Subject) -> str:
    """What a link of `entry` to a relative `path` leads to, in its locale or else in the default one: `en/plan.png`.

    Empty where there is neither an entry nor a file.
    """
    below = posixpath.normpath(posixpath.join(entry.folder, path))
    if below.startswith("../"):
        # Out of the locale's folder: `../../fr/…`, or a file that all locales share.
        places = [below.removeprefix("../")]
    else:
        default = next(locale.code for locale in subject.locales if locale.default)
        places = [f"{code}/{below}" for code in (entry.locale, default)]
    return next(filter(subject.inquiry.is_there, places), "")


def without_fragment(address: str) -> str:
    """An address without its anchor."""
    return address.partition("#")[0]


def is_lengthened(one: str, other: str) -> bool:
    """Whether one destination is the other with something behind it: `/guide` and `/guide-old`, `/guide/archive`.

    Not where only letters follow in a path: `/texte` is `/text` in French.
    """
    shorter, longer = sorted((one.rstrip("/"), other.rstrip("/")), key=len)
    rest = longer[len(shorter) :]
    if not longer.startswith(shorter) or rest[:1] in {"", "#"} or "/" not in shorter:
        return False
    return not rest.isalpha() or "/" not in shorter.rpartition("://")[2]


def _neutral(path: str, codes: tuple[str, ...]) -> str:
    """`path` without its language: `/en-ca/`, `lang=fr`, `page.fr.html`, `page_fr`; and without `index.html`."""
    if codes:
        language = rf"(?:{_any_of(codes)})(?:[-_][a-zA-Z]{{2}})?"
        path = re.sub(rf"[-_./=]?(?<![a-z0-9]){language}(?![a-z0-9])", "", path, flags=re.IGNORECASE)
    return _INDEX.sub("", path).rstrip("/")


def _any_of(codes: tuple[str, ...]) -> str:
    longer = [_ENGLISH_NAMES[code] for code in codes if code in _ENGLISH_NAMES]
    return "|".join(re.escape(code) for code in (*longer, *codes))
