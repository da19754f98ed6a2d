"""Files that came back, put together: what changes in corpus, memory and terms, written all or not at all."""

from __future__ import annotations

import re
import stat
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.check.surroundings import local_day
from diglot.cli.approve import reviewed_text
from diglot.cli.exchanging import open_desk
from diglot.errors import DiglotError, place
from diglot.exchange.agreeing import agree_on
from diglot.exchange.merging import merge_terms
from diglot.exchange.outcome import Outcome, Verdict
from diglot.exchange.parcel import Item, ItemState, Parcel, Sheet
from diglot.exchange.receive import receive
from diglot.exchange.runs import is_text, translatable
from diglot.exchange.start import receive_new
from diglot.exchange.term_table import columns, row
from diglot.lang import evidence, foreign_language
from diglot.markdown import one_line, parse, plain_text, segments
from diglot.model.agreement import PairState
from diglot.model.entry import State
from diglot.store.files import read_bytes, read_text, rewrite, write_whole
from diglot.store.imported import add_imported, imported_path, read_imported, write_imported
from diglot.store.term_rows import with_rows
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.cli.exchanging import Desk
    from diglot.model.entry import Entry
    from diglot.model.termbase import Termbase
    from diglot.model.unit import Unit

__all__ = ["Delivery", "Incoming", "deliver"]

_ENOUGH_WORDS = 12
"""Words of new text at which its language is judged: the sentences of the playbook have 14 on average."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was read whole: entries, a memory or terms."""

    name: str
    kind: str
    parcel: Parcel | None = None
    units: tuple[Unit, ...] = ()
    termbase: Termbase | None = None


@dataclass(frozen=True, slots=True)
class _Added:
    """What a file of the memory is given."""

    path: str
    new: int = 0
    changed: int = 0
    conflicts: tuple[str, ...] = ()


@dataclass(slots=True)
class Delivery:
    """All that an import changes; nothing is written until `write`."""

    desk: Desk
    by: str | None = None
    has_sheets: bool = False
    outcomes: list[tuple[str, str, Outcome]] = field(default_factory=list)
    texts: dict[Path, tuple[str | None, str]] = field(default_factory=dict)
    """Of each file of an entry, what was read (None where there is no file) and what it becomes."""
    approved: int = 0
    agreed: dict[tuple[str, str, str], tuple[Desk, tuple[Unit, ...]]] = field(default_factory=dict)
    """What entries agree on from now on, by both languages and key."""
    memory: _Added | None = None
    terms: _Added | None = None
    termbase: Termbase | None = None
    """The terms as they will be, once a file brought some."""
    imported: tuple[Unit, ...] = ()
    """What the memory of other tools is given."""

    def count(self, verdict: Verdict) -> int:
        """How many items have `verdict`."""
        return sum(outcome.verdict is verdict for _, _, outcome in self.outcomes)

    def told(self) -> Iterator[tuple[str, str, Outcome]]:
        """The items that were more than looked at, each with its file and entry."""
        return (one for one in self.outcomes if one[2].verdict is not Verdict.UNCHANGED)

    @property
    def paths(self) -> list[str]:
        """The files of entries that change."""
        return [place(path, root=self.desk.config.root) for path, (old, new) in self.texts.items() if old != new]

    @property
    def has_open_questions(self) -> bool:
        """Whether somebody has to look at something."""
        conflicts = bool(self.terms and self.terms.conflicts)
        return conflicts or any(self.count(one) for one in (Verdict.CONFLICT, Verdict.REFUSED))

    def write(self) -> None:
        """Write every file; where one cannot be written, those before it are put back as they were."""
        before: dict[Path, bytes | None] = {}
        try:
            for path, (old, new) in self.texts.items():
                held = {path: _held(path)}
                self._replace(path, old, new)
                before |= held
            for (_, _, key), (desk, units) in self.agreed.items():
                held = {path: _held(path) for path in desk.unit_files(key)}
                desk.write_units(key, units)
                before |= held
            if self.memory is not None and self.memory.new:
                self._write_imported()
        except BaseException:  # Ctrl-C, too
            for path, content in before.items():
                _put_back(path, content)
            raise

    def _write_imported(self) -> None:
        """The last of all files: nothing needs to be put back after it."""
        desk = self.desk
        memory, pair = desk.config.memory, (desk.source, desk.target)
        now, _ = add_imported(read_imported(memory, *pair, root=desk.config.root), self.imported)
        write_imported(memory, *pair, now, root=desk.config.root)

    def _replace(self, path: Path, old: str | None, new: str) -> None:
        if old is not None and old != new:
            rewrite(path, new, read=old, root=self.desk.config.root)
        elif old is None and path.exists():
            raise DiglotError(f"{place(path, root=self.desk.config.root)}: made meanwhile; try again")
        elif old is None:
            write_whole(path, new, root=self.desk.config.root)


