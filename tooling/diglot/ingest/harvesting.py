"""Files to entries on disk: what the command does, apart from talking about it."""

from __future__ import annotations

import difflib
import glob
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError
from diglot.ingest.landing import Outcome, Placed, place_items
from diglot.ingest.orders import orders_of
from diglot.ingest.pairing import pair
from diglot.ingest.readers import SUFFIXES
from diglot.ingest.render import plain_text
from diglot.ingest.sandbox import Order, Worker, read_regular
from diglot.ingest.seats import seat_items
from diglot.ingest.verdict import Action
from diglot.markdown import parse_front_matter
from diglot.model.termbase import Termbase
from diglot.store.files import read_bytes, read_text, write_whole
from diglot.store.manifest import EntryRecord, Manifest, SourceRecord, fingerprint, read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from diglot.ingest.articles import Harvest
    from diglot.ingest.verdict import Verdict
    from diglot.model.kind import Kind

__all__ = ["Batch", "Done", "harvest_files"]

_MOST_CHANGES = 12
_EARLIER = "earlier"  # the folder of the inbox for what a newer file of the same name replaced


@dataclass(frozen=True, slots=True)
class Batch:
    """How to ingest: the folder of entries, the manifest, where raw files are kept, and what `ingest` takes."""

    into: Path
    manifest: Path
    languages: tuple[str, ...]
    kinds: tuple[Kind, ...]
    inbox: Path | None = None
    language: str | None = None
    kind: str | None = None
    termbase: Termbase = field(default_factory=Termbase)
    keep: tuple[str, ...] = ()
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file: `error` where it could not be read.

    `gone` are the paths of entries that it gave last time and gives no longer; they are left as they are.
    """

    file: str
    harvest: Harvest | None = None
    placed: tuple[Placed, ...] = ()
    error: DiglotError | None = None
    known: bool = False
    gone: tuple[str, ...] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The decisions taken in the file."""
        return self.harvest.verdicts if self.harvest else ()

    @property
    def is_unchanged(self) -> bool:
        """Whether ingesting it again changed nothing."""
        return self.known and not self.gone and all(placed.outcome is Outcome.UNCHANGED for placed in self.placed)

    def changes(self, placed: Placed) -> list[str]:
        """The lines of an entry that differ from what its file holds, as a diff shows them."""
        if placed.before is None or placed.outcome is Outcome.UNCHANGED:
            return []
        lines = difflib.unified_diff(placed.before.splitlines(), placed.text.splitlines(), lineterm="", n=0)
        shown = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        return shown[:_MOST_CHANGES] + ([f"… {len(shown) - _MOST_CHANGES} more"] if len(shown) > _MOST_CHANGES else [])

    def articles(self) -> Iterator[dict[str, Any]]:
        """The articles as the JSON report shows them."""
        for number, article in enumerate(self.harvest.articles if self.harvest else (), 1):
            yield {
                "file": self.file,
                "lang": article.language,
                "kind": article.kind,
                "title": article.title,
                "entries": [_reported(placed) for placed in self.placed if placed.seat.article == number],
                "intro": plain_text(article.intro) if article.items else "",
                "outro": plain_text(article.outro),
                # Those of the whole file stand with its first article.
                **{action.value: self._decisions(action) if number == 1 else [] for action in Action},
            }

    def _decisions(self, action: Action) -> list[dict[str, Any]]:
        return [_decision(verdict) for verdict in self.verdicts if verdict.action is action]


def _reported(placed: Placed) -> dict[str, Any]:
    return {
        "path": placed.path,
        "order": placed.seat.item.order,
        "title": placed.seat.item.title,
        "outcome": placed.outcome.name.lower(),
    }


def _decision(verdict: Verdict) -> dict[str, Any]:
    shown = {
        "number": verdict.number,
        "line": verdict.line,
        "text": verdict.text,
        "reason": verdict.reason,
        "kept": verdict.kept,
    }
    return shown if verdict.action is Action.REMOVED else {**shown, "after": verdict.after}


