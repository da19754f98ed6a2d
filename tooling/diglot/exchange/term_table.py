"""csv: a termbase as a table, with the columns of memory/terms.csv, or with no more than a column for each language."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from diglot.exchange.hardened import LARGEST, refused
from diglot.model.termbase import Concept, Term, Termbase, TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["NAME", "SUFFIX", "accepts", "columns", "read", "refuse_formulas", "row", "write"]

NAME = "csv"
SUFFIX = ".csv"
_SEPARATOR = "|"
_FORMULA = re.compile(r"\s*(?:[=@]|[+-].*[(!])", re.DOTALL)
"""Cells that spreadsheets may run, which is where the termbase is opened; a suffix such as -ness is none."""
_ENDINGS = {TermStatus.PREFERRED: "", TermStatus.ADMITTED: "_admitted", TermStatus.FORBIDDEN: "_forbidden"}


def accepts(name: str, data: bytes) -> bool:
    """Tables, separated by commas, semicolons or tabs."""
    return name.lower().endswith((".csv", ".tsv")) and bool(data)


def columns(locales: Iterable[str]) -> list[str]:
    """The columns of a termbase in `locales`, in their usual order."""
    return ["concept", *(f"{code}{ending}" for code in locales for ending in (*_ENDINGS.values(), "_definition"))]


def row(concept: Concept, locales: Iterable[str]) -> dict[str, str]:
    """A concept as the cells of its row, by column."""
    cells = {"concept": concept.key}
    for code in locales:
        for status, ending in _ENDINGS.items():
            texts = [term.text for term in concept.terms if term.locale == code and term.status is status]
            cells[f"{code}{ending}"] = f" {_SEPARATOR} ".join(texts)
        cells[f"{code}_definition"] = concept.definitions.get(code, "")
    return cells


def write(termbase: Termbase, *, locales: Sequence[str]) -> bytes:
    """The table of all concepts; with a byte order mark, without which spreadsheets take UTF-8 for something else."""
    content = io.StringIO(newline="")
    writer = csv.DictWriter(content, columns(locales), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row(concept, locales) for concept in termbase.concepts)
    return content.getvalue().encode("utf-8-sig")


def read(data: bytes, name: str, *, locales: Sequence[str]) -> Termbase:
    """The concepts of a table. Raises `DiglotError` with the line where it is broken or lacks a language."""
    if len(data) > LARGEST:
        raise refused(name, None, f"larger than {LARGEST >> 20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(name, data.count(b"\n", 0, error.start) + 1, "not UTF-8; save the table as CSV UTF-8") from None
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [column.strip() for column in rows.fieldnames or []]
        rows.fieldnames = names
        if missing := [code for code in locales if code not in names]:
            raise refused(name, 1, f"the column {', '.join(missing)} is missing")
        if twice := [column for column in dict.fromkeys(names) if column and names.count(column) > 1]:
            raise refused(name, 1, f"the column {', '.join(twice)} stands twice")
        table = list(_whole_rows(rows, name, is_ended=text.endswith(("\n", "\r"))))
        concepts = [_concept(cells, locales, name, line) for line, cells in table]
    except csv.Error as error:
        raise refused(name, rows.line_num + 1, str(error)) from None
    return Termbase(tuple(concept for concept in concepts if concept.terms))


def refuse_formulas(cells: Iterable[str | None], name: str, line: int) -> None:
    """Raise `DiglotError` where a spreadsheet, with which the termbase is opened, would run one of `cells`."""
    if formula := next((text for text in cells if text and _FORMULA.match(text)), None):
        raise refused(name, line, f"a spreadsheet would take it for a formula: {formula:.40}")


def _whole_rows(rows: csv.DictReader[str], name: str, *, is_ended: bool) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The rows with their lines. Refuses a table of which the last row has too few cells and no line break."""
    cells: dict[str, str | None] = {}
    for cells in rows:
        yield rows.line_num, cells
    if not is_ended and None in cells.values():
        raise refused(name, rows.line_num, "cut off: the last row has neither all its cells nor a line break")


def _concept(cells: dict[str, str | None], locales: Sequence[str], name: str, line: int) -> Concept:
    if None in cells:
        raise refused(name, line, "more cells than columns")
    refuse_formulas(cells.values(), name, line)
    terms = [
        Term(text, code, status)
        for code in locales
        for status, ending in _ENDINGS.items()
        for part in (cells.get(f"{code}{ending}") or "").split(_SEPARATOR)
        if (text := part.strip())
    ]
    definitions = {code: text for code in locales if (text := (cells.get(f"{code}_definition") or "").strip())}
    return Concept((cells.get("concept") or "").strip(), tuple(terms), definitions)
