"""Word files: the paragraphs of the document, without headers, footers, deleted and hidden text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree  # expat limits the growth of entities itself (2.4.1 and later)

from diglot.errors import DiglotError
from diglot.ingest.passage import Passage, Shape

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".docx", ".docm")
# A Word file of 300 pages of text holds about 4 MB of XML; deflate cannot honestly do more than a thousandfold.
_LARGEST_PART: Final = 64 << 20

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LEFT_OUT: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "txbxContent", "p")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_HEADING: Final = re.compile(r"(?:heading|titre|überschrift|título|titolo)\s*([1-6])$", re.IGNORECASE)
_FURNITURE: Final = re.compile(r"header|footer|en-tête|pied de page", re.IGNORECASE)
_LIVE: Final = re.compile(r"([\\`*\[\]]|(?<!\w)_|_(?!\w))")


@dataclass(slots=True)
class _Context:
    """What paragraphs refer to: names of styles, formats of lists, addresses of links."""

    styles: dict[str, str] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    counters: dict[tuple[str, str], int] = field(default_factory=dict)
    listed: dict[str, ElementTree.Element] = field(default_factory=dict)


def read(data: bytes) -> tuple[Passage, ...]:
    """The paragraphs of a Word file, with their number as line. Raises DiglotError where it is not one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            if body is None:
                raise DiglotError("a ZIP archive without a Word document in it")
            return _paragraphs(body, _context(archive))
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


def _paragraphs(root: ElementTree.Element, context: _Context) -> tuple[Passage, ...]:
    found: list[Passage] = []
    for line, paragraph in enumerate(root.iter(f"{_W}p"), 1):
        found += _passages(paragraph, line, context)
    return tuple(found)


def _passages(paragraph: ElementTree.Element, line: int, context: _Context) -> list[Passage]:
    """The passages of a paragraph: more than one where it holds line breaks."""
    runs = [(text, bold) for text, bold in _runs(paragraph, context) if text]
    text = "".join(text for text, _ in runs)
    strong = bool(text.strip()) and all(bold for text, bold in runs if text.strip())
    properties = paragraph.find(f"{_W}pPr")
    named = _val(properties.find(f"{_W}pStyle")) if properties is not None else ""
    style = context.styles.get(named, "")
    numbering = properties.find(f"{_W}numPr") if properties is not None else None
    shape, level, number = _form(context.listed.get(named) if numbering is None else numbering, style, context)
    hint = "header or footer" if _FURNITURE.search(style) else ""
    pieces = [re.sub(r"[ \t]+", " ", piece).strip() for piece in text.split("\n")]
    return [
        Passage(piece, line, shape, level, strong, number, gap=True, marked=True, hint=hint)
        for piece in pieces
        if piece
    ]


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


def _runs(element: ElementTree.Element, context: _Context) -> list[tuple[str, bool]]:
    """The pieces of text in `element`, each with whether it is bold."""
    found: list[tuple[str, bool]] = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_W}r":
            found.append(_run(child))
        elif child.tag == f"{_W}hyperlink":
            found += _linked(_runs(child, context), context.links.get(child.get(f"{_R}id", ""), ""))
        elif child.tag != f"{_W}pPr":
            found += _runs(child, context)
    return found


def _linked(runs: list[tuple[str, bool]], address: str) -> list[tuple[str, bool]]:
    text = "".join(text for text, _ in runs)
    if not text.strip() or not re.match(r"(?:https?|mailto):[^\s<>()\\\"]{1,1000}$", address, re.IGNORECASE):
        return runs
    return [(f"[{text}]({address})", all(bold for _, bold in runs))]


def _run(run: ElementTree.Element) -> tuple[str, bool]:
    properties = run.find(f"{_W}rPr")
    if properties is not None and _on(properties, "vanish"):
        return "", False
    parts = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
    text = "".join(
        _LIVE.sub(r"\\\1", child.text or "") if child.tag == f"{_W}t" else parts.get(child.tag, "") for child in run
    )
    return text, properties is not None and _on(properties, "b")


def _on(properties: ElementTree.Element, name: str) -> bool:
    element = properties.find(f"{_W}{name}")
    return element is not None and element.get(f"{_W}val", "1") not in {"0", "false", "off"}
