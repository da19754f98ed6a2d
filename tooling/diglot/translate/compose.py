"""A plan and its drafts to the file of a translation and the agreement that tells where each segment came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.markdown import anchors, one_line, parse, segments, with_fields
from diglot.model.entry import BlockKind, State
from diglot.model.segment import FRONT_MATTER
from diglot.model.unit import Unit
from diglot.translate.draft import Draft
from diglot.translate.edits import edited, filled
from diglot.translate.joining import as_one, joined
from diglot.translate.plan import Action, targets_of
from diglot.translate.proof import fault

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.translate.plan import Plan

    Find = Callable[[str, str], Entry | None]

__all__ = ["Composed", "compose"]

_FIELDS = ("title", "summary")
_FRAGMENT = re.compile(r"(?<=\]\()(?P<path>[^()\s#:]*)#(?P<id>[^()\s]+)(?=[\s)])")
_BLOCK_MARK = re.compile(r"(?:[-+*>#]|\d+[.)]|!!!|\?\?\?|===)(?=\s|$)|[:~]{3}|---")


@dataclass(frozen=True, slots=True)
class Composed:
    """What an entry's translation becomes: the content of its file, and the units of its agreement in order."""

    text: str
    units: tuple[Unit, ...]
    drafts: tuple[tuple[int, Draft], ...]
    """Each draft with the index of its segment in the source; those left are not in a translation that was there."""


def compose(  # noqa: PLR0913  # two files, two entries, and what links need to know
    plan: Plan,
    drafts: Sequence[Draft],
    *,
    source_text: str,
    target_text: str | None,
    locale: str,
    path: str,
    find: Find = lambda _locale, _key: None,
) -> Composed:
    """The file at `path` with `drafts` in it, which answer the requests of `plan` in their order.

    `source_text` and `target_text` are what the files of the entry hold; `find(locale, key)` gives the entry that a
    link leads to, so that a link to a heading leads to the translated one. A draft with which the page would not keep
    its blocks, links, code and the segments nobody changed is left out, and says so. Raises `DiglotError` where the
    page would not keep them all the same: then nothing may be written.
    """
    files = _Files(source_text, target_text, locale, path, find)
    every: dict[int, Draft] = {}
    for run, draft in zip(plan.asked, drafts, strict=True):
        segment = plan.ours[run[0]]
        # A title is shown as it is: nothing begins there.
        every[run[0]] = draft if segment.block == FRONT_MATTER else _safe(draft, segment.text)
        every |= {n: replace(draft, text="", note=None) for n in run[1:]}
    if composed := _composed(plan, every, files):
        return composed
    every |= {n: _left(plan, n) for run in plan.asked if not _fits(plan, run, every, files) for n in run}
    if composed := _composed(plan, every, files):
        return composed
    raise DiglotError(f"{path}: not written: the draft would not leave the page of {plan.source.path} as it is")


@dataclass(frozen=True, slots=True)
class _Files:
    """What the files of an entry hold, and how the links in them are followed."""

    source: str
    target: str | None
    locale: str
    path: str
    find: Find

    def parsed(self, plan: Plan, text: str) -> Entry:
        return parse(text, key=plan.source.key, locale=self.locale, path=self.path)


def _composed(plan: Plan, every: Mapping[int, Draft], files: _Files) -> Composed | None:
    """The translation with the drafts `every` by segment; None where that would break the page."""
    plan = _without_left(plan, every)
    by_segment = {n: every[n] for run in plan.asked for n in run}
    text = _written(plan, by_segment, files)
    translated = files.parsed(plan, text)
    if moved := _moved_fragments(plan.source, translated, by_segment, files.find):
        by_segment = {n: replace(d, text=_FRAGMENT.sub(_moving(moved), d.text)) for n, d in by_segment.items()}
        text = _written(plan, by_segment, files)
        translated = files.parsed(plan, text)
    if fault(plan, translated):
        return None
    units = joined(_units(plan, by_segment), [segment.text for segment in segments(translated)])
    return Composed(text, tuple(units), tuple(({**every} | by_segment).items()))


def _fits(plan: Plan, run: Sequence[int], every: Mapping[int, Draft], files: _Files) -> bool:
    """Whether the page keeps what it is to keep when of all drafts only those of `run` are set."""
    texts = {n: every[n].text for n in run}
    if files.target is None:
        text = filled(files.source, plan, texts)
    else:
        plan = replace(plan, steps=[step for step in plan.steps if set(run) & set(step.source)])
        texts |= {n: every[n].text for step in plan.steps for n in step.source}
        text = edited(files.target, plan, texts)
    return fault(plan, files.parsed(plan, text)) is None


