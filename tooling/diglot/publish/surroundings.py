"""What a page has around its text: the head for machines, the ways to the annexes, the offer of another language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.utils import get_relative_url

from diglot.lang import language
from diglot.publish.annexes import annex_address, annexes
from diglot.publish.feeds import feed_address, has_feed
from diglot.publish.metadata import head, translations_of_page
from diglot.publish.search_entry import search_address
from diglot.publish.status_page import status_page
from diglot.publish.terms import explained, with_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.publish.catalogue import Catalogue

__all__ = ["Link", "Offer", "add_surroundings", "home_of", "of_page", "of_template"]


@dataclass(frozen=True, slots=True)
class Link:
    """A way to an annex; `address` is relative to the root of the site."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A page in the language `code`, offered in that language to those who prefer it."""

    code: str
    link: str
    sentence: str
    close: str
    label: str


def of_page(  # what a page shows, and who marks terms in it
    shown: dict[str, Any],
    page: Page,
    entry: Entry | None,
    catalogue: Catalogue,
    config: MkDocsConfig,
    mark: Callable[..., str] = with_terms,
) -> None:
    """Add to `shown`, the values of the templates, what surrounds `page`, which shows `entry` (None for an annex).

    The first use of each term in its text becomes a link; `mark` sees to it as `with_terms` does.
    """
    locale = _locale(catalogue, shown)
    file = page.file
    alternates: Mapping[str, Any] = getattr(file, "alternates", {})
    is_own = getattr(file, "locale", locale.code) == locale.code
    add_surroundings(shown, catalogue, locale)
    shown["offers"] = _offers(alternates, locale)
    shown["head"] = head(
        catalogue,
        entry,
        site_name=str(config.site_name),
        title=entry.meta.shown_title if entry else "",
        translations=translations_of_page(catalogue, alternates) if is_own else {},
        feed=get_relative_url(feed_address(locale), page.url) if has_feed(catalogue, locale) else "",
    )
    template = page.meta.get("template")
    if template == "status.html":
        shown["status"] = status_page(catalogue, locale)
    elif template == "terms.html":
        shown["concepts"] = explained(catalogue.termbase, locale, catalogue.locales)
        shown["words_of"] = {one.code: language(one.code).phrases for one in catalogue.locales}
    elif entry is not None and entry.key != "index" and "terms" in annexes(catalogue):
        where = annex_address("terms", locale, directory_urls=catalogue.directory_urls)
        where = get_relative_url(where, page.url)
        page.content = mark(page.content or "", catalogue.termbase, lang=entry.locale, reader=locale.code, page=where)


def of_template(shown: dict[str, Any], catalogue: Catalogue) -> None:
    """Add to `shown` what surrounds a page that is not Markdown: a 404; at the root, one for all readers."""
    locale = _locale(catalogue, shown)
    add_surroundings(shown, catalogue, locale)
    shown["home"] = home_of(catalogue, locale.code)
    others = [one for one in catalogue.locales if one != locale] if locale.default else []
    shown["elsewhere"] = [
        {
            "code": one.code,
            "words": language(one.code).phrases,
            "home": home_of(catalogue, one.code),
            "search": search_address(one, directory_urls=catalogue.directory_urls),
        }
        for one in others
    ]


def add_surroundings(shown: dict[str, Any], catalogue: Catalogue, locale: Locale) -> None:
    """Add to `shown` the ways to the annexes and the feed."""
    phrases = language(locale.code).phrases
    shown["annexes"] = [
        Link(phrases[name], annex_address(name, locale, directory_urls=catalogue.directory_urls))
        for name in annexes(catalogue)
    ]
    if has_feed(catalogue, locale):
        shown["annexes"].append(Link(phrases["feed"], feed_address(locale)))


def _locale(catalogue: Catalogue, shown: Mapping[str, Any]) -> Locale:
    return next(one for one in catalogue.locales if one.code == shown["locale"])


def home_of(catalogue: Catalogue, code: str) -> str:
    """Where the home page in the language `code` is, from the root of the site; empty where there is none."""
    if catalogue.release.text("index", code) is None:
        return ""
    return catalogue.address("index", code) or "."


def _offers(alternates: Mapping[str, File], locale: Locale) -> list[Offer]:
    """The page in each other language in which it really is."""
    offers = []
    for code, file in alternates.items():
        if code != locale.code and getattr(file, "locale", code) == code:
            words = language(code).phrases
            offers.append(Offer(code, file.url, words["offer"], words["close"], words["language"]))
    return offers
