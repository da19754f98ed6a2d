"""Word files: paragraphs, tables and notes of the document, without headers, footers, deleted and hidden text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree  # expat limits the growth of entities itself (2.4.1 and later)

from diglot.errors import DiglotError
from diglot.ingest.passage import Passage, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".docx", ".docm")
# A Word file of 300 pages of text holds about 4 MB of XML; deflate cannot honestly do more than a thousandfold.
_LARGEST_PART: Final = 64 << 20

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LEFT_OUT: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "txbxContent", "p", "tbl")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Tables that only lay a page out have paragraphs in their cells, tables of data a few words.
_LONGEST_CELL: Final = 40
_HEADING: Final = re.compile(r"(?:heading|titre|überschrift|título|titolo)\s*([1-6])$", re.IGNORECASE)
_FURNITURE: Final = re.compile(r"header|footer|en-tête|pied de page", re.IGNORECASE)
_LIVE: Final = re.compile(r"([\\`*\[\]]|(?<!\w)_|_(?!\w))")


@dataclass(slots=True)
class _Context:
    """What paragraphs refer to: names of styles, formats of lists, addresses of links."""

    styles: dict[str, str] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    counters: dict[tuple[str, str], int] = field(default_factory=dict)
    listed: dict[str, ElementTree.Element] = field(default_factory=dict)


def read(data: bytes) -> tuple[Passage, ...]:
    """The paragraphs of a Word file, with their number as line. Raises DiglotError where it is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            if body is None:
                raise DiglotError("a ZIP archive without a Word document in it")
            context = _context(archive)
            return (*_paragraphs(body, context), *_notes(archive, context))
    except zipfile.BadZipFile as error:
        encrypted = data.startswith(b"\xd0\xcf\x11\xe0")
        raise DiglotError(
            "an encrypted or old (.doc) Word file" if encrypted else f"not a Word file: {error}"
        ) from error
    except (ElementTree.ParseError, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise DiglotError(f"a damaged Word file: {error}") from error
    except RuntimeError as error:  # zipfile: encrypted members
        raise DiglotError("an encrypted Word file") from error


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    """A part of the archive, parsed; None where there is none."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(info) as stream:
        text = stream.read(_LARGEST_PART + 1)
    if len(text) > _LARGEST_PART:
        raise DiglotError(f"{name} is larger than {_LARGEST_PART >> 20} MB")
    if b"<!DOCTYPE" in text[:4096] or b"<!ENTITY" in text:
        raise DiglotError(f"{name} declares entities, which Word files never do")  # a bomb, or a read of other files
    return ElementTree.fromstring(text)  # noqa: S314 - no entities can be in it


def _context(archive: zipfile.ZipFile) -> _Context:
    context = _Context()
    styles = _part(archive, "word/styles.xml")
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        context.styles[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "") if name is not None else ""
        numbering = style.find(f"{_W}pPr/{_W}numPr")
        if numbering is not None:
            context.listed[style.get(f"{_W}styleId", "")] = numbering
    _add_formats(context, _part(archive, "word/numbering.xml"))
    relations = _part(archive, "word/_rels/document.xml.rels")
    for relation in relations if relations is not None else ():
        if relation.get("TargetMode") == "External":
            context.links[relation.get("Id", "")] = relation.get("Target", "")
        context.images[relation.get("Id", "")] = re.sub(r"[^\w./:-]", "-", relation.get("Target", ""))[:500]
    return context


def _add_formats(context: _Context, numbering: ElementTree.Element | None) -> None:
    """Read which lists are numbered, and which have bullets."""
    if numbering is None:
        return
    abstract: dict[str, dict[str, str]] = {}
    for entry in numbering.iter(f"{_W}abstractNum"):
        levels = {level.get(f"{_W}ilvl", "0"): _val(level.find(f"{_W}numFmt")) for level in entry.iter(f"{_W}lvl")}
        abstract[entry.get(f"{_W}abstractNumId", "")] = levels
    for entry in numbering.iter(f"{_W}num"):
        for level, form in abstract.get(_val(entry.find(f"{_W}abstractNumId")), {}).items():
            context.formats[entry.get(f"{_W}numId", ""), level] = form


def _val(element: ElementTree.Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


def _paragraphs(root: ElementTree.Element, context: _Context) -> list[Passage]:
    found: list[Passage] = []
    line = 1
    for block in _blocks(root):
        if block.tag == f"{_W}p":
            found += _passages(block, line, context)
            line += 1
            continue
        for row in block.findall(f"{_W}tr"):
            cells = [_cell(cell, context) for cell in row.findall(f"{_W}tc")]
            found.append(Passage(" | ".join(cells), line, Shape.TABLE, marked=True))
            line += sum(1 for _ in row.iter(f"{_W}p"))
    return found


def _blocks(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs, those of tables that only lay out a page among them, and tables of data."""
    done: set[ElementTree.Element] = set()
    for element in root.iter():
        if element.tag == _FALLBACK:
            done.update(element.iter(f"{_W}p"))
        elif element.tag == f"{_W}tbl" and _is_data(element):
            done.update(element.iter(f"{_W}p"))
            yield element
        elif element.tag == f"{_W}p" and element not in done:
            yield element


def _is_data(table: ElementTree.Element) -> bool:
    """Whether a table has rows and columns of short cells, with no table in them."""
    if next(islice(table.iter(f"{_W}tbl"), 1, None), None) is not None:
        return False
    rows = [row.findall(f"{_W}tc") for row in table.findall(f"{_W}tr")]
    texts = ("".join(part.text or "" for part in cell.iter(f"{_W}t")) for row in rows for cell in row)
    return len(rows) > 1 and max(map(len, rows)) > 1 and all(len(text.split()) <= _LONGEST_CELL for text in texts)


def _cell(cell: ElementTree.Element, context: _Context) -> str:
    pieces = [piece.text for paragraph in cell.iter(f"{_W}p") for piece in _passages(paragraph, 1, context)]
    return " ".join(pieces).replace("|", r"\|")


def _notes(archive: zipfile.ZipFile, context: _Context) -> Iterator[Passage]:
    """The footnotes and endnotes, each with its mark; what separates them from the text is not one."""
    for name in ("footnote", "endnote"):
        part = _part(archive, f"word/{name}s.xml")
        for note in part.iter(f"{_W}{name}") if part is not None else ():
            if note.get(f"{_W}type", "normal") == "normal":
                own = replace(context, links={}, images={})  # notes have relations of their own
                for passage in _paragraphs(note, own):
                    yield replace(passage, note=f"{name[0]}{note.get(f'{_W}id', '')}")


def _passages(paragraph: ElementTree.Element, line: int, context: _Context) -> list[Passage]:
    """The passages of a paragraph: more than one where it holds line breaks."""
    runs = [(text, sign) for text, sign in _runs(paragraph, context) if text]
    strong = any(text.strip() for text, _ in runs) and all("**" in sign for text, sign in runs if text.strip())
    properties = paragraph.find(f"{_W}pPr")
    named = _val(properties.find(f"{_W}pStyle")) if properties is not None else ""
    style = context.styles.get(named, "")
    numbering = properties.find(f"{_W}numPr") if properties is not None else None
    shape, level, number = _form(context.listed.get(named) if numbering is None else numbering, style, context)
    hint = "header or footer" if _FURNITURE.search(style) else ""
    text = "".join(text for text, _ in runs) if shape is Shape.HEADING else _emphasised(runs, strong=strong)
    pieces = [re.sub(r"[ \t]+", " ", piece).strip() for piece in text.split("\n")]
    return [
        Passage(piece, line, shape, level, strong, number, gap=True, marked=True, hint=hint)
        for piece in pieces
        if piece
    ]


def _emphasised(runs: Sequence[tuple[str, str]], *, strong: bool) -> str:
    """The text with its emphasis as Markdown; without that which all of it has."""
    shown = []
    for sign, group in groupby(runs, key=lambda run: run[1].replace("**", "") if strong else run[1]):
        text = "".join(text for text, _ in group)
        shown.append(re.sub(r"(\S(?:.*\S)?)", rf"{sign}\1{sign}", text))
    return "".join(shown)


def _form(numbering: ElementTree.Element | None, style: str, context: _Context) -> tuple[Shape, int, int | None]:
    """Whether a paragraph is a heading or an item, its level, and the number that Word shows before it."""
    heading = _HEADING.match(style)
    if heading:
        return Shape.HEADING, int(heading[1]), None
    if style.casefold() in {"title", "titre", "titel", "título", "titolo"}:
        return Shape.HEADING, 1, None
    if numbering is None:
        listed = re.match(r"list bullet|liste à puces", style, re.IGNORECASE)
        return (Shape.ITEM, 1, None) if listed else (Shape.PARAGRAPH, 0, None)
    key = (_val(numbering.find(f"{_W}numId")), _val(numbering.find(f"{_W}ilvl")) or "0")
    depth = int(key[1]) + 1 if key[1].isdecimal() else 1
    if context.formats.get(key, "bullet") in {"bullet", "none", ""}:
        return Shape.ITEM, depth, None
    context.counters[key] = context.counters.get(key, 0) + 1
    return Shape.ITEM, depth, context.counters[key]


def _runs(element: ElementTree.Element, context: _Context) -> list[tuple[str, str]]:
    """The pieces of text in `element`, each with the signs of its emphasis: `**`, `*`, both or none."""
    found: list[tuple[str, str]] = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}r":
            found.append(_run(child, context))
        elif child.tag == f"{_W}hyperlink":
            found += _linked(_runs(child, context), context.links.get(child.get(f"{_R}id", ""), ""))
        elif child.tag != f"{_W}pPr":
            found += _runs(child, context)
    return found


