"""The agreements: for each entry, the pairs of segments on which both languages last agreed.

One file per entry and pair of locales, `memory/en-fr/<key>.jsonl`, one JSON object a line, in reading order: it merges
line by line in git, and a line tells its own story.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError, place
from diglot.model.locale import pair_name
from diglot.model.unit import Origin, Unit
from diglot.store.files import read_text, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["agreement_path", "agreement_text", "read_agreement", "read_units", "write_agreement", "write_units"]


def agreement_path(memory: Path, source: str, target: str, key: str) -> Path:
    """The file of `key`'s agreement between two locales. Raises `DiglotError` for a key that leaves the folder."""
    parts = PurePosixPath(key).parts
    if not parts or PurePosixPath(key).is_absolute() or ".." in parts:
        raise DiglotError(f"{key}: not the key of an entry")
    return memory / pair_name(source, target) / f"{key}.jsonl"


def read_agreement(memory: Path, source: str, target: str, key: str, *, root: Path | None = None) -> tuple[Unit, ...]:
    """The units of `key`, in order; empty when nothing was agreed on yet.

    Raises `DiglotError` naming the line that is not a unit.
    """
    return read_units(agreement_path(memory, source, target, key), root=root)


def read_units(path: Path, *, root: Path | None = None) -> tuple[Unit, ...]:
    """The units in the file at `path`, one a line; none where there is no file. Raises as `read_agreement` does."""
    if not path.exists():
        return ()
    lines = read_text(path, root=root).split("\n")
    return tuple(_unit(line, place(path, n, root=root)) for n, line in enumerate(lines, 1) if line.strip())


def write_agreement(
    memory: Path, source: str, target: str, key: str, units: Iterable[Unit], *, root: Path | None = None
) -> Path:
    """Write the agreement of `key` and return its path; the old one stays until the new one is whole."""
    path = agreement_path(memory, source, target, key)
    write_units(path, units, root=root)
    return path


def write_units(path: Path, units: Iterable[Unit], *, root: Path | None = None) -> None:
    """Write `units` to the file at `path`, one a line, whole or not at all."""
    write_whole(path, agreement_text(units), root=root)


def agreement_text(units: Iterable[Unit]) -> str:
    """The content of the file that holds `units`."""
    return "".join(json.dumps(_record(unit), ensure_ascii=False) + "\n" for unit in units)


def _record(unit: Unit) -> dict[str, Any]:
    record: dict[str, Any] = {"source": unit.source, "target": unit.target, "origin": unit.origin.value}
    if unit.engine:
        record["engine"] = unit.engine
    if unit.match is not None:
        record["match"] = unit.match
    if unit.note:
        record["note"] = unit.note
    if unit.agreed_on:
        record["agreed_on"] = unit.agreed_on.isoformat()
    if unit.by:
        record["by"] = unit.by
    return record


def _unit(line: str, where: str) -> Unit:
    try:
        record = json.loads(line)
        source, target = record["source"], record["target"]
        if not (isinstance(source, str) and isinstance(target, str)):
            raise DiglotError(f"{where}: not a unit: source and target must be texts")
        agreed_on = record.get("agreed_on")
        return Unit(
            source=source,
            target=target,
            origin=Origin(record.get("origin", Origin.HUMAN)),
            engine=record.get("engine"),
            agreed_on=datetime.date.fromisoformat(agreed_on) if agreed_on else None,
            by=record.get("by"),
            match=record.get("match"),
            note=record.get("note"),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DiglotError(
            f"{where}: not a unit of an agreement ({error}); "
            "restore the line, or remove the file and approve the entry again"
        ) from None
