"""Edits of a translation's file: only what changed is touched, every other character stays."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from diglot.markdown import render
from diglot.model.entry import BlockKind, Entry, Meta
from diglot.model.segment import FRONT_MATTER
from diglot.translate.plan import Action, targets_of, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.model.entry import Block
    from diglot.translate.plan import Plan, Step

__all__ = ["edited", "filled"]

_Edit = tuple[int, int, str]
_CELL_BAR = re.compile(r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|(?<!\\)\|")
"""A bar that would end a cell; in code it does not, and a backslash would be shown."""


def filled(text: str, plan: Plan, texts: Mapping[int, str]) -> str:
    """The file of the source, `text`, with each segment of its body replaced by its translation."""
    edits = []
    for number, new in texts.items():
        segment = plan.ours[number]
        if not new:  # it is told with the sentence before it
            edits.append((plan.ours[number - 1].end, segment.end, ""))
            continue
        if segment.block != FRONT_MATTER and segment.end > segment.start:
            block, old = plan.source.blocks[segment.block], text[segment.start : segment.end]
            if block.kind is BlockKind.HTML and old.replace("\r\n", "\n") != segment.text:
                continue  # indented, and left as it is
            if block.kind is not BlockKind.CODE:
                fitting = _fitting(new, block)
                edits.append((segment.start, segment.end, fitting.replace("\n", "\r\n") if "\r\n" in old else fitting))
    return _applied(text, edits)


def edited(text: str, plan: Plan, texts: Mapping[int, str]) -> str:
    """The file of the translation, `text`, with the steps of `plan` taken; `texts` are by segment of the source."""
    rebuilt = _tables_to_rebuild(plan)
    edits: list[_Edit] = []
    for step in plan.steps:
        if step.action is Action.REPLACE and not _in_table(plan, step, rebuilt):
            edits += _replacement(plan, step, " ".join(texts[n] for n in step.source))
    edits += _removals(text, plan, rebuilt)
    edits += _insertions(text, plan, texts, rebuilt)
    for source_block, target_block in rebuilt.items():
        edits.append(_table(text, plan, source_block, target_block, texts))
    return _applied(text, edits)


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    parts, position = [], 0
    for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        parts += [text[position:start], new]
        position = max(end, position)
    return "".join(parts) + text[position:]


def _fitting(text: str, block: Block) -> str:
    return _CELL_BAR.sub(lambda m: m["code"] or r"\|", text) if block.kind is BlockKind.TABLE else text


def _replacement(plan: Plan, step: Step, new: str) -> Iterator[_Edit]:
    """The first of the segments becomes the new text, what follows it in the same block goes."""
    found = [plan.theirs[n] for n in step.target if plan.theirs[n].block != FRONT_MATTER]
    if not found or plan.target is None:
        return
    first = found[0]
    last = [segment for segment in found if segment.block == first.block][-1]
    yield first.start, last.end, _fitting(new, plan.target.blocks[first.block])


def _removals(text: str, plan: Plan, rebuilt: Mapping[int, int]) -> Iterator[_Edit]:
    gone = {n for step in plan.steps if step.action is Action.REMOVE for n in step.target}
    for block, run in groupby((n for n in range(len(plan.theirs))), key=lambda n: plan.theirs[n].block):
        inside = list(run)
        leaving = [n for n in inside if n in gone]
        if not leaving or block == FRONT_MATTER or block in rebuilt.values() or plan.target is None:
            continue
        if len(leaving) == len(inside):
            yield _whole_block(text, plan.target.blocks[block])
            continue
        for n in leaving:
            segment = plan.theirs[n]
            if n > inside[0]:
                yield plan.theirs[n - 1].end, segment.end, ""
            else:
                yield segment.start, plan.theirs[n + 1].start, ""


def _whole_block(text: str, block: Block) -> _Edit:
    """The lines of a block, with the blank line above it."""
    start = text.rfind("\n", 0, block.starts[0]) + 1
    end = _end_of(text, block)
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    if start and not text[above:start].strip("> \t\r\n"):
        start = above
    return start, min(end + 1, len(text)), ""


def _end_of(text: str, block: Block) -> int:
    """Where the last line of a block ends."""
    end = text.find("\n", block.starts[-1])
    return len(text) if end < 0 else end


def _insertions(text: str, plan: Plan, texts: Mapping[int, str], rebuilt: Mapping[int, int]) -> Iterator[_Edit]:
    there = targets_of(plan)
    new = [n for step in plan.steps if step.action is Action.INSERT for n in step.source]
    blocks: list[int] = []
    for block, run in groupby(new, key=lambda n: plan.ours[n].block):
        if block in rebuilt or block == FRONT_MATTER:
            continue
        if any(segment.block == block and n in there for n, segment in enumerate(plan.ours)):
            yield from (_beside(plan, there, n, texts[n]) for n in run if texts[n])
        else:
            blocks.append(block)
    for place, run_of_blocks in groupby(_with_bare_ones(plan, blocks), key=lambda block: _place_for(text, plan, block)):
        yield place, place, "".join(_rendered(plan, block, texts) for block in run_of_blocks)


def _beside(plan: Plan, there: Mapping[int, tuple[int, ...]], number: int, new: str) -> _Edit:
    """A sentence in a paragraph that has a translation: after the one before it, or before the next."""
    block = plan.ours[number].block
    before = [n for n in range(number) if plan.ours[n].block == block and n in there]
    if before:
        at = plan.theirs[max(there[before[-1]])].end
        return at, at, f" {new}"
    after = next(n for n in range(number + 1, len(plan.ours)) if plan.ours[n].block == block and n in there)
    at = plan.theirs[min(there[after])].start
    return at, at, f"{new} "


def _with_bare_ones(plan: Plan, blocks: Sequence[int]) -> Sequence[int]:
    """`blocks` with those right before them that hold no text (a rule, the opening of a box) and that are new too."""
    worded = {segment.block for segment in plan.ours}
    known = [block.text for block in plan.target.blocks] if plan.target else []
    found: list[int] = []
    for block in blocks:
        above = block - 1
        bare: list[int] = []
        while above >= 0 and above not in worded and above not in found:
            same = plan.source.blocks[above].text
            if known.count(same) >= sum(one.text == same for one in plan.source.blocks):
                break
            bare.insert(0, above)
            above -= 1
        found += [*bare, block]
    return found


def _place_for(text: str, plan: Plan, block: int) -> int:
    """Where in the translation's file a new block belongs: at the end of the one that stands before it there."""
    there = targets_of(plan)
    before = [n for n, segment in enumerate(plan.ours) if segment.block < block and n in there]
    if plan.target is None or not plan.target.blocks:
        return len(text)
    numbers = [plan.theirs[max(there[n])].block for n in before[-1:]]
    if not numbers or numbers[0] == FRONT_MATTER:
        first = plan.target.blocks[0]
        return max(text.rfind("\n", 0, first.starts[0]), 0)
    return _end_of(text, plan.target.blocks[numbers[0]])


