"""What two languages of an entry agreed on, laid against their texts of today: worked out once for all rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.model.agreement import PairState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment
    from diglot.model.unit import Unit

__all__ = ["Agreement"]

_SETTLED = frozenset({PairState.AGREED, PairState.COSMETIC})


@dataclass(frozen=True)
class Agreement:
    """The `units` that `source` and `target` agreed on, and the segments that either has today, `ours` and `theirs`."""

    source: Entry
    target: Entry
    ours: Sequence[Segment]
    theirs: Sequence[Segment]
    units: Sequence[Unit]

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """See `diglot.check.standings.standings`."""
        return standings(self.units, self.ours, self.theirs, locales=(self.source.locale, self.target.locale))

    def covers(self, indices: Iterable[int]) -> bool:
        """Whether a person agreed to the segments of the target with `indices`, and neither side has changed since."""
        return self._settled.issuperset(indices)

    @cached_property
    def _settled(self) -> frozenset[int]:
        return frozenset(j for standing in self.standings if standing.state in _SETTLED for j in standing.target)
