"""Which segments of an entry are to be drafted, and where in its translation each belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from diglot.markdown import segments
from diglot.model.agreement import PairState
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER
from diglot.model.unit import Origin
from diglot.translate.draft import Request, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment
    from diglot.model.unit import Unit

__all__ = ["Action", "Plan", "Step", "plan_changed", "plan_missing"]


class Action(StrEnum):
    """What is done with a segment of the translation."""

    REPLACE = "replace"
    INSERT = "insert"
    REMOVE = "remove"
    CONFLICT = "conflict"
    """Nothing: both languages have changed since they agreed, and people decide."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action: the segments of the source, those of the translation as it stands, and what they last agreed on."""

    action: Action
    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()
    unit: Unit | None = None


@dataclass(frozen=True)
class Plan:
    """What is to be done with one entry; `target` is None where it has no translation.

    `standings` are those of the units and segments that both have (source first, whichever is the default locale).
    """

    source: Entry
    target: Entry | None
    ours: Sequence[Segment]
    theirs: Sequence[Segment]
    steps: Sequence[Step]
    standings: Sequence[Standing] = field(default=())

    @property
    def requests(self) -> tuple[Request, ...]:
        """The segments of the source that need a draft, in the order of the steps."""
        return tuple(
            Request(self.ours[n].text, kind_of(self.source, self.ours[n]), self.source.key, _former(step))
            for step in self.steps
            if step.action in {Action.REPLACE, Action.INSERT}
            for n in step.source
        )


def _former(step: Step) -> str:
    return step.unit.source if step.unit is not None else ""


def kind_of(entry: Entry, segment: Segment) -> Text:
    """What a segment of `entry` is, as far as translating goes."""
    if segment.block != FRONT_MATTER:
        kind = entry.blocks[segment.block].kind
        if kind in {BlockKind.CODE, BlockKind.HTML}:
            return Text.CODE if kind is BlockKind.CODE else Text.HTML
    return Text.PROSE


def plan_missing(source: Entry) -> Plan:
    """Every segment of an entry that has no translation."""
    ours = segments(source)
    return Plan(source, None, ours, (), [Step(Action.INSERT, (n,)) for n in range(len(ours))])


def plan_changed(source: Entry, target: Entry, standings: Sequence[Standing]) -> Plan:
    """The segments of an entry whose source has changed since its languages agreed, was added or was taken out.

    Where the translation has changed too, nothing is done. Where both have something new in the same place, they are
    taken for each other's translation, which nobody has approved yet.
    """
    ours, theirs = segments(source), segments(target)
    taken = _translated_already(standings, len(ours), len(theirs))
    rewritten = _rewritten(source, target, standings, taken)
    steps = [step for n, one in enumerate(standings) if (step := _step(one, rewritten.get(n))) is not None]
    taken |= set(rewritten.values())
    steps += [
        Step(Action.INSERT, standing.source)
        for standing in standings
        if standing.unit is None and standing.source and standing.source[0] not in taken
    ]
    return Plan(source, target, ours, theirs, steps, standings)


def _rewritten(source: Entry, target: Entry, standings: Sequence[Standing], taken: frozenset[int]) -> dict[int, int]:
    """For each unit (by its place in `standings`) whose source is gone, the new segment that stands in its place."""
    ours, theirs = segments(source), segments(target)
    new = [s.source[0] for s in standings if s.unit is None and s.source and s.source[0] not in taken]
    found: dict[int, int] = {}
    before = -1
    for n, standing in enumerate(standings):
        if standing.unit is None:
            break
        if standing.source:
            before = max(standing.source)
        elif standing.target and standing.state is PairState.SOURCE_CHANGED:
            after = next((min(s.source) for s in standings[n + 1 :] if s.unit is not None and s.source), len(ours))
            shape = _shape(target, theirs[standing.target[0]])
            place = next((i for i in new if before < i < after and _shape(source, ours[i]) == shape), None)
            if place is not None:
                found[n] = before = place
    return found


def _shape(entry: Entry, segment: Segment) -> tuple[str, int]:
    """What a segment's block is, and its level: a sentence is not rewritten as a heading."""
    if segment.block == FRONT_MATTER:
        return "front matter", segment.line
    block = entry.blocks[segment.block]
    return block.kind.value, block.level


def _step(standing: Standing, rewritten: int | None) -> Step | None:
    if standing.unit is None:
        return None
    if rewritten is not None:
        return Step(Action.REPLACE, (rewritten,), standing.target, standing.unit)
    if standing.state is PairState.BOTH_CHANGED:
        return Step(Action.CONFLICT, standing.source, standing.target, standing.unit)
    is_due = standing.state is PairState.SOURCE_CHANGED or _is_left(standing)
    if not is_due or not standing.target:
        return None
    action = Action.REPLACE if standing.source else Action.REMOVE
    return Step(action, standing.source, standing.target, standing.unit)


def _is_left(standing: Standing) -> bool:
    """Whether a segment was left in its own language because no engine could translate it."""
    unit = standing.unit
    if unit is None or standing.state is not PairState.MACHINE:
        return False
    return unit.origin is Origin.ENGINE and unit.engine is None


def _translated_already(standings: Sequence[Standing], ours: int, theirs: int) -> frozenset[int]:
    """The new segments of the source beside which the translation has new ones too."""
    back = {j: min(s.source) for s in standings if s.unit is not None and s.source for j in s.target}
    there = {i: s.target for s in standings if s.unit is not None and s.target for i in s.source}
    new = [s.source[0] for s in standings if s.unit is None and s.source]
    fresh = {s.target[0] for s in standings if s.unit is None and s.target}
    found: set[int] = set()
    for run in _runs(new):
        before = next((max(there[i]) for i in range(run[0] - 1, -1, -1) if i in there), -1)
        after = next((min(there[i]) for i in range(run[-1] + 1, ours) if i in there), theirs)
        if any(j in fresh for j in range(before + 1, max(after, before + 1)) if j not in back):
            found.update(run)
    return frozenset(found)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def targets_of(plan: Plan) -> Mapping[int, tuple[int, ...]]:
    """For each segment of the source that has a counterpart, its places in the translation."""
    return {i: s.target for s in plan.standings if s.unit is not None and s.target for i in s.source}