def _rendered(plan: Plan, block: int, texts: Mapping[int, str]) -> str:
    """A block of the source with its translation in it, as lines to set after the end of a line."""
    one = plan.source.blocks[block]
    rendered = render(Entry("", plan.source.locale, Meta(), (replace(one, text=_translated(plan, block, texts)),)))
    gap = "\n" if one.gap is None else f"\n{one.gap}\n"
    return gap + rendered.rstrip("\n")


def _translated(plan: Plan, block: int, texts: Mapping[int, str]) -> str:
    """The text of a block of the source with each of its segments replaced: by its draft, or by what is there."""
    there = targets_of(plan)
    text = plan.source.blocks[block].text
    one = plan.source.blocks[block]
    edits = []
    for n, segment in enumerate(plan.ours):
        if segment.block != block or one.kind is BlockKind.CODE:
            continue
        new = texts.get(n)
        if new is None and n in there:
            new = " ".join(plan.theirs[j].text for j in there[n])
        if new is not None:
            start, end = (within(one, offset) for offset in (segment.start, segment.end))
            if not new:  # it is told with the sentence before it
                start = within(one, plan.ours[n - 1].end)
            edits.append((start, end, _fitting(new, one)))
    return _applied(text, edits)


def _tables_to_rebuild(plan: Plan) -> dict[int, int]:
    """The tables of the source of which cells came or went, each with the table of the translation it belongs to."""
    if plan.target is None:
        return {}
    there = targets_of(plan)
    touched = {plan.ours[n].block for step in plan.steps if step.action is Action.INSERT for n in step.source}
    gone = {plan.theirs[n].block for step in plan.steps if step.action is Action.REMOVE for n in step.target}
    found = {}
    for n, places in there.items():
        block, other = plan.ours[n].block, plan.theirs[places[0]].block
        if FRONT_MATTER in {block, other} or (block not in touched and other not in gone):
            continue
        kinds = plan.source.blocks[block].kind, plan.target.blocks[other].kind
        if kinds == (BlockKind.TABLE, BlockKind.TABLE):
            found[block] = other
    return found


def _in_table(plan: Plan, step: Step, rebuilt: Mapping[int, int]) -> bool:
    return any(plan.ours[n].block in rebuilt for n in step.source)


def _table(text: str, plan: Plan, block: int, other: int, texts: Mapping[int, str]) -> _Edit:
    old = plan.target.blocks[other] if plan.target else plan.source.blocks[block]
    indent = text[text.rfind("\n", 0, old.starts[0]) + 1 : old.starts[0]]
    new = _translated(plan, block, texts).replace("\n", "\n" + re.sub(r"[^>\s]", " ", indent))
    return old.starts[0], _end_of(text, old), new
