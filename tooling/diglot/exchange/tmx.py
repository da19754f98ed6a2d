"""tmx: a translation memory (TMX 1.4b, LISA 2005), with the markup of each segment as codes (level 2)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from diglot import __version__
from diglot.exchange.hardened import parsed_xml, refused, safe_text
from diglot.exchange.inline import Code, Place, matched, tokens
from diglot.exchange.layout import written_xml
from diglot.markdown import one_line
from diglot.model.unit import Origin, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diglot.exchange.hardened import Element
    from diglot.exchange.inline import Token

__all__ = ["NAME", "SUFFIX", "accepts", "read", "write"]

NAME = "tmx"
SUFFIX = ".tmx"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MACHINE = "x-diglot-engine"
_OMEGAT_TAG = re.compile(r"</?[a-z]\d+/?>")
"""OmegaT's own tags (`<b0>`, `</b0>`, `<x1/>`), which a memory of level 1 holds as text."""
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})


def accepts(name: str, data: bytes) -> bool:
    """Files that are called TMX."""
    return name.lower().endswith(".tmx") and bool(data)


def write(units: Mapping[str, Iterable[Unit]], *, languages: tuple[str, str]) -> bytes:
    """The units of entries (by key) that have a text in both languages."""
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    root = etree.Element("tmx", {"version": "1.4"})
    header = {"creationtool": "diglot", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "diglot"}
    etree.SubElement(root, "header", header | {"adminlang": "en", "srclang": languages[0], "datatype": "x-markdown"})
    body = etree.SubElement(root, "body")
    for key, found in units.items():
        for unit in found:
            # What spans lines is code, which nobody translates.
            if unit.source and unit.target and "\n" not in unit.source + unit.target:
                _write_unit(body, key, unit, languages)
    return written_xml(root, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">')


def _write_unit(body: Element, key: str, unit: Unit, languages: tuple[str, str]) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    element = etree.SubElement(body, "tu")
    if unit.agreed_on:
        element.set("changedate", f"{unit.agreed_on:%Y%m%d}T000000Z")
    if unit.by:
        element.set("changeid", safe_text(unit.by))
    etree.SubElement(element, "prop", {"type": "x-diglot-entry"}).text = key
    if unit.origin is not Origin.HUMAN:
        etree.SubElement(element, "prop", {"type": _MACHINE}).text = safe_text(unit.engine or unit.origin.value)
    ours = tokens(unit.source)
    for code, found in zip(languages, (ours, matched(tokens(unit.target), ours)), strict=True):
        variant = etree.SubElement(element, "tuv", {_LANG: code})
        _write_text(etree.SubElement(variant, "seg"), found)


def _write_text(segment: Element, found: tuple[Token, ...]) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    names = {Place.OPEN: "bpt", Place.CLOSE: "ept", Place.ALONE: "ph"}
    last = None
    for token in found:
        if isinstance(token, Code):
            number = str(token.number)
            by_place = {Place.OPEN: {"i": number, "x": number}, Place.CLOSE: {"i": number}, Place.ALONE: {"x": number}}
            last = etree.SubElement(segment, names[token.place], by_place[token.place])
            last.text = safe_text(token.text)
        elif last is None:
            segment.text = safe_text(token)
        else:
            last.tail = safe_text(token)


def read(data: bytes, name: str, *, languages: tuple[str, str]) -> tuple[Unit, ...]:
    """The units of a memory in two languages, each once; markup that is no Markdown is left out.

    Raises `DiglotError` where the file is broken, no memory, or has no unit in both languages.
    """
    root = parsed_xml(data, name)
    if _name(root) != "tmx":
        raise refused(name, root.sourceline, "not a translation memory: its root is no <tmx>")
    header = root.find("{*}header")
    tool = "" if header is None else header.get("creationtool", "")
    found: dict[tuple[str, str], Unit] = {}
    others: set[str] = set()
    for element in root.iter("{*}tu"):
        texts: dict[str, tuple[str, Element]] = {}
        for variant in element.findall("{*}tuv"):
            code = variant.get(_LANG) or variant.get("lang") or ""
            segment = variant.find("{*}seg")
            if segment is None:
                raise refused(name, variant.sourceline, "a <tuv> without <seg>")
            text = one_line(_text(segment, tool))
            for wanted in languages:
                if _same_language(code, wanted) and text:
                    texts.setdefault(wanted, (text, variant))
            others.add(code)
        if len(texts) == len(languages):
            source, target = (texts[code][0] for code in languages)
            found.setdefault((source, target), _unit(element, source, target, texts[languages[1]][1]))
    if not found:
        in_it = ", ".join(sorted(others - {""})) or "no language"
        raise refused(name, root.sourceline, f"no unit in {languages[0]} and {languages[1]}: it is in {in_it}")
    return tuple(found.values())


def _same_language(code: str, wanted: str) -> bool:
    return code.replace("_", "-").lower().partition("-")[0] == wanted.lower().partition("-")[0]


def _unit(element: Element, source: str, target: str, variant: Element) -> Unit:
    engine = next((one.text or "" for one in element.iter("{*}prop") if one.get("type") == _MACHINE), None)
    by = _either(variant, element, "changeid") or _either(variant, element, "creationid")
    date = _either(variant, element, "changedate") or _either(variant, element, "creationdate")
    origin = Origin.HUMAN if engine is None else Origin.ENGINE
    return Unit(source, target, origin, engine or None, agreed_on=_day(date), by=by or None)


def _either(variant: Element, element: Element, name: str) -> str:
    return str(variant.get(name) or element.get(name) or "")


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(written[:8], "%Y%m%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        return None


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(segment: Element, tool: str) -> str:
    """The text of a segment. Codes hold Markdown where diglot wrote them; what other tools put there is no text."""
    is_ours = tool == "diglot"
    parts = [segment.text or ""]
    for child in segment:
        name = _name(child) if isinstance(child.tag, str) else ""
        if name == "hi" or (is_ours and name in _CODES):
            parts.append(_text(child, tool))
        parts.append(child.tail or "")
    text = "".join(parts)
    return _OMEGAT_TAG.sub("", text) if tool.lower().startswith("omegat") else text
