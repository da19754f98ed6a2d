"""A plan and its drafts to the file of a translation and the agreement that tells where each segment came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.markdown import anchors, links, one_line, parse
from diglot.markdown.fields import with_fields
from diglot.model.entry import BlockKind, State
from diglot.model.segment import FRONT_MATTER
from diglot.model.unit import Unit
from diglot.translate.edits import edited, filled
from diglot.translate.plan import Action, targets_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.translate.draft import Draft
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
    link leads to, so that a link to a heading leads to the translated one. Raises `DiglotError` where the file would
    not have the blocks, links and code that it should have: then nothing may be written.
    """
    numbers = [n for s in plan.steps if s.action in {Action.REPLACE, Action.INSERT} for n in s.source]
    every = {n: _safe(draft, plan.ours[n].text) for n, draft in zip(numbers, drafts, strict=True)}
    plan = _without_left(plan, every)
    by_segment = {n: every[n] for s in plan.steps if s.action in {Action.REPLACE, Action.INSERT} for n in s.source}
    text = _written(plan, by_segment, source_text, target_text, path)
    moved = _moved_fragments(plan.source, parse(text, key=plan.source.key, locale=locale, path=path), by_segment, find)
    if moved:
        by_segment = {n: replace(d, text=_FRAGMENT.sub(_moving(moved), d.text)) for n, d in by_segment.items()}
        text = _written(plan, by_segment, source_text, target_text, path)
    if plan.target is None:
        _prove(plan.source, parse(text, key=plan.source.key, locale=locale, path=path), path)
    return Composed(text, _units(plan, by_segment), tuple((every | by_segment).items()))


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


def _written(plan: Plan, drafts: Mapping[int, Draft], source_text: str, target_text: str | None, path: str) -> str:
    texts = {n: draft.text for n, draft in drafts.items()}
    fields: dict[str, str | datetime.date | None] = dict(_fields(plan, texts))
    if target_text is None:
        text = filled(source_text, plan, texts)
        fields["last_reviewed_on"] = None
    else:
        text = edited(target_text, plan, texts)
    if drafts:
        fields["state"] = State.MACHINE.value
    return with_fields(text, fields, path=path)


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


def _prove(source: Entry, translated: Entry, path: str) -> None:
    """Raise `DiglotError` unless both entries have the same blocks, links and code."""
    shapes = [[(b.kind, b.level, b.lead.rstrip()) for b in entry.blocks] for entry in (source, translated)]
    addresses = [sorted(link.address.partition("#")[0] for link in links(entry)) for entry in (source, translated)]
    codes = [[b.text for b in entry.blocks if b.kind is BlockKind.CODE] for entry in (source, translated)]
    for what, (one, other) in (("blocks", shapes), ("links", addresses), ("code", codes)):
        if one != other:
            raise DiglotError(f"{path}: not written: the draft would not have the {what} of {source.path}")


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
            placed.append((last, _joined(plan, step.source, drafts)))
    new = [n for step in plan.steps if step.action is Action.INSERT for n in step.source if n not in there]
    placed += [(n + 0.0005, _joined(plan, (n,), drafts)) for n in new]
    return tuple(unit for _, unit in sorted(placed, key=lambda one: one[0]))


def _joined(plan: Plan, numbers: Sequence[int], drafts: Mapping[int, Draft]) -> Unit:
    """One unit of the drafts of several segments; what is said of one of them is said of all."""
    found = [drafts[n] for n in numbers]
    first = max(found, key=lambda draft: draft.origin == "engine")
    is_verbatim = any(_is_verbatim(plan, n) for n in numbers)
    return Unit(
        source=" ".join(plan.ours[n].text for n in numbers),
        target=" ".join(draft.text if is_verbatim else one_line(draft.text) for draft in found),
        origin=first.origin,
        engine=first.engine,
        match=min((draft.match for draft in found if draft.match is not None), default=None),
        note="; ".join(draft.note for draft in found if draft.note) or None,
    )


def _is_verbatim(plan: Plan, number: int) -> bool:
    block = plan.ours[number].block
    return block != FRONT_MATTER and plan.source.blocks[block].kind in {BlockKind.CODE, BlockKind.HTML}
