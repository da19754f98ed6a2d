"""Files for the pages of one language: those that wait are left out, what a language lacks is shown in another."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from diglot.lang import language, language_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.publish.policy import Release

__all__ = ["apply_release", "say_language", "show_other_language", "without_left_out", "without_links"]

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


def apply_release(
    files: Files, published: Release, locale: Locale, locales: Sequence[Locale], config: MkDocsConfig
) -> frozenset[str]:
    """Make `files`, the i18n plugin's for `locale`, those of what is published; return the addresses left out.

    Each file then knows its text's language (`locale`) and its counterparts (`alternates`). What is left out stays
    among the files, excluded: links to it are then no mistake of those who wrote them.
    """
    codes = {one.code for one in locales}
    known: dict[str, File | None] = {
        file.src_uri.partition("/")[2].removesuffix(".md"): file for file in _entries(files, codes)
    }
    waiting = [file for key, file in known.items() if file and published.text(key, locale.code) is None]
    for excluded in waiting:
        excluded.inclusion = InclusionLevel.EXCLUDED
    for key, texts in published.shown.items():
        text = texts.get(locale.code)
        there: File | None = known.get(key)
        if text is None:
            continue
        file = there if there is not None and getattr(there, "locale", text) == text else None
        if file is None:
            if there is not None:
                files.remove(there)
            file = _file(key, text, locale, config)
            files.append(file)
        file.alternates = {  # type: ignore[attr-defined]  # the i18n plugin's mark on its files
            one.code: file if one == locale else _file(key, texts[one.code], one, config)
            for one in locales
            if one.code in texts
        }
    _find_in_any_language(files, codes)
    return frozenset(file.url for file in waiting)


def _entries(files: Files, codes: Collection[str]) -> Iterator[File]:
    return (one for one in files if one.is_documentation_page() and one.src_uri.partition("/")[0] in codes)


def _find_in_any_language(files: Files, codes: Collection[str]) -> None:
    """Let a link from a text that stands in for another lead to the page, whatever language that shows."""
    find = files.get_file_from_path

    def found(path: str) -> File | None:
        code, _, rest = path.partition("/")
        return find(path) or (find(rest) if code in codes else None)

    files.get_file_from_path = found  # type: ignore[method-assign]  # of these files alone


def _file(key: str, text: str, locale: Locale, config: MkDocsConfig) -> File:
    """The file of the page in `locale` that shows the text of `key` in the language `text`."""
    file = File(f"{text}/{key}.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    below = file.dest_uri.removeprefix(f"{text}/")
    file.dest_uri = below if locale.default else f"{locale.code}/{below}"
    vars(file).pop("url", None)
    vars(file).pop("abs_dest_path", None)
    # What the i18n plugin knows of every file it made itself.
    file.locale = file.localization = text  # type: ignore[attr-defined]
    file.locale_alternate_of = locale.code  # type: ignore[attr-defined]
    file.norm_src_uri = f"{key}.md"  # type: ignore[attr-defined]
    return file


@lru_cache(maxsize=4)
def _paths(addresses: frozenset[str]) -> frozenset[str]:
    return frozenset(urlsplit(address).path.rstrip("/") for address in addresses)


def without_links(html: str, here: str, left_out: frozenset[str]) -> str:
    """`html`, a page at the address `here`, with the text of links in place of links to what is left out."""
    if not left_out:
        return html
    gone = _paths(left_out)

    def unlinked(match: re.Match[str]) -> str:
        target = urlsplit(urljoin(f"https://site/{here}", match[1]))
        is_gone = target.netloc == "site" and target.path.strip("/") in gone
        return f"<span>{match[2]}</span>" if is_gone else match[0]

    return _LINK.sub(unlinked, html)


def without_left_out(nav: Navigation) -> Navigation:
    """`nav`, as mkdocs.yml wrote it, without the pages that wait."""
    if not any(_waits(page) for page in nav.pages):
        return nav
    nav.items = list(_kept(nav.items))
    nav.pages = [page for page in nav.pages if not _waits(page)]
    for page in nav.pages:
        page.previous_page = page.next_page = None
    for before, after in pairwise(nav.pages):
        before.next_page, after.previous_page = after, before
    return nav


def _waits(page: Page) -> bool:
    return page.file.inclusion is InclusionLevel.EXCLUDED


def _kept(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section):
            item.children = list(_kept(item.children))
            if item.children:
                yield item
        elif not (isinstance(item, Page) and _waits(item)):
            yield item


def show_other_language(shown: dict[str, Any], page: Page, entry: Entry, *, locale: Locale) -> None:
    """Where `page`, of the site in `locale`, shows an `entry` in another language: say so, and mark the text as it is.

    `shown` are the values of the templates; its `notice` is a sentence in the reader's language, `lang` the title's.
    """
    if entry.locale == locale.code:
        return
    shown["notice"] = (
        language(locale.code)
        .phrases["stands in"]
        .format(own=language_name(locale.code, locale.code), other=language_name(entry.locale, locale.code))
    )
    shown["lang"] = entry.locale
    page.content = f'<div class="diglot-standin" lang="{entry.locale}">\n{page.content or ""}\n</div>'
    page.canonical_url = urljoin(page.canonical_url, _own_address(page)) if page.canonical_url else None


def say_language(page: Page, locale: Locale) -> None:
    """Have the navigation of the site in `locale` say in which language the title and headings of `page` are."""
    lang = getattr(page.file, "locale", locale.code)
    if lang == locale.code:
        return
    page.typeset = _marked(page.title, lang)  # type: ignore[attr-defined]  # what Material shows in place of the title
    headings = list(page.toc)
    while headings:
        one = headings.pop()
        one.typeset = _marked(one.title, lang)  # type: ignore[attr-defined]  # the same
        headings += one.children


def _marked(title: object, lang: str) -> dict[str, Markup]:
    return {"title": Markup(f'<span lang="{lang}">{title}</span>')}  # noqa: S704  # hygiene.clean escaped it


def _own_address(page: Page) -> str:
    """Where the text of `page` is at home, relative to `page`."""
    files: Mapping[str, Any] = getattr(page.file, "alternates", {})
    home = next(file for code, file in files.items() if file.locale == code == getattr(page.file, "locale", code))
    return str(home.url_relative_to(page.file))
