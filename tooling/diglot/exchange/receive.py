"""A sheet that came back: its edits in the file of the translation, and what stands against them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from diglot.exchange.adding import additions
from diglot.exchange.inline import lost_and_new
from diglot.exchange.outcome import Outcome, Verdict
from diglot.exchange.parcel import ItemState, Mark, text_digest
from diglot.exchange.placing import Edit, edited, holds_structure, run_edit
from diglot.exchange.runs import find_run, runs_of, translatable
from diglot.exchange.styles import alike, in_manner_of
from diglot.markdown import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.exchange.adding import Addition
    from diglot.exchange.parcel import Item, Sheet
    from diglot.model.entry import Block, Entry
    from diglot.model.segment import Segment

__all__ = ["Received", "receive"]

_NEAR = 60.0
"""The least similarity (rapidfuzz ratio, 0…100) of a sentence that is named as what took the place of another; see
`check.standings`, where edits score 55 and more, unrelated sentences 45 and less."""
_MOST_BETWEEN = 3
"""Sentences that may have taken the place of one; of more it is not said which."""
_UNKNOWN = "the file does not say what it was exported from, and there is another translation"
_HELD_BY_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ufeff\ufffe\uffff]")
"""Controls, and what turns the direction of text round. What joins the parts of an emoji, and every space, stays."""


@dataclass(frozen=True, slots=True)
class Received:
    """The new content of the translation's file (as it was, where nothing was applied) and what became of each item."""

    text: str
    outcomes: tuple[Outcome, ...]


def receive(
    sheet: Sheet,
    *,
    source: tuple[str, Entry],
    target: tuple[str, Entry],
    current: Sheet | None = None,
) -> Received:
    """Apply the edits of `sheet` to `target`; both languages are given as the content of the file, and its entry.

    A text that has changed on either side since the sheet was exported is never overwritten: it is a conflict. What
    would break a link, code, a tag or the structure of the page is refused. `current` is the sheet as it would be
    exported today; it places the items of files that diglot did not write.
    """
    return _Receiving(sheet, source, target, current).received()