def _held(path: Path) -> bytes | None:
    return read_bytes(path) if path.exists() else None


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif _held(path) != content:
        if path.exists():
            write_whole(path, content, mode=stat.S_IMODE(path.stat().st_mode))
        else:
            write_whole(path, content)


def deliver(incoming: Sequence[Incoming], desk: Desk, *, by: str | None) -> Delivery:
    """What becomes of the files. Raises `DiglotError` where one names what is not there, or is in another language."""
    delivery = Delivery(desk, by)
    for one in incoming:
        if one.parcel is not None:
            _deliver_parcel(one, one.parcel, delivery)
        elif one.termbase is not None:
            _deliver_terms(one.termbase, delivery)
        else:
            _deliver_units(one.units, delivery)
    return delivery


def _deliver_parcel(one: Incoming, parcel: Parcel, delivery: Delivery) -> None:
    delivery.has_sheets = True
    desk = delivery.desk
    if (parcel.source, parcel.target) != (desk.source, desk.target):
        desk = open_desk(desk.config, parcel.source, parcel.target, name="import")
    before = len(delivery.outcomes)
    for sheet in _by_entry(parcel, desk, one.name):
        _deliver_sheet(one, sheet, desk, delivery)
    new = " ".join(
        outcome.item.target for _, _, outcome in delivery.outcomes[before:] if outcome.verdict is Verdict.APPLIED
    )
    words = _WORD.findall(plain_text(new).lower())
    found = foreign_language(evidence(words), len(words), expected=parcel.target)
    if found is not None and len(words) >= _ENOUGH_WORDS:
        raise DiglotError(f"{one.name}: its translations read like {found}, not {parcel.target}; nothing was imported")


def _by_entry(parcel: Parcel, desk: Desk, name: str) -> Iterator[Sheet]:
    """The sheets of a parcel, each of an entry that there is; a file that names none is sorted by its sources."""
    for sheet in parcel.sheets:
        key = _key(sheet.key, desk)
        if key is not None:
            if desk.corpus.entry(key, desk.source) is None:
                raise DiglotError(f"{place(name, sheet.line)}: {key} is not in {desk.source}; nothing was imported")
            yield replace(sheet, key=key)
        elif any(item.mark for item in sheet.items) or ".." in sheet.key.split("/") or sheet.key.startswith("/"):
            raise DiglotError(f"{place(name, sheet.line)}: no entry {sheet.key!r} in the corpus; nothing was imported")
        elif not desk.corpus.entries(desk.source):
            raise DiglotError(f"{name}: there is no entry in {desk.source}; nothing was imported")
        else:
            yield from _sorted_out(sheet, desk)


def _key(named: str, desk: Desk) -> str | None:
    """The key that a file names: as it is, or as the path of the entry in one of the languages."""
    wanted = named.removesuffix(".md")
    tails = [wanted, *(f"/{wanted}".partition(f"/{code}/")[2] for code in (desk.source, desk.target))]
    return next((one for one in tails if one in desk.corpus.by_key), None)


def _sorted_out(sheet: Sheet, desk: Desk) -> Iterator[Sheet]:
    """The items of a sheet of no entry, by the entry that holds their source; those of none go to the first."""
    places: dict[str, str] = {}
    for entry in desk.corpus.entries(desk.source):
        for segment in translatable(entry):
            places.setdefault(segment.text, entry.key)
    by_key: dict[str, list[Item]] = {}
    for item in sheet.items:
        by_key.setdefault(places.get(one_line(item.source), ""), []).append(item)
    lost = by_key.pop("", [])
    for key, items in by_key.items():
        yield Sheet(key, (*items, *lost), sheet.line)
        lost = []
    if lost:
        yield Sheet(desk.corpus.entries(desk.source)[0].key, tuple(lost), sheet.line)


def _deliver_sheet(one: Incoming, sheet: Sheet, desk: Desk, delivery: Delivery) -> None:
    entry = desk.corpus.entry(sheet.key, desk.source)
    if entry is None:
        return
    root = desk.config.root
    source = (read_text(root / entry.path, root=root), entry)
    path = desk.config.content / desk.target / f"{sheet.key}.md"
    current = desk.sheet(sheet.key) if any(item.mark is None for item in sheet.items) else None
    standing = desk.corpus.entry(sheet.key, desk.target)
    if standing is None and path not in delivery.texts:
        is_machine = any(item.state is ItemState.MACHINE for item in sheet.items)
        state = State.MACHINE if is_machine else State.DRAFT
        done = receive_new(sheet, source=source, locale=desk.target, state=state, current=current)
        if done.text:
            delivery.texts[path] = (None, done.text)
    else:
        old, text = delivery.texts.get(path) or (read_text(path, root=root),) * 2
        shown = place(path, root=root)
        target = parse(text, key=sheet.key, locale=desk.target, path=shown)
        done = receive(sheet, source=source, target=(text, target), current=current)
        if done.text != text:
            delivery.texts[path] = (old, done.text)
    delivery.outcomes += [(one.name, sheet.key, outcome) for outcome in done.outcomes]
    if delivery.by:
        _agree(entry, done.outcomes, desk, delivery, delivery.by)


