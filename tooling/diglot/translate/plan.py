"""Which segments of an entry are to be drafted, and where in its translation each belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from diglot.markdown import one_line, segments
from diglot.model.agreement import PairState
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER
from diglot.model.unit import Origin
from diglot.translate.draft import Request, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Block, Entry
    from diglot.model.segment import Segment
    from diglot.model.unit import Unit

__all__ = ["Action", "Plan", "Step", "plan_changed", "plan_missing", "with_runs"]


_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LONGEST_RUN = 4
"""Sentences that may be drafted as one: longer units are hardly ever agreed on."""
_TEMPLATES = (("{%", "%}"), ("{{", "}}"))
"""What a template is set in."""
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_BREAK = re.compile(r" {2}\r?\n")


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
        """What needs a draft, in the order of the steps: segments of the source, and runs that are drafted as one."""
        return tuple(
            Request(self.text(run), kind_of(self.source, self.ours[run[0]]), self.source.key, former)
            for run, former in self._asked()
        )

    @property
    def asked(self) -> tuple[tuple[int, ...], ...]:
        """The segments that each of the `requests` asks for."""
        return tuple(run for run, _ in self._asked())

    def _asked(self) -> Iterator[tuple[tuple[int, ...], str]]:
        for step in self.steps:
            if step.action is Action.INSERT:
                yield step.source, ""
            elif step.action is Action.REPLACE:
                former = step.unit.source if step.unit is not None else ""
                yield from (((n,), former) for n in step.source)

    def text(self, run: Sequence[int]) -> str:
        """The text of segments of the source, one behind the other."""
        return " ".join(self.ours[n].text for n in run)


def kind_of(entry: Entry, segment: Segment) -> Text:
    """What a segment of `entry` is, as far as translating goes."""
    if segment.block != FRONT_MATTER:
        block = entry.blocks[segment.block]
        if block.kind is BlockKind.CODE:
            return Text.CODE
        if _is_part(block, segment):
            return Text.PART
        if block.kind is BlockKind.HTML:
            return Text.HTML
    return Text.PROSE


def _is_part(block: Block, segment: Segment) -> bool:
    """Whether a segment makes no sense alone: HTML that is indented, a part of a template's mark that goes on."""
    if block.kind is BlockKind.HTML and block.lead and "\n" in segment.text:
        return True
    start, end = within(block, segment.start), within(block, segment.end)
    text = _CODE.sub(lambda code: " " * len(code.group()), block.text)
    for opening, closing in _TEMPLATES:
        before, own = (part.count(opening) - part.count(closing) for part in (text[:start], text[start:end]))
        if own or before > 0:
            return True
    return False


def within(block: Block, offset: int) -> int:
    """An offset in the file as one in the text of `block`."""
    position = 0
    lines = block.text.split("\n")
    for number, (line, start) in enumerate(zip(lines, block.starts, strict=False)):
        following = block.starts[number + 1] if number + 1 < len(block.starts) else None
        if following is None or offset < following:
            return position + min(offset - start, len(line))
        position += len(line) + 1
    return position


def plan_missing(source: Entry) -> Plan:
    """Every segment of an entry that has no translation."""
    ours = segments(source)
    return Plan(source, None, ours, (), [Step(Action.INSERT, (n,)) for n in range(len(ours))])


def with_runs(plan: Plan, holds: Callable[[str], bool]) -> Plan:
    """`plan` with new sentences of a paragraph asked for as one where the memory `holds` a translation of them as one.

    People often agree on two sentences for two, or on one for two.
    """
    steps: list[Step] = []
    for step in plan.steps:
        steps.append(step)
        # The longest run that ends here: of two sentences, of three, …
        for count in range(_LONGEST_RUN, 1, -1):
            run = tuple(n for one in steps[-count:] for n in one.source)
            if _is_run(plan, steps[-count:], run, count) and holds(plan.text(run)):
                steps[-count:] = [Step(Action.INSERT, run)]
                break
    return replace(plan, steps=steps)


def _is_run(plan: Plan, steps: Sequence[Step], run: Sequence[int], count: int) -> bool:
    """Whether the steps insert as many sentences of one paragraph, with nothing but a space between them."""
    if len(run) != count or any(step.action is not Action.INSERT for step in steps):
        return False
    block = plan.ours[run[0]].block
    if block == FRONT_MATTER or run[-1] - run[0] != count - 1 or plan.ours[run[-1]].block != block:
        return False
    one = plan.source.blocks[block]
    return one.kind in _PROSE and not _BREAK.search(one.text) and plan.text(run) in one_line(one.text)


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
