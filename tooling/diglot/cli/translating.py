"""The work of `diglot translate`: which entries, from what, in which order, and nothing lost when it is interrupted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.errors import DiglotError, place
from diglot.lang import spaces_high_marks
from diglot.markdown import segments
from diglot.model.locale import pairs
from diglot.store.agreements import agreement_path, agreement_text
from diglot.store.files import read_text
from diglot.store.intent import write_together
from diglot.store.moves import Agreements
from diglot.store.termbase import read_termbase
from diglot.translate import Action, Memory, compose, plan_changed, plan_missing, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.entry import Entry
    from diglot.model.termbase import Termbase
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus
    from diglot.translate import Composed, Draft, Engine, Plan, Workers

__all__ = ["Direction", "Drafted", "Work"]

_WINDOW = 32
"""Entries that are in hand at once: enough sentences to fill the batches, few enough to keep memory bounded."""


@dataclass(frozen=True, slots=True)
class Direction:
    """From one locale to another; `stored` is how the agreement of the two is kept."""

    source: str
    target: str
    stored: tuple[str, str]

    @classmethod
    def of(cls, config: Config, source: str | None, target: str | None) -> Direction:
        """The direction that was asked for; what is left out is told by the default locale, where that is clear."""
        codes = [locale.code for locale in config.locales]
        for option, code in (("--from", source), ("--to", target)):
            if code is not None and code not in codes:
                raise DiglotError(f"translate: {option} {code}: no such language; known are {', '.join(codes)}")
        default = config.default_locale.code
        target = target or _only([code for code in codes if code != (source or default)], "--to")
        source = source or (
            _only([code for code in codes if code != target], "--from") if target == default else default
        )
        if source == target:
            raise DiglotError(f"translate: --to {target}: name another language than the one to translate from")
        ordered = [(one.code, other.code) for one, other in pairs(config.locales)]
        return cls(source, target, (source, target) if (source, target) in ordered else (target, source))

    def turned(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """Units as stored in the direction of the work, or the other way round."""
        if self.stored == (self.source, self.target):
            return tuple(units)
        return tuple(_swapped(unit) for unit in units)


def _only(codes: Sequence[str], option: str) -> str:
    if len(codes) != 1:
        raise DiglotError(f"translate: {option}: name one of {', '.join(codes)}")
    return codes[0]


def _swapped(unit: Unit) -> Unit:
    return replace(unit, source=unit.target, target=unit.source)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one entry: the plan, and its file and agreement with the drafts in them."""

    plan: Plan
    path: Path
    composed: Composed
    is_changed: bool = True
    """Whether the file is another than it was."""

    @property
    def counts(self) -> Counter[str]:
        """How many segments came from where."""
        return Counter(_origin(draft) for _, draft in self.composed.drafts) + Counter(
            {name: n for name in ("conflict", "remove") if (n := sum(s.action == name for s in self.plan.steps))}
        )


def _origin(draft: Draft) -> str:
    if draft.is_left:
        return "left"
    if draft.origin == "engine":
        return "engine"
    return "agreed" if draft.match == 100 else "close"


