"""tbx: a termbase (TBX-Basic).

Written as TBX-Basic of 2008 (`<martif>`), which translators' tools read today; read as that and as the dialect of
ISO 30042:2019 (`<tbx>`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.exchange.hardened import parsed_xml, refused, safe_text
from diglot.exchange.layout import written_xml
from diglot.exchange.term_table import refuse_formulas, row
from diglot.markdown import one_line
from diglot.model.termbase import Concept, Term, Termbase, TermStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.exchange.hardened import Element

__all__ = ["NAME", "SUFFIX", "accepts", "read", "write"]

NAME = "tbx"
SUFFIX = ".tbx"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_STATUSES = {
    TermStatus.PREFERRED: "preferredTerm-admn-sts",
    TermStatus.ADMITTED: "admittedTerm-admn-sts",
    TermStatus.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_NO_NAME = re.compile(r"[^A-Za-z0-9.-]")
_ESCAPED = re.compile(r"_x((?:10|[1-9A-F])?[0-9A-F]{4})_")
_READ = {written: status for status, written in _STATUSES.items()} | {
    "supersededTerm-admn-sts": TermStatus.FORBIDDEN,
    "preferred": TermStatus.PREFERRED,
    "admitted": TermStatus.ADMITTED,
    "notRecommended": TermStatus.FORBIDDEN,
    "deprecated": TermStatus.FORBIDDEN,
    "obsolete": TermStatus.FORBIDDEN,
}


def accepts(name: str, data: bytes) -> bool:
    """Files that are called TBX."""
    return name.lower().endswith(".tbx") and bool(data)


def write(termbase: Termbase, *, locales: Sequence[str]) -> bytes:
    """All concepts with their terms in `locales`, the first of which is the language of the file's own words.

    Raises `DiglotError` where there are none: TBX has no empty termbase.
    """
    from lxml import etree  # noqa: PLC0415  # it takes longer to import than most commands run

    root = etree.Element("martif", {"type": "TBX-Basic", _LANG: locales[0]})
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(header, "fileDesc")
    source = etree.SubElement(description, "sourceDesc")
    etree.SubElement(source, "p").text = "The termbase of a diglot project"
    encoding = etree.SubElement(header, "encodingDesc")
    etree.SubElement(encoding, "p", {"type": "XCSURI"}).text = "TBXBasicXCSV02.xcs"
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for concept in termbase.concepts:
        if any(term.locale in locales for term in concept.terms):
            _write_concept(body, concept, locales)
    if not len(body):
        raise DiglotError("export: the termbase holds no terms")
    return written_xml(root, doctype='<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">')


def _write_concept(body: Element, concept: Concept, locales: Sequence[str]) -> None:
    from lxml import etree  # noqa: PLC0415  # as above

    entry = etree.SubElement(body, "termEntry", {"id": _id(concept.key)})
    for locale in locales:
        terms = [term for term in concept.terms if term.locale == locale]
        if not terms:
            continue
        language = etree.SubElement(entry, "langSet", {_LANG: locale})
        if definition := concept.definitions.get(locale):
            group = etree.SubElement(language, "descripGrp")
            etree.SubElement(group, "descrip", {"type": "definition"}).text = safe_text(definition)
        for term in terms:
            group = etree.SubElement(language, "tig")
            etree.SubElement(group, "term").text = safe_text(term.text)
            status = etree.SubElement(group, "termNote", {"type": "administrativeStatus"})
            status.text = _STATUSES[term.status]


def _id(key: str) -> str:
    """An identifier of XML for the key of a concept, which may be any text; `_key` reads it."""
    return "c-" + _NO_NAME.sub(lambda match: f"_x{ord(match.group()):04X}_", key)


def _key(identifier: str) -> str:
    written = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), identifier.removeprefix("c-"))
    return one_line(safe_text(written))


def read(data: bytes, name: str, *, locales: Sequence[str]) -> Termbase:
    """The concepts of a termbase in `locales`. Raises `DiglotError` where it is broken, or in other languages."""
    root = parsed_xml(data, name)
    if str(root.tag).rpartition("}")[2] not in {"martif", "tbx", "TBX"}:
        raise refused(name, root.sourceline, "not a termbase: its root is neither <martif> nor <tbx>")
    concepts = tuple(
        _concept(entry, locales, name)
        for entry in root.iter("{*}termEntry", "{*}conceptEntry")
        if any(True for _ in entry.iter("{*}term"))
    )
    if not any(concept.terms for concept in concepts):
        raise refused(name, root.sourceline, f"no term in {' or '.join(locales)}")
    _expect_languages(root, name, concepts, locales)
    return Termbase(tuple(concept for concept in concepts if concept.terms))


def _expect_languages(root: Element, name: str, concepts: Sequence[Concept], locales: Sequence[str]) -> None:
    """Refuse a termbase between one of `locales` and a language that is none of them."""
    sections = [section for section in root.iter("{*}langSet", "{*}langSec") if _locale(section, locales) is None]
    if sections and len({term.locale for concept in concepts for term in concept.terms}) < 2:
        reason = f"its terms are in {_code(sections[0])}, the corpus in {', '.join(locales)}"
        raise refused(name, sections[0].sourceline, reason)


def _code(section: Element) -> str:
    return (section.get(_LANG) or section.get("lang") or "").replace("_", "-").lower()


def _locale(section: Element, locales: Sequence[str]) -> str | None:
    """The one of `locales` in which the terms of a section are."""
    code = _code(section)
    return next((one for one in locales if one.lower() in {code, code.partition("-")[0]}), None)


def _concept(entry: Element, locales: Sequence[str], name: str) -> Concept:
    terms: list[Term] = []
    definitions: dict[str, str] = {}
    general = _definition(entry, inside=False)
    for section in entry.iter("{*}langSet", "{*}langSec"):
        if (locale := _locale(section, locales)) is None:
            continue
        if definition := _definition(section, inside=True) or (general if locale == locales[0] else ""):
            definitions.setdefault(locale, definition)
        for group in section.iter("{*}tig", "{*}ntig", "{*}termSec"):
            terms += _terms(group, locale, any(term.locale == locale for term in terms))
    concept = Concept(_key(entry.get("id") or entry.get(_ID) or ""), tuple(terms), definitions)
    refuse_formulas(row(concept, locales).values(), name, entry.sourceline)
    return concept


def _definition(element: Element, *, inside: bool) -> str:
    places = (
        element.iter("{*}descrip")
        if inside
        else element.xpath("./*[local-name()='descrip'] | ./*[local-name()='descripGrp']/*[local-name()='descrip']")
    )
    return next((one_line("".join(one.itertext())) for one in places if one.get("type") == "definition"), "")


def _terms(group: Element, locale: str, has_one: bool) -> list[Term]:
    """The term of a group; one without a status is preferred if it is the first."""
    noted = (one.text or "" for one in group.iter("{*}termNote") if one.get("type") == "administrativeStatus")
    status = _READ.get(next(noted, "").strip(), TermStatus.ADMITTED if has_one else TermStatus.PREFERRED)
    term = group.find(".//{*}term")
    text = one_line("".join(term.itertext())) if term is not None else ""
    return [Term(text, locale, status)] if text else []
