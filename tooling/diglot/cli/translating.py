"""The work of `diglot translate`: which entries, from what, in which order, and nothing lost when it is interrupted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.errors import DiglotError, place
from diglot.exchange.agreeing import turned
from diglot.lang import spaces_high_marks
from diglot.markdown import segments
from diglot.model.locale import pairs
from diglot.store.agreements import agreement_path, agreement_text
from diglot.store.files import decoded, read_bytes, read_text
from diglot.store.imported import read_imported
from diglot.store.intent import write_together
from diglot.store.manuscript import digest
from diglot.store.moves import Agreements
from diglot.store.termbase import read_termbase
from diglot.translate import Action, Memory, compose, plan_changed, plan_missing, translate, with_runs

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
        return turned(units)


def _only(codes: Sequence[str], option: str) -> str:
    if len(codes) != 1:
        raise DiglotError(f"translate: {option}: name one of {', '.join(codes)}")
    return codes[0]


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one entry: the plan, and its file and agreement with the drafts in them."""

    plan: Plan
    path: Path
    composed: Composed
    before: str | None = None
    """What the file held when it was drafted; None where there was none."""

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
    if draft.match != 100:
        return "close"
    return "imported" if draft.is_imported else "agreed"


class _Share:
    """What a window of entries adds to the progress bar.

    The engine is asked for more sentences than there are segments, in several rounds, so that the last tenth waits for
    the end: the bar moves with each batch, and never too far.
    """

    def __init__(self, done: Callable[[int], None], segments: int) -> None:
        self.done = done
        self.left = segments
        self.kept = -(-segments // 10)

    def answered(self, sentences: int) -> None:
        """Some sentences were answered."""
        count = max(0, min(sentences, self.left - self.kept))
        self.left -= count
        self.done(count)

    def finish(self) -> None:
        """All are."""
        self.done(self.left)
        self.left = 0


@dataclass(frozen=True)
class Work:
    """All that is to be drafted in one direction."""

    config: Config
    corpus: Corpus
    direction: Direction
    keys: Sequence[str]
    missing: bool = True
    changed: bool = True
    refused: list[str] = field(default_factory=list, init=False)
    """Why entries were not written, a line each."""

    def plans(self) -> Iterator[Plan]:
        """What is to be done, entry by entry; entries with nothing to do are left out."""
        for key in self.keys:
            source = self.corpus.entry(key, self.direction.source)
            target = self.corpus.entry(key, self.direction.target)
            if source is None:
                continue
            if target is None:
                if self.missing and segments(source):
                    yield with_runs(plan_missing(source), self.memory.holds)
            elif self.changed and (plan := self._changed(source, target)).steps:
                yield with_runs(plan, self.memory.holds)

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
        """Everything that people agreed on in this direction, and what other tools brought."""
        found = [
            (unit.source, unit.target, key)
            for key in self.corpus.keys
            for unit in self.direction.turned(self.agreements(*self.direction.stored, key))
            if unit.is_reviewed and unit.source and unit.target
        ]
        brought = read_imported(self.config.memory, *self.direction.stored, root=self.config.root)
        imported = [(unit.source, unit.target) for unit in self.direction.turned(brought) if unit.is_reviewed]
        return Memory([*found, *self._sections()], (self.direction.source, self.direction.target), imported)

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
        """The drafts of all `plans`, a window of entries at a time; `done` is told how many segments are finished.

        An entry that cannot be drafted is told in `refused`, and does not stop the others.
        """
        rest = iter(plans)
        while window := list(islice(rest, _WINDOW)):
            requests = [request for plan in window for request in plan.requests]
            share = _Share(done, len(requests))
            if workers is not None:
                workers.progress = share.answered
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
                try:
                    yield self._composed(plan, own)
                except DiglotError as error:
                    self.refused.extend(error.lines)
            share.finish()

    @cached_property
    def _spaces_high_marks(self) -> bool:
        """Whether French sets a space before high marks, as the texts that are there do."""
        entries = self.corpus.entries(self.direction.target)[:200]
        return spaces_high_marks(segment.text for entry in entries for segment in segments(entry))

    def _composed(self, plan: Plan, drafts: Sequence[Draft]) -> Drafted:
        root = self.config.root
        path = self.config.content / self.direction.target / f"{plan.source.key}.md"
        before = None if plan.target is None else self._as_planned(path, plan.target)
        composed = compose(
            plan,
            drafts,
            source_text=self._as_planned(root / plan.source.path, plan.source),
            target_text=before,
            locale=self.direction.target,
            path=place(path, root=root),
            find=lambda locale, key: self.corpus.entry(key, locale),
        )
        return Drafted(plan, path, composed, before)

    def _as_planned(self, path: Path, entry: Entry) -> str:
        """The content of the file of `entry`. Raises `DiglotError` where it was edited since the plan was made."""
        root = self.config.root
        data = read_bytes(path, root=root)
        if digest(data) != self.corpus.digests[entry.key][entry.locale]:
            raise DiglotError(f"{place(path, root=root)}: changed meanwhile, left as it is; try again")
        return decoded(data, path, root=root)

    def write(self, drafted: Drafted) -> bool:
        """Write the file and its agreement, both or neither; False where that cannot be, as `refused` tells."""
        try:
            self._write(drafted)
        except DiglotError as error:
            self.refused.extend(error.lines)
            return False
        return True

    def _write(self, drafted: Drafted) -> None:
        """Write both. Raises `DiglotError` where an editor was quicker."""
        plan, root = drafted.plan, self.config.root
        key = plan.source.key
        stored = self.agreements(*self.direction.stored, key)
        units = self.direction.turned(drafted.composed.units)
        if plan.target is not None and units == stored and drafted.composed.text == drafted.before:
            return
        memory = agreement_path(self.config.memory, *self.direction.stored, key)
        former = self.agreements.former_key(*self.direction.stored, key)
        if plan.target is None and drafted.path.exists():
            raise DiglotError(f"{place(drafted.path, root=root)}: exists already, left as it is")
        planned = tuple(standing.unit for standing in plan.standings if standing.unit is not None)
        if plan.target is not None and planned != self.direction.turned(stored):
            raise DiglotError(f"{place(memory, root=root)}: changed meanwhile, left as it is; try again")
        files = {
            drafted.path: (drafted.before, drafted.composed.text),
            memory: (read_text(memory, root=root) if memory.exists() else None, agreement_text(units)),
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
