"""Cards: what `<!-- cards -->` on a line of its own becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.errors import place
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs.structure.files import File

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.publish.edition import Edition, Published

__all__ = ["Card", "Group", "card", "cards_for", "unknown_kinds", "with_cards"]

_MARK = re.compile(r"^[ \t]*<!--[ \t]*cards[ \t]*(?::[ \t]*(?P<kind>[^\s>]+?)[ \t]*)?-->[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Card:
    """An entry as it is shown elsewhere; `address` is relative to where it is shown.

    `lang` is the language of title and summary where it is not that of the site.
    """

    title: str
    summary: str
    address: str
    label: str
    number: int | None
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a kind as the home page shows them; `address` is empty where the kind has no overview."""

    title: str
    summary: str
    address: str
    cards: tuple[Card, ...]


def card(item: Published, edition: Edition, seen_from: File) -> Card:
    """`item` as it is shown on the page of `seen_from`."""
    meta = item.entry.meta
    return Card(
        title=meta.shown_title or item.entry.key.rpartition("/")[2],
        summary=meta.shown_summary,
        address=item.file.url_relative_to(seen_from),
        label=item.label(edition.locale),
        number=meta.order,
        lang="" if item.entry.locale == edition.locale else item.entry.locale,
    )


def cards_for(item: Published, edition: Edition, kind: str | None = None) -> tuple[Card, ...] | tuple[Group, ...]:
    """What a mark on the page of `item` stands for: the cards of `kind`, the groups of the home page, or the cards of
    the folder.
    """
    if kind is not None:
        return tuple(card(other, edition, item.file) for other in edition.of_kind(kind))
    if item.entry.key == "index":
        return tuple(_groups(item, edition))
    return tuple(card(other, edition, item.file) for other in edition.in_folder(item.entry.folder) if other != item)


def _groups(home: Published, edition: Edition) -> Iterator[Group]:
    for kind in edition.kinds:
        overview = edition.overview(kind.folder)
        cards = tuple(card(other, edition, home.file) for other in edition.of_kind(kind.name))
        if overview or cards:
            yield Group(
                title=kind.labels[edition.locale].many,
                summary=overview.entry.meta.shown_summary if overview else "",
                address=overview.file.url_relative_to(home.file) if overview else "",
                cards=cards,
            )


def with_cards(html: str, render: Callable[[str | None], str]) -> str:
    """`html` with every mark replaced by what `render` makes of the kind that it names (None where it names none)."""
    return _MARK.sub(lambda match: render(match["kind"]), html) if "cards" in html else html


def unknown_kinds(entries: Iterable[Entry], kinds: Sequence[Kind]) -> Iterator[str]:
    """A line for each mark that names a kind nobody declared."""
    names = [kind.name for kind in kinds]
    for entry in entries:
        for block in entry.blocks:
            match = _MARK.search(block.text) if block.kind is BlockKind.HTML else None
            if match and match["kind"] and match["kind"] not in names:
                here = place(entry.path, block.line)
                yield f"{here}: cards: {match['kind']!r} is not a kind; known are {', '.join(names)}"