@dataclass(frozen=True)
class Work:
    """All that is to be drafted in one direction."""

    config: Config
    corpus: Corpus
    direction: Direction
    keys: Sequence[str]
    missing: bool = True
    changed: bool = True
    _known: dict[str, tuple[Unit, ...]] = field(default_factory=dict, init=False, repr=False)

    def plans(self) -> Iterator[Plan]:
        """What is to be done, entry by entry; entries with nothing to do are left out."""
        for key in self.keys:
            source = self.corpus.entry(key, self.direction.source)
            target = self.corpus.entry(key, self.direction.target)
            if source is None:
                continue
            if target is None:
                if self.missing and segments(source):
                    yield plan_missing(source)
            elif self.changed and (plan := self._changed(source, target)).steps:
                yield plan

    def _changed(self, source: Entry, target: Entry) -> Plan:
        units = self.direction.turned(self.agreements(*self.direction.stored, source.key))
        if not units:
            return plan_changed(source, target, ())
        found = standings(
            units, segments(source), segments(target), locales=(self.direction.source, self.direction.target)
        )
        return plan_changed(source, target, found)

    @cached_property
    def agreements(self) -> Agreements:
        """What was agreed on, by entry."""
        return Agreements(self.config.memory, self.corpus, self.config.root)

    @cached_property
    def memory(self) -> Memory:
        """Everything that people agreed on in this direction."""
        found = [
            (unit.source, unit.target, key)
            for key in self.corpus.keys
            for unit in self.direction.turned(self.agreements(*self.direction.stored, key))
            if unit.is_reviewed and unit.source and unit.target
        ]
        return Memory([*found, *self._sections()], (self.direction.source, self.direction.target))

    def _sections(self) -> Iterator[tuple[str, str, str]]:
        """The headings that mkdocs.yml names for the sections of each kind: agreed on before anybody wrote an entry."""
        for kind in self.config.kinds:
            headings = (kind.sections.get(code, ()) for code in (self.direction.source, self.direction.target))
            yield from ((one, other, "") for one, other in zip(*headings, strict=False))

    @cached_property
    def termbase(self) -> Termbase:
        """The terms of both languages."""
        locales = [locale.code for locale in self.config.locales]
        return read_termbase(self.config.termbase, locales, root=self.config.root)

    def drafted(
        self, plans: Sequence[Plan], engine: Engine | None, workers: Workers | None, done: Callable[[int], None]
    ) -> Iterator[Drafted]:
        """The drafts of all `plans`, a window of entries at a time; `done` is told how many segments are finished."""
        rest = iter(plans)
        while window := list(islice(rest, _WINDOW)):
            requests = [request for plan in window for request in plan.requests]
            drafts = iter(
                translate(
                    requests,
                    source=self.direction.source,
                    target=self.direction.target,
                    memory=self.memory,
                    termbase=self.termbase,
                    engine=engine,
                    answer=workers,
                    spaced=self._spaces_high_marks,
                )
            )
            for plan in window:
                own = [next(drafts) for _ in plan.requests]
                yield self._composed(plan, own)
            done(len(requests))

    @cached_property
    def _spaces_high_marks(self) -> bool:
        """Whether French sets a space before high marks, as the texts that are there do."""
        entries = self.corpus.entries(self.direction.target)[:200]
        return spaces_high_marks(segment.text for entry in entries for segment in segments(entry))

    def _composed(self, plan: Plan, drafts: Sequence[Draft]) -> Drafted:
        root = self.config.root
        path = self.config.content / self.direction.target / f"{plan.source.key}.md"
        before = None if plan.target is None else read_text(path, root=root)
        composed = compose(
            plan,
            drafts,
            source_text=read_text(root / plan.source.path, root=root),
            target_text=before,
            locale=self.direction.target,
            path=place(path, root=root),
            find=lambda locale, key: self.corpus.entry(key, locale),
        )
        return Drafted(plan, path, composed, composed.text != before)

    def write(self, drafted: Drafted) -> None:
        """Write the file and its agreement, both or neither. Raises `DiglotError` where an editor was quicker."""
        key = drafted.plan.source.key
        stored = self.agreements(*self.direction.stored, key)
        units = self.direction.turned(drafted.composed.units)
        if drafted.plan.target is not None and units == stored and not drafted.is_changed:
            return
        memory = agreement_path(self.config.memory, *self.direction.stored, key)
        former = self.agreements.former_key(*self.direction.stored, key)
        before = {path: read_text(path) if path.exists() else None for path in (drafted.path, memory)}
        if drafted.plan.target is None and before[drafted.path] is not None:
            raise DiglotError(f"{place(drafted.path, root=self.config.root)}: exists already, left as it is")
        files = {
            drafted.path: (before[drafted.path], drafted.composed.text),
            memory: (before[memory], agreement_text(units)),
        }
        write_together(self.note, files, root=self.config.root)
        if former is not None:
            self.agreements.write(*self.direction.stored, key, units)

    @property
    def note(self) -> Path:
        """Where it stands which files are being written."""
        return self.config.cache / "translate" / "writing.json"

    @property
    def journal(self) -> Path:
        """The journal of this direction."""
        return self.config.cache / "translate" / f"{self.direction.source}-{self.direction.target}.jsonl"


def conflicts(plan: Plan) -> Iterator[tuple[int, str]]:
    """The line in the source and the text of each segment that both languages have changed."""
    for step in plan.steps:
        if step.action is Action.CONFLICT:
            first = plan.ours[step.source[0]] if step.source else None
            yield (first.line if first else 1), (first.text if first else (step.unit.source if step.unit else ""))