def _agree(source: Entry, outcomes: Sequence[Outcome], desk: Desk, delivery: Delivery, by: str) -> None:
    """Agree on what `outcomes` approve; an entry of which nothing is left to approve is reviewed from now on."""
    key, today = source.key, local_day()
    where = desk.source, desk.target, key
    before = delivery.agreed[where][1] if where in delivery.agreed else desk.units(key)
    units, new = agree_on(before, outcomes, by=by, on=today)
    if not new:
        return
    delivery.approved += new
    path, root = desk.config.content / desk.target / f"{key}.md", desk.config.root
    old, text = delivery.texts.get(path) or (read_text(path, root=root),) * 2
    target = parse(text, key=key, locale=desk.target, path=place(path, root=root))
    is_unread = target.meta.state is State.MACHINE or (old is None and target.meta.state is State.DRAFT)
    if is_unread and _is_approved(units, source, target):
        # Code, of which a file of exchange has nothing, is approved with the rest.
        units = tuple(unit if unit.is_reviewed else replace(unit, agreed_on=today, by=by) for unit in units)
        delivery.texts[path] = (old, reviewed_text(text, target, today))
    delivery.agreed[where] = desk, units


def _is_approved(units: Sequence[Unit], source: Entry, target: Entry) -> bool:
    """Whether people agreed on every segment of an entry that is text."""
    ours, theirs = segments(source), segments(target)
    return all(
        standing.state in {PairState.AGREED, PairState.COSMETIC}
        for standing in standings(units, ours, theirs, locales=(source.locale, target.locale))
        if any(is_text(source, ours[n]) for n in standing.source)
        or any(is_text(target, theirs[n]) for n in standing.target)
    )


def _deliver_units(units: tuple[Unit, ...], delivery: Delivery) -> None:
    desk, root = delivery.desk, delivery.desk.config.root
    memory = desk.config.memory
    agreed = {(unit.source, unit.target) for key in desk.corpus.keys for unit in desk.units(key)}
    delivery.imported += tuple(unit for unit in units if (unit.source, unit.target) not in agreed)
    known = read_imported(memory, desk.source, desk.target, root=root)
    path = imported_path(memory, desk.source, desk.target)
    delivery.memory = _Added(place(path, root=root), add_imported(known, delivery.imported)[1])


def _deliver_terms(theirs: Termbase, delivery: Delivery) -> None:
    config = delivery.desk.config
    codes = [locale.code for locale in config.locales]
    path = config.termbase
    ours = read_termbase(path, codes, root=config.root) if delivery.termbase is None else delivery.termbase
    merged = merge_terms(ours, theirs, locales=codes)
    delivery.termbase = merged.termbase
    if merged.changed:
        old, now = delivery.texts.get(path) or (
            (read_text(path, root=config.root),) * 2 if path.exists() else (None, "")
        )
        known = {concept.key: concept for concept in merged.termbase.concepts}
        rows = {key: row(known[key], codes) for key in merged.changed}
        new = with_rows(now, rows, columns=columns(codes))
        _prove_termbase(new, path.name, merged.termbase, codes)
        delivery.texts[path] = (old, new)
    before = delivery.terms or _Added(place(path, root=config.root))
    delivery.terms = replace(
        before,
        new=before.new + len(merged.new),
        changed=before.changed + len(merged.changed) - len(merged.new),
        conflicts=(*before.conflicts, *merged.conflicts),
    )


def _prove_termbase(text: str, name: str, meant: Termbase, codes: Sequence[str]) -> None:
    """Raise `DiglotError` where `text` could not be read as a termbase again, or lacks a concept that is `meant`."""
    with tempfile.TemporaryDirectory() as folder:
        write_whole(Path(folder) / name, text)
        read = read_termbase(Path(folder) / name, codes, root=Path(folder))
    if lost := {concept.key for concept in meant.concepts} - {concept.key for concept in read.concepts}:
        raise DiglotError(f"{name}: left as it is: it would lose {', '.join(sorted(lost)[:3])}")
