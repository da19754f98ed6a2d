"""Imported memory: pairs of segments that came from other tools, below what the team itself has agreed on.

One file per pair of locales, `memory/imported/en-fr.jsonl`, with lines of the same form as those of an agreement. It
is apart from the agreements because nobody has said that an entry says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.locale import pair_name
from diglot.store.agreements import read_units, write_units

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from diglot.model.unit import Unit

__all__ = ["add_imported", "imported_path", "read_imported", "write_imported"]


def imported_path(memory: Path, source: str, target: str) -> Path:
    """The file of the imported memory between two locales."""
    return memory / "imported" / f"{pair_name(source, target)}.jsonl"


def read_imported(memory: Path, source: str, target: str, *, root: Path | None = None) -> tuple[Unit, ...]:
    """The imported units, in order; empty when nothing was imported. Raises `DiglotError` as `read_units` does."""
    return read_units(imported_path(memory, source, target), root=root)


def add_imported(known: Iterable[Unit], units: Iterable[Unit]) -> tuple[tuple[Unit, ...], int]:
    """The memory `known` with those of `units` that it lacks, and how many they are: no pair of texts twice."""
    every = {(unit.source, unit.target): unit for unit in known}
    before = len(every)
    for unit in units:
        every.setdefault((unit.source, unit.target), unit)
    return tuple(every.values()), len(every) - before


def write_imported(memory: Path, source: str, target: str, units: Iterable[Unit], *, root: Path | None = None) -> Path:
    """Write the imported memory and return its path; the old one stays until the new one is whole."""
    path = imported_path(memory, source, target)
    write_units(path, units, root=root)
    return path
