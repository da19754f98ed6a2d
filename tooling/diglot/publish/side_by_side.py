"""An entry and its translation, as the pages of both need them: worked out once for the two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.publish.pairing import Half, Pairing, most, names, shares
from diglot.publish.passages import passages
from diglot.publish.trust import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.publish.correspondence import Correspondence
    from diglot.publish.passages import Passage

__all__ = ["Anchors", "SideBySide"]

Anchors = tuple["Mapping[int, Sequence[str]]", "Mapping[int, Sequence[str]]"]
"""The ids that lead to each block of the reader's language, and to each of the other."""


@dataclass(frozen=True)
class SideBySide:
    """An entry in the default language, `source`, and in another one, and what corresponds to what between them."""

    source: Entry
    target: Entry
    both: Correspondence

    def reading(self, *, is_source: bool) -> Reading:
        """The entry as the reader of the default language or of the other one sees it."""
        mine, theirs = (self.source, self.target) if is_source else (self.target, self.source)
        return Reading(mine, theirs, self.both, is_source)

    @cached_property
    def parts(self) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        """The passages of both."""
        return passages(self.source, self.both.source), passages(self.target, self.both.target)

    @cached_property
    def _shares(self) -> Mapping[tuple[int, int], int]:
        return shares(*self.parts, self.both.beads)

    @cached_property
    def _names(self) -> tuple[Mapping[int, str], Mapping[int, str]]:
        return names(self.both.beads)

    def pairing(self, mine: Half, theirs: Half, *, is_source: bool) -> Pairing:
        """Which passages of `mine`, the reader's language, and `theirs` stand side by side."""
        if is_source:
            return Pairing(mine, theirs, self._shares, self._names)
        return Pairing(mine, theirs, {(q, p): share for (p, q), share in self._shares.items()}, self._names[::-1])

    def anchors(self, *, is_source: bool) -> Anchors:
        """The ids that lead to each block; the same place has the same in both languages.

        The blocks of the default language are numbered; a block of the other has the number of what it corresponds to.
        """
        return self._anchors if is_source else self._anchors[::-1]

    @cached_property
    def _anchors(self) -> Anchors:
        source, target = self.parts
        counterpart = most((p, q, share) for (p, q), share in self._shares.items())
        numbers: dict[int, list[str]] = {}
        others: dict[int, list[str]] = {}
        for p, one in enumerate(source):
            if one.block in numbers:
                continue
            name = f"p{len(numbers) + 1}"
            numbers[one.block] = [name]
            if (q := counterpart.get(p)) is not None:
                others.setdefault(target[q].block, []).append(name)
        return numbers, others
