"""xliff2: XLIFF 2.0 (OASIS 2014).

Each entry is a `<file>`, each segment a `<unit>` of one `<segment>`. Markup stands in `<pc>` and `<ph>`, what it is
written as in `<originalData>`. The mark of the export is metadata (the standard's own module for what tools add).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.exchange.formats.notes import note_of
from diglot.exchange.hardened import parsed_xml, refused, safe_text
from diglot.exchange.inline import Code, Place, matched, tokens
from diglot.exchange.layout import written_xml
from diglot.exchange.parcel import Item, ItemState, Mark, Parcel, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.exchange.hardened import Element
    from diglot.exchange.inline import Token

__all__ = ["NAME", "SUFFIX", "accepts", "read", "write"]

NAME = "xliff2"
SUFFIX = ".xlf"
_SUFFIXES = (".xlf", ".xliff", ".xml")
_VERSION = re.compile(rb"<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*[\"']2")
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    ItemState.MISSING: ("initial", ""),
    ItemState.CHANGED: ("translated", "diglot:changed"),
    ItemState.MACHINE: ("translated", "diglot:machine"),
    ItemState.DRAFT: ("translated", ""),
    ItemState.FINAL: ("final", ""),
}
_SUBSTATES = {name: state for state, (_, name) in _STATES.items() if name}
_FORMATS = {"bold": "xlf:b", "italic": "xlf:i"}
_KINDS = {"link": "link", "image": "image"}


def accepts(name: str, data: bytes) -> bool:
    """XLIFF of version 2."""
    return name.lower().endswith(_SUFFIXES) and _VERSION.search(data[:4096]) is not None


def write(parcel: Parcel) -> bytes:
    """The parcel as XLIFF 2.0, valid by the core schema."""
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    root = etree.Element(
        "xliff",
        {"version": "2.0", "srcLang": parcel.source, "trgLang": parcel.target},
        nsmap={None: _NAMESPACE, "mda": _METADATA},
    )
    for number, sheet in enumerate(parcel.sheets, 1):
        file = etree.SubElement(root, "file", {"id": f"f{number}", "original": f"{sheet.key}.md"})
        for item in sheet.items:
            _write_unit(file, item, parcel.source)
    return written_xml(root)


def _write_unit(file: Element, item: Item, locale: str) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    unit = etree.SubElement(file, "unit", {"id": f"u-{item.key}"})
    if item.locked:
        unit.set("translate", "no")
    unit.set(_SPACE, "preserve")
    metadata = etree.SubElement(unit, f"{{{_METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", {"category": "diglot"})
    for kind, text in (("mark", str(item.mark or "")), ("part", item.part)):
        if text:
            etree.SubElement(group, f"{{{_METADATA}}}meta", {"type": kind}).text = text
    if note := note_of(item, locale):
        notes = etree.SubElement(unit, "notes")
        etree.SubElement(notes, "note", {"category": "diglot"}).text = safe_text(note)
    ours = tokens(item.source)
    theirs = matched(tokens(item.target), ours)
    data = _Data(unit, (*ours, *theirs))
    state, substate = _STATES[item.state]
    segment = etree.SubElement(unit, "segment", {"id": "s1", "state": state})
    if substate:
        segment.set("subState", substate)
    _write_text(etree.SubElement(segment, "source"), ours, data)
    if item.target:
        _write_text(etree.SubElement(segment, "target"), theirs, data)


class _Data:
    """The original data of a unit: each text of a code once, with its id."""

    def __init__(self, unit: Element, found: tuple[Token, ...]) -> None:
        from lxml import etree  # noqa: PLC0415  # as above

        texts = dict.fromkeys(token.text for token in found if isinstance(token, Code))
        self.ids = {text: f"d{number}" for number, text in enumerate(texts, 1)}
        if self.ids:
            element = etree.SubElement(unit, "originalData")
            for text, name in self.ids.items():
                etree.SubElement(element, "data", {"id": name}).text = safe_text(text)


def _write_text(element: Element, found: tuple[Token, ...], data: _Data) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    inside = [element]
    last = None
    closing = {token.number: token for token in found if isinstance(token, Code) and token.place is Place.CLOSE}
    for token in found:
        if isinstance(token, str):
            _append(inside[-1], last, safe_text(token))
        elif token.place is Place.CLOSE:
            last = inside.pop()
        elif token.place is Place.OPEN:
            ends = closing[token.number]
            attributes = {"dataRefStart": data.ids[token.text], "dataRefEnd": data.ids[ends.text]}
            inside.append(etree.SubElement(inside[-1], "pc", {"id": str(token.number), **attributes, **_type(token)}))
            last = None
        else:
            last = etree.SubElement(inside[-1], "ph", {"id": str(token.number), "dataRef": data.ids[token.text]})


def _type(code: Code) -> dict[str, str]:
    if code.what in _FORMATS:
        return {"type": "fmt", "subType": _FORMATS[code.what]}
    return {"type": _KINDS[code.what]} if code.what in _KINDS else {}


def _append(element: Element, last: Element, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def read(data: bytes, name: str) -> Parcel:
    """The parcel that an XLIFF 2 file holds. A unit that a tool has parted into segments is put together again."""
    root = parsed_xml(data, name)
    source, target = root.get("srcLang"), root.get("trgLang")
    if not source or not target:
        raise refused(name, root.sourceline, "<xliff> does not say its source and target language")
    sheets = tuple(
        Sheet((file.get("original") or "").removesuffix(".md"), tuple(_items(file, name)), file.sourceline)
        for file in root.iter("{*}file")
    )
    if not sheets:
        raise refused(name, root.sourceline, "no <file> in it")
    return Parcel(source, target, sheets, line=root.sourceline)


def _items(file: Element, name: str) -> Iterator[Item]:
    seen: set[str] = set()
    for unit in file.iter("{*}unit"):
        key = unit.get("id")
        if key is None or unit.find(".//{*}source") is None:
            raise refused(name, unit.sourceline, "a <unit> without id or <source>")
        if key in seen:
            raise refused(name, unit.sourceline, f"the id {key} stands twice")
        seen.add(key)
        original = {one.get("id"): "".join(one.itertext()) for one in unit.iter("{*}data")}
        known = {code.get("id"): code for code in unit.iter("{*}pc", "{*}ph", "{*}sc") if code.get("id")}
        parts = [one for one in unit if isinstance(one.tag, str) and one.tag.endswith(("}segment", "}ignorable"))]
        target = "".join(_side(part, "target", original, known) for part in parts)
        yield Item(
            key=key.removeprefix("u-"),
            source="".join(_side(part, "source", original, known) for part in parts),
            target=target,
            state=_state(parts) if target.strip() else ItemState.MISSING,
            mark=Mark.read(_meta(unit, "mark")),
            part=_meta(unit, "part"),
            line=unit.sourceline,
            locked="it is locked" if unit.get("translate") == "no" else "",
        )


def _side(part: Element, name: str, original: dict[str, str], known: dict[str, Element]) -> str:
    element = part.find(f"{{*}}{name}")
    if element is None and name == "target" and part.tag.endswith("}ignorable"):
        element = part.find("{*}source")
    return "" if element is None else _text(element, original, known)


def _meta(unit: Element, kind: str) -> str:
    found = (one.text or "" for one in unit.iter(f"{{{_METADATA}}}meta") if one.get("type") == kind)
    return next(found, "")


def _state(parts: list[Element]) -> ItemState:
    """The state of a unit: that of the segment which needs most work."""
    segments = [part for part in parts if part.tag.endswith("}segment")]
    states = {segment.get("state", "initial") for segment in segments}
    if states <= {"final", "reviewed"}:
        return ItemState.FINAL
    named = {_SUBSTATES.get(segment.get("subState") or "") for segment in segments} - {None}
    return named.pop() or ItemState.DRAFT if named else ItemState.DRAFT


def _text(element: Element, original: dict[str, str], known: dict[str, Element]) -> str:
    parts = [element.text or ""]
    for child in element:
        kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        model = known.get(child.get("startRef") or child.get("id") or "", child)

        def data(name: str, child: Element = child, model: Element = model) -> str:
            return original.get(child.get(name) or model.get(name) or "", "")

        if kind == "pc":
            parts += [data("dataRefStart"), _text(child, original, known), data("dataRefEnd")]
        elif kind in {"ph", "sc", "ec"}:
            parts.append(data("dataRef"))
        elif kind == "mrk":
            parts.append(_text(child, original, known))
        # A <cp> is a character that XML cannot hold, and no entry either: it is left out.
        parts.append(child.tail or "")
    return "".join(parts)
