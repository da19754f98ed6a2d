"""The head of a page for machines: translations, feed, social networks, schema.org."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from diglot.model.entry import Entry
    from diglot.publish.catalogue import Catalogue

__all__ = ["as_script", "head", "territory", "translations_of_page", "with_head"]


def head(
    catalogue: Catalogue, entry: Entry | None, *, site_name: str, title: str, translations: Mapping[str, str], feed: str
) -> Markup:
    """The tags for a page that shows `entry` (None for pages that nobody wrote) in its own language.

    `translations` are the absolute addresses of the page in every language that it really is in, by code; `feed` is the
    address of the feed, relative to the page, or empty. For a page that shows another language, `translations` is
    empty, and nothing is declared: its text is at home elsewhere.
    """
    own = entry if entry is not None and entry.locale in translations else None
    return _tags(
        _Told(
            site_name=site_name,
            site=catalogue.absolute(""),
            title=title,
            feed=feed,
            translations=tuple(translations.items()),
            alternates=tuple(catalogue.with_default(translations).items()),
            locale=own.locale if own else "",
            summary=(own.meta.shown_summary or "") if own else "",
            is_home=own is not None and own.key == "index",
            is_overview=own is not None and own.is_overview,
            changed=catalogue.changed(own) if own else None,
        )
    )


class _Told(NamedTuple):
    """What the head of a page tells; of its entry nothing where it has none, or shows it in another language."""

    site_name: str
    site: str
    title: str
    feed: str
    translations: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]
    locale: str
    summary: str
    is_home: bool
    is_overview: bool
    changed: date | None


@lru_cache(maxsize=10_000)
def _tags(told: _Told) -> Markup:
    # Kept for the next build: written anew, the heads take a twelfth of one that makes a single page.
    lines = [_tag("link", rel="alternate", hreflang=code, href=address) for code, address in told.alternates]
    if told.feed:
        lines.append(_tag("link", rel="alternate", type="application/atom+xml", title=told.site_name, href=told.feed))
    if told.locale:
        lines += _social(told)
        lines.append(as_script(_described(told)))
    return Markup("\n").join(lines)


def with_head(output: str, tags: str) -> str:
    """`output`, a page, with `tags` at the end of its head, whatever the team's own templates put there."""
    before, end, after = output.partition("</head>")
    return f"{before}{tags}\n{end}{after}" if end and tags else output


def _social(told: _Told) -> Iterator[Markup]:
    """Open Graph (ogp.me), which other networks read too."""
    said = [
        ("og:type", "website" if told.is_home else "article"),
        ("og:site_name", told.site_name),
        ("og:title", told.title),
        ("og:description", told.summary),
        ("og:url", dict(told.translations)[told.locale]),
        ("og:locale", territory(told.locale)),
        *(("og:locale:alternate", territory(code)) for code, _ in told.translations if code != told.locale),
    ]
    for name, value in said:
        if value:
            yield _tag("meta", property=name, content=value)
    yield _tag("meta", name="twitter:card", content="summary")


def _tag(tag: str, **attributes: str) -> Markup:
    # Twice as quick as `Markup.format`, and there are ten on each page.
    told = "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])
    return Markup(f"<{tag}{told}>")  # noqa: S704  # escaped


@lru_cache(maxsize=64)
def territory(code: str) -> str:
    """A language as Open Graph names it, with the country where most of its speakers are meant: `fr_FR`, `fr_CA`."""
    from babel.core import get_global  # noqa: PLC0415  # babel is large; only building needs it

    own = code.replace("-", "_")
    if "_" in own:
        return own
    likely = str(get_global("likely_subtags").get(own, own)).split("_")  # fr -> fr_Latn_FR
    return f"{own}_{likely[-1]}" if len(likely) > 1 else own


def _described(told: _Told) -> dict[str, Any]:
    """The entry in the words of schema.org."""
    here = dict(told.translations)[told.locale]
    original = dict(told.alternates).get("x-default", here)
    others = [address for _, address in told.translations if address != here]
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage" if told.is_overview else "Article",
        "@id": here,
        "url": here,
        "name" if told.is_overview else "headline": told.title,
        "description": told.summary,
        "inLanguage": told.locale,
        "dateModified": told.changed.isoformat() if told.changed else None,
        "isPartOf": {"@type": "WebSite", "name": told.site_name, "url": told.site},
        "translationOfWork": {"@id": original} if original != here else None,
        "workTranslation": [{"@id": address} for address in others] if original == here else None,
    }
    return {name: value for name, value in described.items() if value}


def as_script(data: object) -> Markup:
    """`data` as a data block, which no browser runs and no text in it can end."""
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704  # escaped above


def translations_of_page(catalogue: Catalogue, alternates: Mapping[str, Any]) -> dict[str, str]:
    """The absolute addresses of a page, by language, given its files: those that show their own language."""
    if not catalogue.site_url:
        return {}
    files = {code: file for code, file in alternates.items() if getattr(file, "locale", code) == code}
    return {one.code: catalogue.absolute(files[one.code].url) for one in catalogue.locales if one.code in files}
