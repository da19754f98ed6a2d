"""The termbase file: a table that opens in any spreadsheet.

Columns: `concept`, then for each locale `<code>` (the preferred term), `<code>_admitted`, `<code>_forbidden` (several
terms are separated by ` | `) and `<code>_definition`. In the column `marked`, which may be missing, `yes` says that
entries explain the concept where they first use it; without the column, they explain every concept that is defined.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from diglot.store.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["read_termbase"]

_SEPARATOR = "|"


def read_termbase(path: Path, locales: Sequence[str], *, root: Path | None = None) -> Termbase:
    """The termbase that `path` holds, for the locale codes asked for; empty when the file does not exist.

    Raises `DiglotError` with a line for every mistake: a column that is missing or stands twice, a row with more cells
    than columns, a concept without key or listed twice, a term that two concepts of one language prefer, or that one
    prefers and another forbids.
    """
    if not path.exists():
        return Termbase()
    rows = csv.DictReader(io.StringIO(read_text(path, root=root), newline=""), strict=True)
    shown = place(path, root=root)
    try:
        columns = rows.fieldnames or []
        missing = [name for name in ("concept", *locales) if name not in columns]
        if missing:
            raise DiglotError(
                f"{shown}:1: the column {', '.join(missing)} is missing; add it, empty where there are no terms yet"
            )
        if twice := [name for name in dict.fromkeys(columns) if name and columns.count(name) > 1]:
            raise DiglotError(f"{shown}:1: the column {', '.join(twice)} stands twice")
        numbered = [(rows.line_num, row) for row in rows]
    except csv.Error as error:
        # The row that begins after the last whole one: a quotation mark left open runs on to the end of the file.
        raise DiglotError(f"{shown}:{rows.line_num + 1}: {error}") from None
    mistakes = list(_mistakes(numbered, locales, shown))
    if mistakes:
        raise DiglotError(*mistakes)
    return Termbase(tuple(_concept(row, locales) for _, row in numbered))


_Row = dict[str, str | None]


def _terms(row: _Row, column: str) -> tuple[str, ...]:
    return tuple(term for part in (row.get(column) or "").split(_SEPARATOR) if (term := part.strip()))


def _concept(row: _Row, locales: Sequence[str]) -> Concept:
    terms = [
        Term(text, locale, status)
        for locale in locales
        for column, status in (
            (locale, TermStatus.PREFERRED),
            (f"{locale}_admitted", TermStatus.ADMITTED),
            (f"{locale}_forbidden", TermStatus.FORBIDDEN),
        )
        for text in _terms(row, column)
    ]
    definitions = {locale: text for locale in locales if (text := (row.get(f"{locale}_definition") or "").strip())}
    marked = (row.get("marked", "yes") or "").strip().casefold() == "yes"
    return Concept((row["concept"] or "").strip(), tuple(terms), definitions, marked)


def _mistakes(rows: Sequence[tuple[int, _Row]], locales: Sequence[str], shown: str) -> Iterator[str]:
    yield from _surplus_cells(rows, shown)
    yield from _repeated_concepts(rows, shown)
    for locale in locales:
        preferred: dict[str, int] = {}
        yield from _repeated_terms(rows, locale, shown, preferred)
        for line, row in rows:
            for term in _terms(row, f"{locale}_forbidden"):
                if term.casefold() in preferred:
                    first = preferred[term.casefold()]
                    yield f"{shown}:{line}: {locale}_forbidden: {term!r} is the preferred term of line {first}"


def _surplus_cells(rows: Sequence[tuple[int, _Row]], shown: str) -> Iterator[str]:
    for line, row in rows:
        if None in row:
            yield f"{shown}:{line}: more cells than columns; put a text that holds a comma in quotes"


def _repeated_concepts(rows: Sequence[tuple[int, _Row]], shown: str) -> Iterator[str]:
    keys: dict[str, int] = {}
    for line, row in rows:
        key = (row["concept"] or "").strip()
        if not key:
            yield f"{shown}:{line}: concept: missing"
        elif (first := keys.setdefault(key, line)) != line:
            yield f"{shown}:{line}: concept: {key} stands already in line {first}"


def _repeated_terms(
    rows: Sequence[tuple[int, _Row]], locale: str, shown: str, preferred: dict[str, int]
) -> Iterator[str]:
    """The mistakes among the preferred terms of `locale`, whose lines are noted in `preferred`."""
    for line, row in rows:
        terms = _terms(row, locale)
        if len(terms) > 1:
            yield f"{shown}:{line}: {locale}: one preferred term; put the others under {locale}_admitted"
        elif terms and (first := preferred.setdefault(terms[0].casefold(), line)) != line:
            yield f"{shown}:{line}: {locale}: {terms[0]!r} is already the preferred term of line {first}"
