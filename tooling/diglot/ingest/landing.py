"""What entries hold, and what may be written without touching anybody's work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from diglot.ingest.render import harmless, markdown
from diglot.lang import language, sentences
from diglot.markdown import plain_text, render_front_matter
from diglot.model.entry import Meta, State
from diglot.store.manifest import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.ingest.articles import Item
    from diglot.ingest.seats import Seat

__all__ = ["Outcome", "Placed", "place_items"]

_LONGEST_SUMMARY = 200


class Outcome(StrEnum):
    """What happens to the file of an entry."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    EDITED = "edited by hand, left as it is"


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in its place.

    `order` is its number in its folder; `text` what ingest would write; `before` what the file holds now.
    """

    seat: Seat
    order: int
    text: str
    outcome: Outcome
    before: str | None = None

    @property
    def path(self) -> str:
        """The path below the content folder."""
        return self.seat.path


def place_items(
    seats: Sequence[Seat], *, source: str, orders: Mapping[str, int], existing: Callable[[str], str | None]
) -> tuple[Placed, ...]:
    """The entry of each item, and what may happen to its file.

    `source` is how entries name the file they come from; `orders` gives the `order` of an entry by its path;
    `existing` the text of a path below the content folder.
    """
    placed: list[Placed] = []
    for seat in seats:
        order = orders[seat.path]
        text = _text(seat.item, seat.locale, source, order)
        before = existing(seat.path)
        outcome = _outcome(text, before, seat.old.written if seat.old else None)
        placed.append(Placed(seat, order, text, outcome, before))
    return tuple(placed)


def _outcome(text: str, before: str | None, written: str | None) -> Outcome:
    if before is None:
        return Outcome.NEW
    if before == text:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if written == fingerprint(before) else Outcome.EDITED


def _text(item: Item, locale: str, source: str, order: int) -> str:
    body = markdown(item.body)
    title = harmless(" ".join(item.title.split())) or f"{item.kind.capitalize()} {item.order}"
    meta = Meta(
        kind=item.kind,
        order=order,
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
