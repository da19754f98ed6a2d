"""Where entries go: their keys, their text, and what may be written without touching anybody's work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diglot.ingest.articles import Article, Item
from diglot.ingest.render import harmless, markdown
from diglot.ingest.slugs import slug
from diglot.lang import language, sentences
from diglot.markdown import plain_text, render_front_matter
from diglot.model.entry import Meta, State
from diglot.store.manifest import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.kind import Kind
    from diglot.store.manifest import EntryRecord, SourceRecord

__all__ = ["Outcome", "Placed", "items_of", "place_items"]

_LONGEST_SUMMARY = 200


class Outcome(StrEnum):
    """What happens to the file of an entry."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    EDITED = "edited by hand, left as it is"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place: `text` is what ingest would write, `before` what the file holds now."""

    article: int
    item: Item
    locale: str
    key: str
    text: str
    outcome: Outcome
    before: str | None = None

    @property
    def path(self) -> str:
        """The path below the content folder."""
        return f"{self.locale}/{self.key}.md"


def items_of(article: Article) -> tuple[Item, ...]:
    """The items of an article; an article without items is one itself."""
    if article.items:
        return article.items
    return (Item(1, article.title, article.intro, article.intro[0].line if article.intro else 1, article.kind),)


def place_items(
    articles: Sequence[Article],
    *,
    source: str,
    kinds: Sequence[Kind],
    record: SourceRecord | None,
    existing: Callable[[str], str | None],
    paired: Mapping[tuple[int, int], str],
) -> tuple[Placed, ...]:
    """Each item of each article with its key and what may happen to its file.

    `source` is how entries name the file they come from; `record` what the file became last time; `existing` gives
    the text of a path below the content folder; `paired` gives keys of translations for (number of the article,
    order).
    """
    folders = {kind.name: kind.folder for kind in kinds}
    earlier = _earlier(articles, record)
    taken: set[str] = set()
    placed: list[Placed] = []
    for number, article in enumerate(articles, 1):
        for item in items_of(article):
            folder = folders.get(item.kind, item.kind or "articles")
            old = earlier.get((number, item.order))
            if old is not None and not _stays(old, article.language, folder, taken):
                old = None
            wanted = paired.get((number, item.order))
            key = old.key if old else _free_key(folder, item, article.language, taken, existing, wanted)
            text = _text(item, article.language, source)
            taken.add(f"{article.language}/{key}")
            before = existing(f"{article.language}/{key}.md")
            outcome = _outcome(text, before, old.written if old else None)
            placed.append(Placed(number, item, article.language, key, text, outcome, before))
    return tuple(placed)


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


def _outcome(text: str, before: str | None, written: str | None) -> Outcome:
    if before is None:
        return Outcome.NEW
    if before == text:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if written == fingerprint(before) else Outcome.EDITED


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


def _text(item: Item, locale: str, source: str) -> str:
    body = markdown(item.body)
    title = harmless(" ".join(item.title.split())) or f"{item.kind.capitalize()} {item.order}"
    meta = Meta(
        kind=item.kind,
        order=item.order,
        title=title,
        summary=harmless(_summary(body, locale)),
        source=f"{source}#{item.order}",
        state=State.DRAFT,
        extra={"lang": locale},
    )
    return render_front_matter(meta) + ("\n" + body if body else "")


def _summary(body: str, locale: str) -> str:
    """The first sentence of the body's first paragraph, cut at a word."""
    first = next((block for block in body.split("\n\n") if block[:1] not in {"#", "-", "`", ""}), "")
    text = plain_text(first)
    spans = sentences(text, language(locale))
    text = text[spans[0][0] : spans[0][1]] if spans else ""
    return text if len(text) <= _LONGEST_SUMMARY else text[:_LONGEST_SUMMARY].rpartition(" ")[0] + " …"