class _Receiving:
    def __init__(
        self, sheet: Sheet, source: tuple[str, Entry], target: tuple[str, Entry], current: Sheet | None
    ) -> None:
        self.sheet = sheet
        self.source_text, self.source = source
        self.text, self.entry = target
        self.ours = translatable(self.source)
        self.theirs = translatable(self.entry)
        self.our_runs, self.their_runs = runs_of(self.ours), runs_of(self.theirs)
        self.current = {one.source: one for one in reversed(current.items)} if current else {}
        self.outcomes: list[Outcome] = []
        self.edits: dict[int, Edit] = {}
        self.runs: dict[int, tuple[range, range]] = {}
        """Where each item's texts stand: segments of the source, and of the target."""
        self.missing: dict[int, tuple[range, str]] = {}
        """The segments of the source that had no translation, and theirs."""

    def received(self) -> Received:
        for index, item in enumerate(self.sheet.items):
            self.outcomes.append(self._judged(index, _tidy(item)))
        self.outcomes = [self._with_neighbour(index, outcome) for index, outcome in enumerate(self.outcomes)]
        added = self._added()
        if not self._holds(added):
            for index, edit in list(self.edits.items()):
                if not holds_structure(self.text, self.entry, [edit]):
                    self._refuse(index, "it would change the structure of the page")
            if not self._holds(added):
                for index in [*self.edits, *(index for one in added for index in one.items)]:
                    self._refuse(index, "together with the others it would change the structure of the page")
                added = []
        edits = [*self.edits.values(), *(one.edit for one in added)]
        return Received(edited(self.text, edits), tuple(self.outcomes))

    def _holds(self, added: Sequence[Addition]) -> bool:
        """Whether the page keeps its structure with all edits, and those that are `added`."""
        edits = [*self.edits.values(), *(one.edit for one in added)]
        blocks: list[Block | None] = [*(None for _ in self.edits), *(one.block for one in added)]
        return not edits or holds_structure(self.text, self.entry, edits, blocks)

    def _refuse(self, index: int, reason: str) -> None:
        self.outcomes[index] = replace(self.outcomes[index], verdict=Verdict.REFUSED, reason=reason, approves=False)
        self.edits.pop(index, None)

    def _added(self) -> list[Addition]:
        found, refused = additions(
            {index: text for index, (_, text) in self.missing.items()},
            {index: run for index, (run, _) in self.missing.items()},
            self.runs,
            source=(self.source_text, self.source, self.ours),
            target=(self.text, self.entry, self.theirs),
        )
        kept = []
        for one in found:
            if holds_structure(self.text, self.entry, [one.edit], [one.block]):
                kept.append(one)
            else:
                refused |= dict.fromkeys(one.items, "there is no sure place for it; add it in the Markdown file")
        for index, reason in refused.items():
            self._refuse(index, reason)
        return kept

    def _judged(self, index: int, item: Item) -> Outcome:
        mark = item.mark or self._mark_today(item)
        if not item.target:
            self._locate(index, mark)
            return Outcome(
                item, Verdict.UNCHANGED, "no translation" if item.state is ItemState.MISSING else "left empty"
            )
        if mark is None:
            return self._conflict(item, "no sentence of the entry reads like its source")
        ours, theirs = self._locate(index, mark)
        if theirs is None:
            return self._gone(item, mark) if mark.target else self._new(index, item, ours)
        return self._compared(index, item, ours, theirs)

    def _compared(self, index: int, item: Item, ours: range | None, theirs: range) -> Outcome:
        """An item whose translation stands where the file says."""
        now = self._read(self.theirs, theirs)
        line = self.theirs[theirs[0]].line
        if item.mark is None and not alike(item.target, now):
            return self._conflict(item, _UNKNOWN, now=now, line=line)
        if alike(item.target, now):
            approves = item.state is ItemState.FINAL and ours is not None and not item.locked
            same = replace(item, target=now)
            source = self._read(self.ours, ours) if ours else ""
            return Outcome(same, Verdict.UNCHANGED, now=now, source_now=source, line=line, approves=approves)
        return self._change(index, item, ours, theirs)

    def _change(self, index: int, item: Item, ours: range | None, theirs: range) -> Outcome:
        """An edit of a translation."""
        now = self._read(self.theirs, theirs)
        line = self.theirs[theirs[0]].line
        if ours is None:
            return self._conflict(item, "the source has changed since the export", now=now, line=line)
        source = self._read(self.ours, ours)
        item = replace(item, target=in_manner_of(item.target, now))
        reason = self._objection(item, source, now)
        edit = run_edit(self.text, self.entry, self.theirs[theirs.start : theirs.stop], item.target)
        if reason or isinstance(edit, str):
            told = reason or str(edit)
            return Outcome(item, Verdict.REFUSED, told, now=now, source_now=source, line=line)
        self.edits[index] = edit
        return self._applied(item, source, now, line)

    def _applied(self, item: Item, source: str, now: str, line: int) -> Outcome:
        final = item.state is ItemState.FINAL
        return Outcome(item, Verdict.APPLIED, now=now, source_now=source, line=line, approves=final)

    def _new(self, index: int, item: Item, ours: range | None) -> Outcome:
        """A translation where there was none."""
        if ours is None:
            return self._conflict(item, "the source has changed since the export")
        source = self._read(self.ours, ours)
        item = replace(item, target=in_manner_of(item.target, source))
        if reason := self._objection(item, source, ""):
            return Outcome(item, Verdict.REFUSED, reason, source_now=source)
        if any(alike(segment.text, item.target) for segment in self.theirs):
            return Outcome(item, Verdict.UNCHANGED, "it stands there already", source_now=source)
        self.missing[index] = (ours, item.target)
        return self._applied(item, source, "", 0)

    def _gone(self, item: Item, mark: Mark) -> Outcome:
        """The translation that was exported no longer stands in the entry."""
        if text_digest(item.target) == mark.target:
            return Outcome(item, Verdict.UNCHANGED, "it has changed since the export, and the file does not change it")
        if any(alike(segment.text, item.target) for segment in self.theirs):
            return Outcome(item, Verdict.UNCHANGED, "it stands there already", now=item.target)
        return self._conflict(item, "the translation has changed since the export")

    def _with_neighbour(self, index: int, outcome: Outcome) -> Outcome:
        """A conflict with what stands now between the translations of the items before and after it."""
        if outcome.verdict is not Verdict.CONFLICT or outcome.now:
            return outcome
        before = [run.stop for n, (_, run) in self.runs.items() if n < index]
        after = [run.start for n, (_, run) in self.runs.items() if n > index]
        between = self.theirs[max(before, default=0) : min(after, default=len(self.theirs))]
        if not 0 < len(between) <= _MOST_BETWEEN:
            return outcome
        return replace(outcome, now=" ".join(one.text for one in between), line=between[0].line)

    def _conflict(self, item: Item, reason: str, *, now: str = "", line: int = 0) -> Outcome:
        near = max(self.ours, key=lambda segment: ratio(segment.text, item.source), default=None)
        source = near.text if near and ratio(near.text, item.source) >= _NEAR else ""
        return Outcome(item, Verdict.CONFLICT, reason, now=now, source_now=source, line=line)

    def _objection(self, item: Item, source: str, now: str) -> str:
        if item.locked:
            return item.locked
        if not alike(one_line(item.source), source):
            return "its source was changed in the file"
        lost, new = lost_and_new(item.target, source, now)
        if lost:
            return f"it has lost {_quoted(lost)}"
        return f"it brings {_quoted(new)}, which neither language has" if new else ""

    def _locate(self, index: int, mark: Mark | None) -> tuple[range | None, range | None]:
        if mark is None:
            return None, None
        ours = self._source_run(index, mark)
        theirs = find_run(self.their_runs, mark.target, mark.nth) if mark.target else None
        if ours is not None and theirs is not None:
            self.runs[index] = (ours, theirs)
        return ours, theirs

    def _source_run(self, index: int, mark: Mark) -> range | None:
        # Of sentences that say the same, the n-th item is the n-th: items stand in the order of the source.
        same = (one.mark is not None and one.mark.source == mark.source for one in self.sheet.items[:index])
        return find_run(self.our_runs, mark.source, sum(same))

    def _mark_today(self, item: Item) -> Mark | None:
        known = self.current.get(one_line(item.source))
        return known.mark if known else None

    def _read(self, segments: Sequence[Segment], run: range) -> str:
        return " ".join(segments[index].text for index in run)


def _tidy(item: Item) -> Item:
    """An item whose translation stands on one line, without what no text holds."""
    return replace(item, target=one_line(_HELD_BY_NO_TEXT.sub("", item.target)))


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts[:3])
