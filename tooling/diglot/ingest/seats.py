"""Where the items of articles go: the keys of their entries, the same as when they were ingested before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.ingest.articles import Article, Item, items_of
from diglot.ingest.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.kind import Kind
    from diglot.store.manifest import EntryRecord, SourceRecord

__all__ = ["Seat", "seat_items"]


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an item of article number `article` goes; `old` is what it became last time, if it stays there."""

    article: int
    item: Item
    locale: str
    key: str
    old: EntryRecord | None = None

    @property
    def folder(self) -> str:
        """The folder of the entry, below that of its locale."""
        return self.key.rpartition("/")[0]

    @property
    def path(self) -> str:
        """The path below the content folder."""
        return f"{self.locale}/{self.key}.md"


def seat_items(
    articles: Sequence[Article],
    *,
    kinds: Sequence[Kind],
    record: SourceRecord | None,
    existing: Callable[[str], str | None],
    paired: Mapping[tuple[int, int], str],
) -> tuple[Seat, ...]:
    """Each item of each article with its key, no key twice.

    `record` is what the file became last time; `existing` gives the text of a path below the content folder; `paired`
    gives keys of translations for (number of the article, order).
    """
    folders = {kind.name: kind.folder for kind in kinds}
    earlier = _earlier(articles, record)
    taken: set[str] = set()
    seats: list[Seat] = []
    for number, article in enumerate(articles, 1):
        for item in items_of(article):
            folder = folders.get(item.kind, item.kind or "articles")
            old = earlier.get((number, item.order))
            if old is not None and not _stays(old, article.language, folder, taken):
                old = None
            wanted = paired.get((number, item.order))
            key = old.key if old else _free_key(folder, item, article.language, taken, existing, wanted)
            seats.append(Seat(number, item, article.language, key, old))
            taken.add(f"{article.language}/{key}")
    return tuple(seats)


def _earlier(articles: Sequence[Article], record: SourceRecord | None) -> dict[tuple[int, int], EntryRecord]:
    """What each item became last time: known by its title, else by its place if no other item has taken that."""
    old = {(one.article, one.title): one for one in reversed(record.entries)} if record else {}
    places = {(one.article, one.order): one for one in record.entries} if record else {}
    found: dict[tuple[int, int], EntryRecord] = {}
    items = [(number, item) for number, article in enumerate(articles, 1) for item in items_of(article)]
    for number, item in items:
        if (number, item.title) in old:
            found[number, item.order] = old.pop((number, item.title))
    for number, item in items:
        place = places.get((number, item.order))
        if (number, item.order) not in found and place and old.pop((number, place.title), None):
            found[number, item.order] = place
    return found


def _stays(old: EntryRecord, locale: str, folder: str, taken: set[str]) -> bool:
    """Whether an item goes where it went when its file was ingested before."""
    return old.locale == locale and old.key.rpartition("/")[0] == folder and f"{locale}/{old.key}" not in taken


def _free_key(
    folder: str, item: Item, locale: str, taken: set[str], existing: Callable[[str], str | None], wanted: str | None
) -> str:
    """A key that no file has yet: that of the translation, or one made of the title."""
    if wanted and f"{locale}/{wanted}" not in taken and existing(f"{locale}/{wanted}.md") is None:
        return wanted
    name = slug(item.title, f"{folder}-{item.order}")
    number = 1
    while True:
        key = f"{folder}/{name}" if number == 1 else f"{folder}/{name}-{number}"
        if f"{locale}/{key}" not in taken and existing(f"{locale}/{key}.md") is None:
            return key
        number += 1
