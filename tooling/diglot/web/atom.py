"""Results for feed readers and federated searches: Atom (RFC 4287) with the elements of OpenSearch 1.1."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from diglot.lang import language
from diglot.search.opensearch import DESCRIPTION_TYPE, OPENSEARCH, description_file

if TYPE_CHECKING:
    from diglot.model.document import Hit, Results
    from diglot.model.locale import Locale

__all__ = ["atom"]

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(found: Results, asked: str, locale: Locale, site_name: str, *, root: str, limit: int) -> str:
    """The feed of what was `found` for a reader of `locale` who `asked`; `root` is the address of the site."""
    register_namespace("", _ATOM)
    register_namespace("opensearch", OPENSEARCH)
    asked = _NOT_XML.sub("", asked)
    moment = _moment(found.generation)
    feed = Element(_name("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": locale.code})
    _add(feed, "title", f"{language(locale.code).phrases['search']} - {site_name} - {asked}")
    _add(feed, "id", _page(root, asked, locale, limit, 0))
    _add(feed, "updated", moment)
    _add(SubElement(feed, _name("author")), "name", site_name)
    for name, value in (("totalResults", found.total), ("startIndex", found.offset), ("itemsPerPage", limit)):
        SubElement(feed, f"{{{OPENSEARCH}}}{name}").text = str(value)
    SubElement(
        feed, f"{{{OPENSEARCH}}}Query", {"role": "request", "searchTerms": asked, "startIndex": str(found.offset)}
    )
    _links(feed, found, asked, locale, root, limit)
    for hit in found.hits:
        _entry(feed, hit, root, moment)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(feed, encoding="unicode") + "\n"


def _links(feed: Element, found: Results, asked: str, locale: Locale, root: str, limit: int) -> None:
    def link(rel: str, href: str, kind: str = "application/atom+xml") -> None:
        SubElement(feed, _name("link"), {"rel": rel, "href": href, "type": kind})

    folder = "" if locale.default else f"{locale.code}/"
    link("self", _page(root, asked, locale, limit, found.offset))
    link("alternate", f"{root}{folder}search/?{urlencode({'q': asked})}", "text/html")
    link("search", f"{root}{description_file(locale)}", DESCRIPTION_TYPE)
    link("first", _page(root, asked, locale, limit, 0))
    if found.offset:
        link("previous", _page(root, asked, locale, limit, max(found.offset - limit, 0)))
    if found.offset + len(found.hits) < found.total and found.hits:
        link("next", _page(root, asked, locale, limit, found.offset + limit))


def _entry(feed: Element, hit: Hit, root: str, moment: str) -> None:
    document = hit.document
    href = f"{root}{document.address}" + (f"#{quote(document.anchor)}" if document.anchor else "")
    entry = SubElement(feed, _name("entry"), {"{http://www.w3.org/XML/1998/namespace}lang": document.locale})
    _add(entry, "title", f"{document.title} › {document.heading}" if document.heading else document.title)
    _add(entry, "id", href)
    _add(entry, "updated", moment)
    SubElement(
        entry, _name("link"), {"rel": "alternate", "href": href, "hreflang": document.locale, "type": "text/html"}
    )
    for code, address in hit.addresses.items():
        if code != document.locale:
            link = {
                "rel": "alternate",
                "href": f"{root}{address}",
                "hreflang": code,
                "title": _NOT_XML.sub("", hit.titles[code]),
            }
            SubElement(entry, _name("link"), link)
    if document.kind:
        SubElement(entry, _name("category"), {"term": document.kind})
    _add(entry, "summary", hit.excerpt)


def _page(root: str, asked: str, locale: Locale, limit: int, offset: int) -> str:
    given = {"q": asked, "lang": locale.code, "limit": limit} | ({"offset": offset} if offset else {})
    return f"{root}search.atom?{urlencode(given)}"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _name(name)).text = _NOT_XML.sub("", text)


def _name(name: str) -> str:
    return f"{{{_ATOM}}}{name}"


def _moment(generation: str) -> str:
    """When the index that answered was made: its name begins with the time, in nanoseconds."""
    try:
        seconds = int(generation.partition("-")[0], 16) / 1e9
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return datetime.now(UTC).isoformat(timespec="seconds")
