"""PDF files: pieces of text with their places, put together to lines and paragraphs by the space between them."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from diglot.errors import DiglotError
from diglot.ingest.passage import Passage, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfReader

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".pdf",)
_MOST_PAGES: Final = 2000
_LARGEST_STREAM: Final = 32 << 20
# A line lower than the one before by more than this many times the usual distance starts a paragraph: word processors
# put half a line or more between paragraphs, and vary distances within one by less than a fifth.
_PARAGRAPH: Final = 1.25
_HEADING: Final = 1.4  # headings are larger, and so are the distances in them
# Running heads and feet stand in the outer 8 % of a page (2.4 cm of A4), where body text begins at 2.5 cm.
_ENDED: Final = r"[.!?…:;»”\"]\s*$"
_MARGIN: Final = 0.08
# Headings are set at least a sixth larger than the text, titles at least half as large again.
_LARGER: Final = 1.15
_LARGEST: Final = 1.5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: where it starts, its height above the foot of the page, its size of type."""

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool
    edge: bool = False


def read(data: bytes) -> tuple[Passage, ...]:
    """The paragraphs of a PDF. `line` counts its lines over all pages. Raises DiglotError where it cannot be read."""
    from pypdf import PdfReader  # noqa: PLC0415 - heavy, and used for this format only
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is damaged is told by us, once
    try:
        reader = PdfReader(io.BytesIO(data))
        found = [line for page in _pages(reader) for line in page]
        images = [(number, name) for number, page in enumerate(reader.pages, 1) for name in _images(page)]
    except PyPdfError as error:
        raise DiglotError(f"a damaged PDF: {error}") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise DiglotError(f"a damaged PDF: {type(error).__name__}") from error  # pypdf lets these through on bad files
    if not found:
        raise DiglotError("a PDF without text: scanned pages need character recognition first")
    shown = [Passage(f"![page {page}]({name})", len(found), marked=True) for page, name in images]
    return (*_passages(found), *shown)


def _images(page: PageObject) -> list[str]:
    """The names of the images that a page may show."""
    objects: Any = page["/Resources"].get_object() if "/Resources" in page else {}
    objects = objects["/XObject"] if "/XObject" in objects else {}  # noqa: SIM401 - get() gives what a reference is, not what it names
    named = {str(name).lstrip("/"): one.get_object() for name, one in objects.items()}
    return [re.sub(r"[^\w.-]", "-", name)[:80] for name, one in named.items() if one.get("/Subtype") == "/Image"]


def _pages(reader: PdfReader) -> Iterator[list[_Line]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise DiglotError("an encrypted PDF")
    if len(reader.pages) > _MOST_PAGES:
        raise DiglotError(f"a PDF of more than {_MOST_PAGES} pages")
    for number, page in enumerate(reader.pages):
        yield _lines(page, number)


def _lines(page: PageObject, number: int) -> list[_Line]:
    """The lines of a page in the order in which they were written, which is that of reading, columns included."""
    pieces: list[tuple[str, float, float, float, bool]] = []

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float | None) -> None:  # noqa: ANN401 - pypdf's
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs((size or 0) * (tm[3] or tm[1] or 1) * (cm[3] or cm[1] or 1))
        bold = bool(re.search(r"bold|black|heavy|demi", str((font or {}).get("/BaseFont", "")), re.IGNORECASE))
        pieces.extend((part, x, y, height, bold) for part in text.split("\n") if part.strip())

    page.extract_text(visitor_text=visit)
    top = float(page.mediabox.top)
    low = float(page.mediabox.bottom)
    lines: list[_Line] = []
    for text, x, y, size, bold in pieces:
        near = lines and lines[-1].page == number and abs(lines[-1].y - y) < 0.4 * max(size, lines[-1].size, 1)
        edge = not low + _MARGIN * (top - low) < y < top - _MARGIN * (top - low)
        if near and x > lines[-1].x:
            last = lines[-1]
            lines[-1] = _Line(
                _joined(last.text, text), number, last.x, y, max(size, last.size), last.bold and bold, edge
            )
        else:
            lines.append(_Line(text.strip(), number, x, y, size, bold, edge))
    return lines


def _joined(before: str, after: str) -> str:
    return (
        f"{before.rstrip()} {after.strip()}"
        if before.endswith(" ") or after.startswith(" ")
        else before + after.rstrip()
    )


def _passages(lines: Sequence[_Line]) -> Iterator[Passage]:
    """Lines put together to paragraphs; the ends of lines stay in their text."""
    leading = _leading(lines)
    body = median([line.size for line in lines])
    repeated = Counter(_pattern(line) for line in lines if line.edge)
    before: _Line | None = None
    current: Passage | None = None
    pages = len({line.page for line in lines})
    for number, line in enumerate(lines, 1):
        running = line.edge and (line.size < 0.95 * body or (pages > 1 and repeated[_pattern(line)] > 1))
        if running:
            yield Passage(line.text, number, hint="running head")
            continue
        if current is not None and not _starts(before, line, leading):
            current = replace(current, text=f"{current.text}\n{line.text}")
        else:
            if current is not None:
                yield current
            current = _passage(line, number, body)
        before = line
    if current is not None:
        yield current


def _pattern(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / 4)


def _leading(lines: Sequence[_Line]) -> float:
    """The usual distance between two lines: the most frequent one between lines of the same size."""
    steps = Counter(
        round(a.y - b.y, 1) for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < 3 * max(a.size, 1)
    )
    if not steps:
        return 0.0
    most = max(steps.values())
    return min(step for step, count in steps.items() if count > 0.3 * most)


def _starts(before: _Line | None, line: _Line, leading: float) -> bool:
    """Whether `line` begins a paragraph."""
    if before is None or before.bold != line.bold or abs(before.size - line.size) > 0.5:
        return True
    step = before.y - line.y
    if before.page == line.page and step > 0:
        goes_on = line.bold or (line.text[:1].islower() and not re.search(_ENDED, before.text))
        return step > (_HEADING if goes_on else _PARAGRAPH) * max(leading, 1)
    # A new column or page: a sentence that goes on, or the beginning of the next paragraph.
    return bool(re.search(_ENDED, before.text)) or not (line.text[:1].islower() or before.text[-1:] in ",-")


def _passage(line: _Line, number: int, body: float) -> Passage:
    bullet = re.match(r"[-*•◦▪‣·–\uf0b7][ \t\u00a0]+(?=\S)", line.text)
    if bullet:
        return Passage(line.text[bullet.end() :], number, Shape.ITEM, 1)
    if line.size > _LARGER * body:
        return Passage(line.text, number, Shape.HEADING, 1 if line.size > _LARGEST * body else 2, line.bold)
    return Passage(line.text, number, strong=line.bold)
