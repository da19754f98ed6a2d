"""sitemap.xml (sitemaps.org): every text in each language that it is really in, with its translations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from diglot.publish.annexes import annex_address, annexes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diglot.publish.catalogue import Catalogue

__all__ = ["SITEMAP", "sitemap"]

SITEMAP = "sitemap.xml"
"""The template, and what becomes of it."""

_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def sitemap(catalogue: Catalogue) -> str:
    """The sitemap of `catalogue`: its entries, and of the annexes those that are worth finding.

    `lastmod` stands only where the date of the last change is known. A site without address has an empty sitemap.
    """
    lines = [_OPENING]
    if catalogue.site_url:
        for key in catalogue.release.shown:
            lines += _urls(catalogue, catalogue.translations(key), key)
        for name in annexes(catalogue):
            if name != "status":  # what to do next is for those who do it
                lines += _urls(catalogue, _annex(catalogue, name))
    return "\n".join([*lines, "</urlset>\n"])


def _annex(catalogue: Catalogue, name: str) -> dict[str, str]:
    found = {one.code: annex_address(name, one, directory_urls=catalogue.directory_urls) for one in catalogue.locales}
    return {code: catalogue.absolute(path) for code, path in found.items()}


def _urls(catalogue: Catalogue, translations: Mapping[str, str], key: str = "") -> Iterator[str]:
    alternates = [
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'
        for code, address in catalogue.with_default(translations).items()
    ]
    for code, address in translations.items():
        entry = catalogue.release.corpus.entry(key, code)
        changed = catalogue.changed(entry) if entry else None
        date = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(address)}</loc>{date}{''.join(alternates)}</url>"
