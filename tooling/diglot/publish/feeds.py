"""The feed of a language: what is new, what changed (Atom, RFC 4287)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from diglot.lang import language
from diglot.publish.review import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.publish.catalogue import Catalogue

__all__ = ["feed", "feed_address", "has_feed"]

_LONGEST = 50
"""How many entries a feed holds: what is older was read."""


def feed_address(locale: Locale) -> str:
    """Where the feed of `locale` is, relative to the root of the site."""
    return "feed.xml" if locale.default else f"{locale.code}/feed.xml"


def feed(catalogue: Catalogue, locale: Locale, *, site_name: str) -> str:
    """The feed of what is published in the language of `locale`, newest first; empty where nothing has a date.

    An entry is known by its address. Its date is that of its last change where git tells it; else the day of the last
    review, or on which its languages last agreed, whichever is later: never that of the build.
    """
    if not has_feed(catalogue, locale):
        return ""
    dated = sorted(_dated(catalogue, locale), key=lambda one: one[0], reverse=True)[:_LONGEST]
    here, home = (
        catalogue.absolute(feed_address(locale)),
        catalogue.absolute("" if locale.default else f"{locale.code}/"),
    )
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(locale.code)}>',
        f"<title>{escape(site_name)}</title>",
        f"<id>{escape(here)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>',
        f'<link rel="alternate" type="text/html" hreflang={quoteattr(locale.code)} href={quoteattr(home)}/>',
        f"<updated>{_moment(dated[0][0])}</updated>",
        f"<author><name>{escape(site_name)}</name></author>",
    ]
    for when, entry in dated:
        lines += _entry(catalogue, entry, when)
    return "\n".join([*lines, "</feed>\n"])


@lru_cache(maxsize=16)
def has_feed(catalogue: Catalogue, locale: Locale) -> bool:
    """Whether there is anything to tell: addresses must be known, and a date."""
    return bool(catalogue.site_url) and next(_dated(catalogue, locale), None) is not None


def _dated(catalogue: Catalogue, locale: Locale) -> Iterator[tuple[date, Entry]]:
    for key, entries in catalogue.release.corpus.by_key.items():
        if (entry := entries.get(locale.code)) is None:
            continue
        known = (entry.meta.last_reviewed_on, catalogue.agreed_on(key))
        if when := catalogue.changed(entry) or max(filter(None, known), default=None):
            yield when, entry


def _entry(catalogue: Catalogue, entry: Entry, when: date) -> Iterator[str]:
    address = catalogue.translations(entry.key)[entry.locale]
    added, changed = catalogue.added(entry), catalogue.changed(entry)
    phrases = language(entry.locale).phrases
    yield "<entry>"
    yield f"<title>{escape(entry.meta.shown_title or entry.key)}</title>"
    yield f"<id>{escape(address)}</id>"
    yield f'<link rel="alternate" type="text/html" hreflang={quoteattr(entry.locale)} href={quoteattr(address)}/>'
    if added:
        yield f"<published>{_moment(added)}</published>"
    yield f"<updated>{_moment(when)}</updated>"
    if changed:
        term = "new" if added == changed else "changed"
        label = phrases[f"{term} on"].format(date=long_date(changed, entry.locale))
        yield f'<category term="{term}" label={quoteattr(label)}/>'
    if entry.meta.shown_summary:
        yield f"<summary>{escape(entry.meta.shown_summary)}</summary>"
    yield "</entry>"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
