"""What became of a pair of segments since both languages agreed on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.model.unit import Unit

__all__ = ["PairState", "Standing"]


class PairState(StrEnum):
    """The state of a pair of segments, seen from its agreement."""

    AGREED = "agreed"
    COSMETIC = "cosmetic"
    """Changed in links, emphasis, punctuation, capitals or by the mending of a typing mistake."""
    SOURCE_CHANGED = "source changed"
    TARGET_CHANGED = "target changed"
    BOTH_CHANGED = "both changed"
    NEW = "new"
    """A segment on which nothing was ever agreed."""
    MACHINE = "machine"
    """An engine wrote the translation and nobody has reviewed it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit of the agreement, or a new segment, as it stands today.

    `source` and `target` are the indices of today's segments that it covers, empty where the text is gone. `unit` is
    None for a new segment.
    """

    state: PairState
    unit: Unit | None
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