def harvest_files(files: Sequence[Path], batch: Batch) -> list[Done]:
    """Ingest `files` and what is in folders among them; write entries and manifest unless it is a dry run.

    A file that cannot be read has its error in the result; the others are ingested all the same. Raises DiglotError
    where the manifest or the folder of entries cannot be used.
    """
    before = manifest = read_manifest(batch.manifest)
    listed = _listed(files)
    _refuse_unnamed(batch.keep, listed)
    done: list[Done] = []
    names: set[str] = set()
    shelf = _Shelf(batch.into, dry_run=batch.dry_run)
    try:
        with Worker() as worker:
            for path in listed:
                one, manifest = _one(path, batch, manifest, worker, shelf, names)
                done.append(one)
    finally:  # also where Ctrl-C ends it: an entry that no manifest knows would be written again under another name
        if not batch.dry_run and manifest != before:
            write_manifest(batch.manifest, manifest)
    return done


def _listed(files: Sequence[Path]) -> list[Path]:
    """The files themselves, and those in folders whose endings are known, each once.

    Raises DiglotError for a folder in which there are none.
    """
    found: dict[Path, Path] = {}
    for path in files:
        articles = _articles_in(path) if path.is_dir() else [path]
        if not articles:
            raise DiglotError(f"{path}: no article in this folder ({', '.join(SUFFIXES)})")
        for one in articles:
            found.setdefault(one.absolute(), one)
    return list(found.values())


def _articles_in(folder: Path) -> list[Path]:
    return sorted(one for one in folder.glob("*") if one.suffix.lower() in SUFFIXES and not one.is_dir())


def _one(
    path: Path, batch: Batch, manifest: Manifest, worker: Worker, shelf: _Shelf, names: set[str]
) -> tuple[Done, Manifest]:
    """Ingest one file, and write its entries."""
    name = _name(path, batch, names)
    record = manifest.source(name)
    kept = frozenset(record.kept) if record else frozenset()
    order = Order(str(path), batch.languages, batch.kinds, batch.language, batch.kind, batch.termbase, kept)
    found = _harvested(order, _wanted(batch.keep, path), worker)
    if isinstance(found, DiglotError):
        return Done(str(path), error=found), manifest
    harvest, kept = found
    try:
        paired = pair(harvest.articles, manifest, shelf.text, name)
        seats = seat_items(harvest.articles, kinds=batch.kinds, record=record, existing=shelf.text, paired=paired)
        orders = orders_of(seats, shelf.orders)
        placed = place_items(seats, source=name, orders=orders, existing=shelf.text)
        content = fingerprint(read_regular(path))
        if not batch.dry_run:
            _keep_raw(path, batch)
        shelf.write(placed)
    except DiglotError as error:
        return Done(str(path), error=error), manifest
    made = {one.path for one in placed}
    gone = [f"{old.locale}/{old.key}.md" for old in record.entries] if record else []
    left = tuple(old for old in gone if old not in made and shelf.text(old) is not None)
    done = Done(str(path), harvest, placed, None, record is not None, left)
    return done, manifest.with_source(_record(name, content, kept, harvest, placed, record))


def _harvested(order: Order, wanted: Sequence[int], worker: Worker) -> tuple[Harvest, frozenset[str]] | DiglotError:
    """The harvest of a file with the decisions undone that were undone before or are to be undone now."""
    first = worker.harvest(order)
    if isinstance(first, DiglotError) or not wanted:
        return first if isinstance(first, DiglotError) else (first, order.kept)
    known = {verdict.number: verdict.identity for verdict in first.verdicts}
    missing = [number for number in wanted if number not in known]
    if missing:
        return DiglotError(
            f"--keep {missing[0]}: there are decisions 1 to {len(known)}" if known else "--keep: no decisions to undo"
        )
    kept = order.kept | {known[number] for number in wanted}
    second = worker.harvest(replace(order, kept=kept))
    return second if isinstance(second, DiglotError) else (second, kept)


def _refuse_unnamed(keep: Sequence[str], files: Sequence[Path]) -> None:
    """Raise DiglotError where a decision to undo is in none of the files."""
    for text in keep:
        file = text.rpartition(":")[0]
        if file and not any(file in {str(path), path.name} for path in files):
            raise DiglotError(f"--keep {text}: {file} is not among the files")


def _wanted(keep: Sequence[str], path: Path) -> list[int]:
    """The decisions to undo in `path`: `3`, or `article.txt:3` where several files are given."""
    found = []
    for text in keep:
        file, _, number = text.rpartition(":")
        if not number.isdecimal():
            raise DiglotError(f"--keep {text}: expected a number, or FILE:NUMBER")
        if not file or file in {str(path), path.name}:
            found.append(int(number))
    return found


