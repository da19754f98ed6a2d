"""What became of each item of an exchanged file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.exchange.parcel import Item

__all__ = ["Outcome", "Verdict"]


class Verdict(StrEnum):
    """Whether an item was taken over."""

    APPLIED = "applied"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """One of the languages has changed since the file was exported."""
    REFUSED = "refused"
    """The new text would break the entry."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item with its verdict. `now` and `source_now` are the texts that stand in the corpus; `line` that of the
    translation's file. `approves` says that the item holds for final, with the pair that is then agreed on.
    """

    item: Item
    verdict: Verdict
    reason: str = ""
    now: str = ""
    source_now: str = ""
    line: int = 0
    approves: bool = False
