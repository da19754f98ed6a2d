"""What a file that came back holds for final, as the agreement of an entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diglot.exchange.outcome import Verdict
from diglot.model.unit import Unit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from diglot.exchange.outcome import Outcome

__all__ = ["agree_on", "turned"]


def agree_on(
    units: Sequence[Unit], outcomes: Iterable[Outcome], *, by: str, on: datetime.date
) -> tuple[tuple[Unit, ...], int]:
    """The agreement `units` with the pairs that `outcomes` approve, in reading order, and how many of them are new.

    A pair takes the place of the unit that had its source or its former translation; another goes behind the one that
    stands before it in the file. What was agreed on already keeps its date and its name.
    """
    agreed = list(units)
    position, new = -1, 0
    for outcome in outcomes:
        source, target = outcome.source_now or outcome.item.source, outcome.item.target
        former = _place(agreed, source, outcome.now or target, position)
        if outcome.approves and outcome.verdict in {Verdict.APPLIED, Verdict.UNCHANGED}:
            unit = Unit(source, target, agreed_on=on, by=by)
            if former is not None and (agreed[former].source, agreed[former].target) == (source, target):
                # Who wrote it stays: what an engine wrote and a person approved is still an engine's.
                unit = replace(agreed[former], agreed_on=on, by=by)
            if former is None:
                agreed.insert(position + 1, unit)
                former, new = position + 1, new + 1
            elif (agreed[former].source, agreed[former].target) != (source, target) or agreed[former].by is None:
                agreed[former], new = unit, new + 1
        position = position if former is None else former
    return tuple(agreed), new


def _place(units: Sequence[Unit], source: str, target: str, after: int) -> int | None:
    """The unit that an item stands for: the next that has its texts, or the first that has either."""
    order = [*range(after + 1, len(units)), *range(after + 1)]
    same = (n for n in order if (units[n].source, units[n].target) == (source, target))
    either = (n for n in order if units[n].source == source or (target and units[n].target == target))
    return next(same, None) if (found := next(either, None)) is None else next(same, found)


def turned(units: Iterable[Unit]) -> tuple[Unit, ...]:
    """Units with source and target changed over: the agreement seen from the other language."""
    return tuple(replace(unit, source=unit.target, target=unit.source) for unit in units)
