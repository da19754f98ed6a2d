"""Numbers of entries within their folder: an article's items keep their own unless other entries have them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diglot.ingest.seats import Seat

__all__ = ["orders_of"]


def orders_of(seats: Sequence[Seat], numbered: Callable[[str], Mapping[str, int]]) -> dict[str, int]:
    """The `order` of the entry on each seat, by its path; no other entry of its folder and locale has it.

    `numbered` gives the `order` of the entries that a folder holds in every locale, by their paths. The items of an
    article keep their distances from each other: all that share a folder move by the same number, if they must.
    """
    paths = {seat.path for seat in seats}
    articles: dict[tuple[int, str], list[Seat]] = defaultdict(list)
    for seat in seats:
        articles[seat.article, seat.folder].append(seat)
    found: dict[str, int] = {}
    for (_, folder), together in articles.items():
        known = numbered(folder)
        held = {path: order for path, order in known.items() if path not in paths} | found
        place = f"{together[0].locale}/{folder}"
        taken = {order for path, order in held.items() if path.rpartition("/")[0] == place}
        shift = _shift(together, taken, [*_earlier(together, known), *_facing(together, {**known, **found}), 0])
        found |= {seat.path: seat.item.order + shift for seat in together}
    return found


def _shift(seats: Sequence[Seat], taken: set[int], wanted: Sequence[int]) -> int:
    """The first of `wanted` that gives no seat a number that is taken; else the seats follow the last number."""
    for shift in wanted:
        if taken.isdisjoint(seat.item.order + shift for seat in seats):
            return shift
    return max(taken) - min(seat.item.order for seat in seats) + 1


def _earlier(seats: Sequence[Seat], known: Mapping[str, int]) -> Iterator[int]:
    """By how much most of the items moved when they were ingested before."""
    moved = Counter(known[seat.path] - seat.old.order for seat in seats if seat.old and seat.path in known)
    yield from (shift for shift, _ in moved.most_common(1))


def _facing(seats: Sequence[Seat], known: Mapping[str, int]) -> Iterator[int]:
    """By how much the translations of the items have moved."""
    keys = {
        path.partition("/")[2]: order for path, order in known.items() if not path.startswith(f"{seats[0].locale}/")
    }
    moved = Counter(keys[f"{seat.key}.md"] - seat.item.order for seat in seats if f"{seat.key}.md" in keys)
    yield from (shift for shift, _ in moved.most_common(1))