def _name(path: Path, batch: Batch, names: set[str]) -> str:
    """How manifest and entries name a file: its path below `sources`, or its name, with its folders if need be."""
    inbox = batch.inbox.resolve() if batch.inbox else None
    place = path.absolute()
    name = _clean(place.relative_to(inbox).as_posix() if inbox and place.is_relative_to(inbox) else place.name)
    folders = 0
    while name in names:
        folders += 1
        name = _clean("/".join(place.parts[-1 - folders :]))
    names.add(name)
    return name


def _clean(text: str) -> str:
    """`text` as it may stand in a report: without controls, overrides and half characters."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text.encode("utf-8", "replace").decode("utf-8"))


class _Shelf:
    """The folder of entries; in a dry run, with what would have been written laid over it."""

    def __init__(self, into: Path, *, dry_run: bool) -> None:
        self._into = into
        self._dry_run = dry_run
        self._written: dict[str, str] = {}
        self._orders: dict[str, dict[str, int]] = {}

    def text(self, below: str) -> str | None:
        """The text of a file, None where there is none. Raises DiglotError for a place outside of the folder."""
        if below in self._written:
            return self._written[below]
        path = self._into / below
        if not path.resolve().is_relative_to(self._into.resolve()):
            raise DiglotError(f"{below} would lie outside {self._into}")
        return read_text(path) if path.exists() else None

    def orders(self, folder: str) -> Mapping[str, int]:
        """The `order` of the entries in a folder of every locale, by their paths below the folder of entries."""
        if folder not in self._orders:
            below = {
                path.relative_to(self._into).as_posix() for path in self._into.glob(f"*/{glob.escape(folder)}/*.md")
            }
            below |= {path for path in self._written if path.partition("/")[2].rpartition("/")[0] == folder}
            orders = {path: self._order(path) for path in below}
            self._orders[folder] = {path: order for path, order in orders.items() if order is not None}
        return self._orders[folder]

    def _order(self, path: str) -> int | None:
        """The `order` that an entry gives; None where it gives none, or what only `diglot check` can put into words."""
        try:
            return parse_front_matter(self.text(path) or "")[0].order
        except DiglotError:
            return None

    def write(self, placed: Sequence[Placed]) -> None:
        """Write what is new or updated."""
        for one in placed:
            if one.outcome in {Outcome.NEW, Outcome.UPDATED}:
                if one.seat.folder in self._orders:
                    self._orders[one.seat.folder][one.path] = one.order
                if self._dry_run:
                    self._written[one.path] = one.text
                else:
                    write_whole(self._into / one.path, one.text)


def _keep_raw(path: Path, batch: Batch) -> None:
    """Copy a raw file that came from elsewhere into the inbox; another of its name goes to a folder below."""
    if batch.inbox and not path.absolute().is_relative_to(batch.inbox.resolve()):
        copy = batch.inbox / path.name
        before = read_bytes(copy) if copy.exists() else None
        data = read_regular(path)
        if before is not None and before != data:
            write_whole(batch.inbox / _EARLIER / f"{path.stem}-{fingerprint(before)[:8]}{path.suffix}", before)
        if before != data:
            write_whole(copy, data)


def _record(
    name: str,
    content: str,
    kept: frozenset[str],
    harvest: Harvest,
    placed: Sequence[Placed],
    before: SourceRecord | None,
) -> SourceRecord:
    earlier = {(old.locale, old.key): old.written for old in before.entries} if before else {}
    entries = tuple(
        EntryRecord(
            one.seat.article,
            one.seat.item.order,
            one.seat.locale,
            one.seat.key,
            one.seat.item.title,
            # The text that an editor changed is not ours: what we wrote last stays the mark of it.
            earlier.get((one.seat.locale, one.seat.key), "")
            if one.outcome is Outcome.EDITED
            else fingerprint(one.text),
        )
        for one in placed
    )
    parts = tuple(
        (article.language, article.title, plain_text(article.intro) if article.items else "", plain_text(article.outro))
        for article in harvest.articles
    )
    removed = tuple(
        (one.line, one.reason, one.text) for one in harvest.verdicts if one.action is Action.REMOVED and not one.kept
    )
    return SourceRecord(name, content, tuple(sorted(kept)), entries, parts, removed)
