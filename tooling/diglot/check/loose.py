"""What of either side has no equal on the other, in its bead or near it: numbers, code spans."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from diglot.check.reading import Reading

__all__ = ["NEAR", "Loose", "by_bead", "unequal"]

T = TypeVar("T")

NEAR = 2
"""How many beads away an equal may stand: translators join, split and reorder sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Loose(Generic[T]):
    """Something that stands in a reading of the bead with a number."""

    bead: int
    reading: Reading
    value: T


def unequal(
    ours: Iterable[Loose[T]], theirs: Iterable[Loose[T]], is_equal: Callable[[T, T], bool], *, near: int = NEAR
) -> tuple[list[Loose[T]], list[Loose[T]]]:
    """Those of either side without an equal up to `near` beads away; each is the equal of one other at most."""
    there = by_bead(theirs)
    left: list[Loose[T]] = []
    # Near ones first: what stands in the same bead belongs together.
    places = sorted(range(-near, near + 1), key=abs)
    for loose in ours:
        for place in places:
            others = there.get(loose.bead + place, [])
            equal = next((k for k, other in enumerate(others) if is_equal(loose.value, other.value)), None)
            if equal is not None:
                del others[equal]
                break
        else:
            left.append(loose)
    return left, [loose for others in there.values() for loose in others]


def by_bead(items: Iterable[Loose[T]]) -> dict[int, list[Loose[T]]]:
    """The items of each bead."""
    found: dict[int, list[Loose[T]]] = defaultdict(list)
    for loose in items:
        found[loose.bead].append(loose)
    return found