def _linked(runs: list[tuple[str, str]], address: str) -> list[tuple[str, str]]:
    text = "".join(text for text, _ in runs)
    if not text.strip() or not re.match(r"(?:https?|mailto):[^\s<>()\\\"]{1,1000}$", address, re.IGNORECASE):
        return runs
    return [(f"[{text}]({address})", "**" if all("**" in sign for _, sign in runs) else "")]


def _run(run: ElementTree.Element, context: _Context) -> tuple[str, str]:
    properties = run.find(f"{_W}rPr")
    if properties is not None and _on(properties, "vanish"):
        return "", ""
    text = "".join(_piece(child, context) for child in run)
    if properties is None:
        return text, ""
    return text, "**" * _on(properties, "b") + "*" * _on(properties, "i")


def _piece(child: ElementTree.Element, context: _Context) -> str:
    """What an element of a run shows: text, a break, an image, the mark of a note."""
    parts = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    if child.tag == f"{_W}t":
        return _LIVE.sub(r"\\\1", child.text or "")
    if child.tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
        return f"[^{child.tag[len(_W)]}{child.get(f'{_W}id', '')}]"
    if child.tag in {f"{_W}drawing", f"{_W}pict", f"{_W}object"}:
        return "".join(_images(child, context))
    return parts.get(child.tag, "")


def _images(drawing: ElementTree.Element, context: _Context) -> Iterator[str]:
    """The images of a drawing, with what is said of them."""
    said = next(
        (one.get("descr") or one.get("title") or "" for one in drawing.iter() if one.tag.endswith("}docPr")), ""
    )
    for element in drawing.iter():
        relation = element.get(f"{_R}embed") or element.get(f"{_R}id") or ""
        if relation and element.tag.endswith(("}blip", "}imagedata")):
            alt = re.sub(r"[\[\]\\\n!]", " ", said)[:200].strip()
            yield f"![{alt}]({context.images.get(relation, '')})"


def _on(properties: ElementTree.Element, name: str) -> bool:
    element = properties.find(f"{_W}{name}")
    return element is not None and element.get(f"{_W}val", "1") not in {"0", "false", "off"}
