"""Articles that are translations of each other: their entries take the same keys."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from diglot.ingest.articles import items_of
from diglot.lang import fold, language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.ingest.articles import Article, Item
    from diglot.store.manifest import EntryRecord, Manifest

__all__ = ["likeness", "pair"]

# The share of long words with the same beginning, and of numbers, that an item has in common with its counterpart.
# Languages of Europe share the words of administration and business: translations reach .25 to .33 (the seeds, and
# three pairs of the development set), articles on other matters .12 at most (163 pairs with equal numbers of items).
_ALIKE: Final = 0.18
_LONG: Final = 5


def pair(
    articles: Sequence[Article], manifest: Manifest, existing: Callable[[str], str | None], source: str
) -> dict[tuple[int, int], str]:
    """The keys of translations, by the number of the article and the item's order; nothing where none is known.

    The counterpart is an article from another file than `source`, in another language, with items of the same kind
    and numbers, most like in its words. `existing` gives the text of a path below the folder of entries.
    """
    found: dict[tuple[int, int], str] = {}
    known = _known(manifest, source)
    for number, article in enumerate(articles, 1):
        items = {item.order: item for item in items_of(article)}
        fitting = [entries for entries in known if _fits(entries, items, article.language)]
        scored = [(_score(entries, items, article.language, existing), entries) for entries in fitting]
        score, best = max(scored, key=lambda one: one[0], default=(0.0, {}))
        if score >= _ALIKE:
            found |= {(number, order): entry.key for order, entry in best.items()}
    return found


def _known(manifest: Manifest, source: str) -> list[dict[int, EntryRecord]]:
    """The entries of each article of other files, by their order."""
    found: dict[tuple[str, int], dict[int, EntryRecord]] = defaultdict(dict)
    for record in manifest.sources:
        for entry in record.entries if record.file != source else ():
            found[record.file, entry.article][entry.order] = entry
    return list(found.values())


def _fits(entries: Mapping[int, EntryRecord], items: Mapping[int, Item], locale: str) -> bool:
    """Whether an article may be the translation: another language, the same numbers."""
    return entries.keys() == items.keys() and all(entry.locale != locale for entry in entries.values())


def _score(
    entries: Mapping[int, EntryRecord], items: Mapping[int, Item], locale: str, existing: Callable[[str], str | None]
) -> float:
    """How alike the items of two articles are on average."""
    scores = []
    for order, entry in entries.items():
        item = items[order]
        text = (existing(f"{entry.locale}/{entry.key}.md") or "").partition("\n---\n")[2]
        own = " ".join([item.title, *(passage.text for passage in item.body)])
        scores.append(likeness(own, f"{entry.title} {text}", (locale, entry.locale)))
    return sum(scores) / len(scores) if scores else 0.0


def likeness(one: str, other: str, locales: tuple[str, str]) -> float:
    """The share (0 to 1) of the telling words of the shorter text that the other has too, by their beginnings."""
    a, b = (_telling(text, locales) for text in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _telling(text: str, locales: tuple[str, str]) -> set[str]:
    words = re.findall(rf"[^\W\d_]{{{_LONG},}}|\d{{2,}}", fold(text))
    common = language(locales[0]).stopwords | language(locales[1]).stopwords
    return {word[:_LONG] for word in words if word not in common}
