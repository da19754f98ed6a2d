"""Translations where there were none: sentences beside their neighbours, paragraphs behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diglot.exchange.placing import Edit, edited
from diglot.model.entry import Block, BlockKind
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.model.segment import Segment

    Side = tuple[str, Entry, Sequence[Segment]]
    Runs = Mapping[int, tuple[range, range]]

__all__ = ["Addition", "additions"]

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_PLACEABLE = _PROSE | {BlockKind.HEADING}
_NOWHERE = "there is no sure place for it; add it in the Markdown file"


@dataclass(frozen=True, slots=True)
class Addition:
    """An edit that adds the translations of `items`; `block` is the block that it makes, if it makes one."""

    edit: Edit
    items: tuple[int, ...]
    block: Block | None = None


def additions(
    texts: Mapping[int, str], missing: Mapping[int, range], runs: Runs, *, source: Side, target: Side
) -> tuple[list[Addition], dict[int, str]]:
    """The additions that put `texts` (by index of item) into the target, and the reason for each that has no place.

    `missing` are the segments of the source that the items stand for, `runs` those of both sides of all items that
    have their translation. A sentence goes behind the translation of the one before it in its paragraph, or before
    that of the next; a whole paragraph, item or heading behind the translation of the block before it.
    """
    found: list[Addition] = []
    refused: dict[int, str] = {}
    ours = source[2]
    by_block: dict[int, list[int]] = {}
    for index, run in missing.items():
        by_block.setdefault(ours[run[0]].block, []).append(index)
    for block, items in sorted(by_block.items()):
        beside = {index: pair for index, pair in runs.items() if ours[pair[0][0]].block == block}
        if block == FRONT_MATTER or source[1].blocks[block].kind not in _PLACEABLE:
            refused |= dict.fromkeys(items, _NOWHERE)
        elif beside:
            found += _beside(items, texts, missing, beside, target)
        else:
            added = _block(block, {index: (missing[index], texts[index]) for index in items}, runs, source, target)
            refused |= dict.fromkeys(items, added) if isinstance(added, str) else {}
            found += [] if isinstance(added, str) else [added]
    return found, refused


def _beside(
    items: Sequence[int], texts: Mapping[int, str], missing: Mapping[int, range], beside: Runs, target: Side
) -> list[Addition]:
    theirs = target[2]
    found = []
    for index in items:
        start = missing[index].start
        before = max(
            (pair for pair in beside.values() if pair[0].start < start), default=None, key=lambda p: p[0].start
        )
        if before is not None:
            last = theirs[before[1][-1]]
            edit = Edit(last.end, last.end, f" {texts[index]}", last.block)
        else:
            after = min(beside.values(), key=lambda pair: pair[0].start)
            first = theirs[after[1][0]]
            edit = Edit(first.start, first.start, f"{texts[index]} ", first.block)
        found.append(Addition(edit, (index,)))
    return found


def _block(
    block: int, items: Mapping[int, tuple[range, str]], runs: Runs, source: Side, target: Side
) -> Addition | str:
    """The addition of a whole block, whose `items` are segments of the source with their new text."""
    source_text, entry, ours = source
    covered = {at for run, _ in items.values() for at in run}
    sentences = [at for at, segment in enumerate(ours) if segment.block == block]
    if covered != set(sentences):
        return f"its paragraph is new: translate all {len(sentences)} sentences of it"
    place = _behind(block, runs, source, target)
    if place is None:
        return _NOWHERE
    at, anchor = place
    made = entry.blocks[block]
    start = source_text.rfind("\n", 0, made.starts[0]) + 1
    end = _end_of_line(source_text, made.starts[-1])
    inside = [Edit(ours[run[0]].start - start, ours[run[-1]].end - start, text, block) for run, text in items.values()]
    gap = "" if made.gap is None else f"{made.gap}\n"
    ends = "\r\n" if "\r\n" in target[0] else "\n"
    written = f"\n{gap}{edited(source_text[start:end], inside)}".replace("\r\n", "\n").replace("\n", ends)
    meant = replace(made, text=" ".join(text for _, text in items.values()))
    return Addition(Edit(at, at, written, anchor), tuple(items), meant)


def _behind(block: int, runs: Runs, source: Side, target: Side) -> tuple[int, int] | None:
    """Where the translation of the block before `block` ends in the target's file, and the index of its block."""
    ours, theirs = source[2], target[2]
    before = [
        (ours[pair[0][-1]].block, theirs[pair[1][-1]].block)
        for pair in runs.values()
        if ours[pair[0][-1]].block < block and theirs[pair[1][-1]].block != FRONT_MATTER
    ]
    nearest = max(before, default=None)
    if nearest is None:
        return None
    text, entry, _ = target
    return _end_of_line(text, entry.blocks[nearest[1]].starts[-1]), nearest[1]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end
