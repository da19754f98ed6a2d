"""The rows of the termbase file: some are written anew, all others stay byte for byte."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["with_rows"]


def with_rows(text: str, rows: Mapping[str, Mapping[str, str]], *, columns: Sequence[str]) -> str:
    """`text`, a termbase file, with `rows` (cells by column, by concept) in place of those it has, or at its end.

    Cells in columns that a row does not name stay. An empty `text` gets a heading of `columns`; a file that has fewer
    is given those it lacks only where a row fills them.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    if not text.strip():
        text = ",".join(columns) + ends
    reader = csv.reader(io.StringIO(text, newline=""))
    raw = list(io.StringIO(text, newline=""))  # as `csv` sees them: `splitlines` ends a line also at U+2028
    heads = next(reader)
    parts = [(heads, "".join(raw[: reader.line_num]))]
    before = reader.line_num
    for cells in reader:
        parts.append((cells, "".join(raw[before : reader.line_num])))
        before = reader.line_num
    filled = [name for name in columns if any(row.get(name) for row in rows.values())]
    names = [*heads, *(name for name in filled if name not in heads)]
    head = parts[0][1] if names == heads else _line(names, ends)
    return head + "".join(_rows(parts[1:], rows, names, ends))


def _rows(
    parts: Sequence[tuple[list[str], str]], rows: Mapping[str, Mapping[str, str]], names: Sequence[str], ends: str
) -> list[str]:
    left = dict(rows)
    written = []
    for cells, raw in parts:
        known = dict(zip(names, cells, strict=False))
        new = left.pop(known.get("concept", "").strip(), None)
        if new is not None:
            written.append(_line([new.get(name, known.get(name, "")) for name in names], ends))
        else:
            written.append(raw if raw.endswith(("\n", "\r")) else raw + ends)
    return [*written, *(_line([new.get(name, "") for name in names], ends) for new in left.values())]


def _line(cells: Sequence[str], ends: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator=ends).writerow(cells)
    return line.getvalue()
