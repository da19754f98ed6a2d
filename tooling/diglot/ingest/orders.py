"""Numbers of entries within their folder: an article's items have its own, an article without items a free one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.ingest.seats import Seat

__all__ = ["orders_of"]


def orders_of(seats: Sequence[Seat], numbered: Callable[[str], Mapping[str, int]]) -> dict[str, int]:
    """The `order` of the entry on each seat, by its path.

    `numbered` gives the `order` of the entries that a folder holds in every locale, by their paths.
    """
    found = {seat.path: seat.item.order for seat in seats if seat.item.source}
    for seat in seats:
        if seat.path not in found:
            found[seat.path] = _free(seat, {**numbered(seat.folder), **found})
    return found


def _free(seat: Seat, orders: Mapping[str, int]) -> int:
    """The number that an entry has, or that of its translation; else the one behind the last of its folder."""
    place = f"{seat.locale}/{seat.folder}"
    taken = {order for path, order in orders.items() if path.rpartition("/")[0] == place and path != seat.path}
    facing = [order for path, order in orders.items() if path.partition("/")[2] == f"{seat.key}.md"]
    wanted = [orders[seat.path]] if seat.path in orders else facing
    return next((order for order in wanted if order not in taken), max(taken, default=0) + 1)