def _left(plan: Plan, number: int) -> Draft:
    note = "left as it is: its translation would break the page"
    return Draft(plan.ours[number].text, note=note, is_left=True)


def _without_left(plan: Plan, drafts: Mapping[int, Draft]) -> Plan:
    """`plan` without the steps for which there is no draft: what people wrote is not replaced by its source."""
    if plan.target is None:
        return plan
    steps = [s for s in plan.steps if not any(drafts[n].is_left for n in s.source if n in drafts)]
    return replace(plan, steps=steps)


def _safe(draft: Draft, original: str) -> Draft:
    """A draft that does not begin like a list, a heading or a box where its original does not."""
    if _BLOCK_MARK.match(draft.text) and not _BLOCK_MARK.match(original):
        return replace(draft, text=re.sub(r"^(\d*)", r"\1\\", draft.text, count=1))
    return draft


def _written(plan: Plan, drafts: Mapping[int, Draft], files: _Files) -> str:
    texts = {n: draft.text for n, draft in drafts.items()}
    fields: dict[str, str | datetime.date | None] = dict(_fields(plan, texts))
    if files.target is None:
        text = filled(files.source, plan, texts)
        fields["last_reviewed_on"] = None
        if "lang" in plan.source.meta.extra:  # ingest writes it
            fields["lang"] = files.locale
    else:
        text = edited(files.target, plan, texts)
    if drafts:
        fields["state"] = State.MACHINE.value
    return with_fields(text, fields, path=files.path)


def _fields(plan: Plan, texts: Mapping[int, str]) -> Mapping[str, str]:
    """Title and summary, as far as they were drafted."""
    named = [name for name in _FIELDS if getattr(plan.source.meta, name)]
    return {name: texts[n] for n, name in enumerate(named) if n in texts}


def _moved_fragments(
    source: Entry, translated: Entry, drafts: Mapping[int, Draft], find: Find
) -> dict[tuple[str, str], str]:
    """For each link to a heading, as path and id, the id of the same heading in the translation."""
    found: dict[tuple[str, str], str] = {}
    for match in (m for draft in drafts.values() for m in _FRAGMENT.finditer(draft.text)):
        entries: tuple[Entry | None, Entry | None] = source, translated
        if match["path"]:
            key = _key_of(source.key, match["path"])
            entries = find(source.locale, key), find(translated.locale, key)
        if entries[0] is not None and entries[1] is not None:
            ours, theirs = (list(anchors(entry).values()) for entry in entries if entry is not None)
            if len(ours) == len(theirs) and match["id"] in ours:
                found[match["path"], match["id"]] = theirs[ours.index(match["id"])]
    return found


def _key_of(key: str, path: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(key).parent.parts, *PurePosixPath(path).with_suffix("").parts):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _moving(moved: Mapping[tuple[str, str], str]) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match['path']}#{moved.get((match['path'], match['id']), match['id'])}"


def _units(plan: Plan, drafts: Mapping[int, Draft]) -> tuple[Unit, ...]:
    """The agreement after the plan: what was not touched as it was, the drafts with where they came from."""
    there = targets_of(plan)
    changed = {step.unit: step for step in plan.steps if step.unit is not None and step.action is not Action.CONFLICT}
    placed: list[tuple[float, Unit]] = []
    last = -1.0
    for standing in plan.standings:
        if standing.unit is None:
            continue
        last = float(min(standing.source)) if standing.source else last + 0.001
        step = changed.get(standing.unit)
        if step is None or step.target != standing.target:
            placed.append((last, standing.unit))
        elif step.action is Action.REPLACE:
            placed.append((last, _unit(plan, step.source, drafts)))
    new = [step.source for step in plan.steps if step.action is Action.INSERT and step.source[0] not in there]
    placed += [(run[0] + 0.0005, _unit(plan, run, drafts)) for run in new]
    return tuple(unit for _, unit in sorted(placed, key=lambda one: one[0]))


def _unit(plan: Plan, numbers: Sequence[int], drafts: Mapping[int, Draft]) -> Unit:
    """One unit of the drafts of several segments."""
    is_verbatim = any(_is_verbatim(plan, n) for n in numbers)
    units = [
        Unit(
            source=plan.text([n]),
            target=drafts[n].text if is_verbatim else one_line(drafts[n].text),
            origin=drafts[n].origin,
            engine=drafts[n].engine,
            match=drafts[n].match,
            note=drafts[n].note,
        )
        for n in numbers
    ]
    return as_one(units)


def _is_verbatim(plan: Plan, number: int) -> bool:
    block = plan.ours[number].block
    return block != FRONT_MATTER and plan.source.blocks[block].kind in {BlockKind.CODE, BlockKind.HTML}
