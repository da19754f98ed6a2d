"""The chain of cleaners: each proposes, here it is applied, unless the editor keeps the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from diglot.ingest.verdict import Action, Change, Edit, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from diglot.ingest.passage import Passage

__all__ = ["apply"]


@dataclass(frozen=True, slots=True)
class _Step:
    """What one cleaner does to some passages, and what is said of it."""

    start: int
    stop: int
    after: tuple[Passage, ...]
    verdicts: tuple[Verdict, ...]


def apply(
    passages: Sequence[Passage], proposals: Iterable[Change | Edit], name: str, kept: AbstractSet[str]
) -> tuple[tuple[Passage, ...], tuple[Verdict, ...]]:
    """`passages` after the proposals of the cleaner `name`, and the verdict on each.

    `kept` are identities of verdicts that are not carried out; no later cleaner removes their text either.
    """
    made: list[Passage] = []
    verdicts: list[Verdict] = []
    at = 0
    for step in _steps(passages, proposals, name, kept):
        if step.start < at:
            continue  # two proposals on one passage: the first one stands
        made += [*passages[at : step.start], *step.after]
        verdicts += step.verdicts
        at = step.stop
    made += passages[at:]
    return tuple(made), tuple(verdicts)


def _steps(
    passages: Sequence[Passage], proposals: Iterable[Change | Edit], name: str, kept: AbstractSet[str]
) -> list[_Step]:
    ordered = sorted(proposals, key=lambda one: (one.index if isinstance(one, Edit) else one.start, one.start))
    steps = [_changed(passages, one, name, kept) for one in ordered if isinstance(one, Change)]
    edits = [one for one in ordered if isinstance(one, Edit)]
    steps += [
        _edited(passages[index], index, list(some), name, kept)
        for index, some in groupby(edits, key=lambda one: one.index)
    ]
    return sorted(steps, key=lambda step: step.start)


def _changed(passages: Sequence[Passage], change: Change, name: str, kept: AbstractSet[str]) -> _Step:
    before = tuple(passages[change.start : change.stop])
    text = "\n".join(passage.text for passage in before)
    said = "\n".join(passage.text for passage in change.after)
    verdict = Verdict(change.action, name, change.reason, before[0].line, text, said)
    if verdict.identity in kept:
        undone = tuple(replace(passage, kept=True) for passage in before)
        return _Step(change.start, change.stop, undone, (replace(verdict, kept=True),))
    if change.action is Action.REMOVED and any(passage.kept for passage in before):
        return _Step(change.start, change.stop, before, ())
    return _Step(change.start, change.stop, change.after, (verdict,))


def _edited(passage: Passage, index: int, edits: Sequence[Edit], name: str, kept: AbstractSet[str]) -> _Step:
    text, verdicts, undone = passage.text, [], passage.kept
    for edit in reversed(edits):
        found = passage.text[edit.start : edit.end]
        verdict = Verdict(edit.action, name, edit.reason, passage.line, found.strip(), edit.after)
        if verdict.identity in kept:
            verdict, undone = replace(verdict, kept=True), True
        elif edit.action is Action.REMOVED and passage.kept:
            continue
        elif edit.action is not Action.FLAGGED:
            text = text[: edit.start] + edit.after + text[edit.end :]
        verdicts.append(verdict)
    after = replace(passage, text=text.strip(), kept=undone)
    return _Step(index, index + 1, (after,) if after.text else (), tuple(reversed(verdicts)))
