"""xliff: XLIFF 1.2 (OASIS 2008), which every translator's tool reads.

Each entry is a `<file>`, each segment a `<trans-unit>`. Markup stands in `<bpt>`, `<ept>` and `<ph>`, which tools show
as tags and protect. The mark of the export is a `<context>` of our own type, allowed by the strict schema.
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

NAME = "xliff"
_SUFFIXES = (".xlf", ".xliff", ".mqxliff", ".sdlxliff", ".xml")
_VERSION = re.compile(rb"<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*[\"']1")
SUFFIX = ".xlf"
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES = {
    ItemState.MISSING: "needs-translation",
    ItemState.CHANGED: "needs-review-translation",
    ItemState.MACHINE: "needs-review-translation",
    ItemState.DRAFT: "translated",
    ItemState.FINAL: "final",
}
_FINAL = frozenset({"final", "signed-off"})
_CTYPES = {"bold": "bold", "italic": "italic", "link": "link", "image": "image"}


def accepts(name: str, data: bytes) -> bool:
    """XLIFF of version 1, also under the names that tools give it."""
    return name.lower().endswith(_SUFFIXES) and _VERSION.search(data[:4096]) is not None


def write(parcel: Parcel) -> bytes:
    """The parcel as XLIFF 1.2, valid by the strict schema."""
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    root = etree.Element("xliff", {"version": "1.2"}, nsmap={None: _NAMESPACE})
    for sheet in parcel.sheets:
        file = etree.SubElement(
            root,
            "file",
            {
                "original": f"{sheet.key}.md",
                "source-language": parcel.source,
                "target-language": parcel.target,
                "datatype": "x-markdown",
                "tool-id": "diglot",
            },
        )
        etree.SubElement(etree.SubElement(file, "header"), "tool", {"tool-id": "diglot", "tool-name": "diglot"})
        body = etree.SubElement(file, "body")
        for item in sheet.items:
            _write_unit(body, item, parcel)
    return written_xml(root)


def _write_unit(body: Element, item: Item, parcel: Parcel) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    attributes = {"id": item.key, "approved": "yes" if item.state is ItemState.FINAL else "no"}
    if item.locked:
        attributes["translate"] = "no"
    unit = etree.SubElement(body, "trans-unit", attributes)
    unit.set(_SPACE, "preserve")
    ours = tokens(item.source)
    _write_text(etree.SubElement(unit, "source", {_LANG: parcel.source}), ours)
    state = {"state": _STATES[item.state], _LANG: parcel.target}
    if item.state is ItemState.MACHINE:
        state["state-qualifier"] = "leveraged-mt"
    _write_text(etree.SubElement(unit, "target", state), matched(tokens(item.target), ours))
    group = etree.SubElement(unit, "context-group", {"purpose": "x-diglot"})
    for kind, text in (("x-diglot-mark", str(item.mark or "")), ("x-diglot-part", item.part)):
        if text:
            etree.SubElement(group, "context", {"context-type": kind}).text = text
    if note := note_of(item, parcel.source):
        etree.SubElement(unit, "note", {"from": "diglot", "annotates": "source"}).text = safe_text(note)
    if item.was_source or item.was_target:
        before = etree.SubElement(unit, "alt-trans", {"alttranstype": "previous-version"})
        etree.SubElement(before, "source").text = safe_text(item.was_source or item.source)
        etree.SubElement(before, "target").text = safe_text(item.was_target or item.target)


def _write_text(element: Element, found: tuple[Token, ...]) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    names = {Place.OPEN: "bpt", Place.CLOSE: "ept", Place.ALONE: "ph"}
    last = None
    for token in found:
        if isinstance(token, Code):
            attributes = {"id": str(token.number)}
            if token.place is not Place.CLOSE and token.what in _CTYPES:
                attributes["ctype"] = _CTYPES[token.what]
            last = etree.SubElement(element, names[token.place], attributes)
            last.text = safe_text(token.text)
        elif last is None:
            element.text = safe_text(token)
        else:
            last.tail = safe_text(token)


def read(data: bytes, name: str) -> Parcel:
    """The parcel that an XLIFF 1.x file holds; every `<file>` must be in the same two languages."""
    root = parsed_xml(data, name)
    sheets: list[Sheet] = []
    languages: set[tuple[str, str]] = set()
    for file in root.iter(f"{{{_NAMESPACE}}}file", "file", "{urn:oasis:names:tc:xliff:document:1.1}file"):
        source, target = file.get("source-language"), file.get("target-language") or _target_language(file)
        if not source or not target:
            raise refused(name, file.sourceline, "<file> does not say its source and target language")
        languages.add((source, target))
        sheets.append(Sheet(_key(file.get("original") or ""), tuple(_items(file, name)), file.sourceline))
    if len(languages) != 1:
        line = sheets[-1].line if sheets else 1
        raise refused(name, line, "its files are in several languages" if sheets else "no <file> in it")
    source, target = languages.pop()
    return Parcel(source, target, tuple(sheets), line=sheets[0].line)


def _target_language(file: Element) -> str | None:
    found = {element.get(_LANG) for element in file.iter("{*}target")} - {None}
    return found.pop() if len(found) == 1 else None


def _key(original: str) -> str:
    return original.removesuffix(".md")


def _items(file: Element, name: str) -> Iterator[Item]:
    seen: set[str] = set()
    for unit in file.iter("{*}trans-unit"):
        key, source = unit.get("id"), unit.find("{*}source")
        if key is None or source is None:
            raise refused(name, unit.sourceline, "a <trans-unit> without id or <source>")
        if key in seen:
            raise refused(name, unit.sourceline, f"the id {key} stands twice")
        seen.add(key)
        target = unit.find("{*}target")
        known = _native(source)
        text = _text(target, known) if target is not None else ""
        yield Item(
            key=key,
            source=_text(source, known),
            target=text,
            state=_state(unit, target) if text.strip() else ItemState.MISSING,
            mark=Mark.read(_context(unit, "x-diglot-mark")),
            part=_context(unit, "x-diglot-part"),
            line=unit.sourceline,
            locked="it is locked" if unit.get("translate") == "no" else "",
        )


def _context(unit: Element, kind: str) -> str:
    found = (one.text or "" for one in unit.iter("{*}context") if one.get("context-type") == kind)
    return next(found, "")


def _state(unit: Element, target: Element) -> ItemState:
    written = target.get("state") or ""
    if written in _FINAL or (unit.get("approved") == "yes" and not written.startswith("needs-")):
        return ItemState.FINAL
    if (target.get("state-qualifier") or "").endswith("mt"):
        return ItemState.MACHINE
    return ItemState.CHANGED if written.startswith("needs-") else ItemState.DRAFT


def _native(source: Element) -> dict[str, tuple[str, str]]:
    """What each code of a source stands for: for tools that write `<g>` and `<x>` where they read others."""
    known: dict[str, tuple[str, str]] = {}
    for code in source.iter("{*}bpt", "{*}ept", "{*}ph", "{*}it"):
        number = code.get("id") or ""
        opening, closing = known.get(number, ("", ""))
        written = "".join(code.itertext())
        known[number] = (opening, written) if code.tag.endswith("}ept") or code.tag == "ept" else (written, closing)
    return known


def _text(element: Element, known: dict[str, tuple[str, str]]) -> str:
    parts = [element.text or ""]
    for child in element:
        kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        opening, closing = known.get(child.get("id") or "", ("", ""))
        if kind == "g":
            parts += [opening, _text(child, known), closing]
        elif kind in {"x", "bx"}:
            parts.append(opening or child.get("equiv-text") or "")
        elif kind == "ex":
            parts.append(closing)
        elif kind in {"bpt", "ept", "ph", "it"} and not (child.text or len(child)):
            parts.append(closing if kind == "ept" else opening)
        elif kind:
            parts.append(_text(child, known))
        parts.append(child.tail or "")
    return "".join(parts)
