"""OpenSearch: how a browser or a portal learns to search the site (OpenSearch 1.1, draft 6; in XML).

The search service has results as HTML, as Atom and suggestions; the static site the first alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from diglot.lang import fold, language

if TYPE_CHECKING:
    from diglot.model.locale import Locale

__all__ = ["DESCRIPTION_TYPE", "OPENSEARCH", "description", "description_file"]

DESCRIPTION_TYPE = "application/opensearchdescription+xml"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"

_SHORT_NAME, _LONG_NAME = 16, 48
"""Characters that a short and a long name have at most, by the specification."""


def description_file(locale: Locale) -> str:
    """Where the description for readers of `locale` lies: `opensearch.en.xml`."""
    return f"opensearch.{locale.code}.xml"


def description(site_name: str, locale: Locale, root: str, *, search: str, is_served: bool) -> str:
    """The description for readers of `locale`, as XML; `root` is the address of the site, with its closing slash, and
    `search` that of its search below it (`fr/search/`). `is_served` says that the search service answers there.
    """
    register_namespace("", OPENSEARCH)
    phrases = language(locale.code).phrases
    top = Element(f"{{{OPENSEARCH}}}OpenSearchDescription")

    def add(name: str, text: str = "", **attributes: str) -> None:
        SubElement(top, f"{{{OPENSEARCH}}}{name}", attributes).text = text or None

    code = locale.code
    add("ShortName", _short(site_name, code))
    add("Description", f"{phrases['search']} - {site_name}")
    add("LongName", _cut(site_name, _LONG_NAME))
    offset = "&offset={startIndex?}" if is_served else ""
    add("Url", type="text/html", template=f"{root}{search}?q={{searchTerms}}{offset}", indexOffset="0")
    if is_served:
        atom = f"{root}search.atom?q={{searchTerms}}&lang={{language?}}&offset={{startIndex?}}&limit={{count?}}"
        add("Url", type="application/atom+xml", template=atom, indexOffset="0")
        suggest = f"{root}api/suggest?q={{searchTerms}}&lang={code}&format=opensearch"
        add("Url", type="application/x-suggestions+json", rel="suggestions", template=suggest)
    add("Url", type=DESCRIPTION_TYPE, rel="self", template=f"{root}{description_file(locale)}")
    add("Query", role="example", searchTerms=phrases["example question"])
    add("Language", code)
    add("Language", "*")
    add("OutputEncoding", "UTF-8")
    add("InputEncoding", "UTF-8")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _short(name: str, code: str) -> str:
    """`name` within the limit of a short one: `The Customer Service Playbook` is `Customer Service`."""
    if len(name) <= _SHORT_NAME:
        return name
    function_words = language(code).stopwords
    words = name.split()
    while words and fold(words[0]) in function_words:
        del words[0]
    while len(" ".join(words)) > _SHORT_NAME or (words and fold(words[-1]) in function_words):
        del words[-1]
    short = " ".join(words)
    return short[:1].upper() + short[1:] or _cut(name, _SHORT_NAME)


def _cut(name: str, longest: int) -> str:
    """`name` within the limit, at a word where there is one."""
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition(" ")[0] or name[:longest]
