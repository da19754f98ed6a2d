"""docx: a table that a reviewer fills in in Word, each segment a row: number, source, translation, state.

What diglot needs to know stands in the number cells as hidden text. Bold, italic and links are shown as such, all other
markup as it is written, in grey. Reading it is in `docx_table`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from diglot.exchange.formats.docx_table import CODE_STYLE, HEAD, read_tables
from diglot.exchange.formats.notes import note_of
from diglot.exchange.hardened import safe_text
from diglot.exchange.parcel import ItemState
from diglot.exchange.styles import styled
from diglot.lang import language, language_name

if TYPE_CHECKING:
    from diglot.exchange.hardened import Element
    from diglot.exchange.parcel import Item, Parcel, Sheet
    from diglot.exchange.styles import Run

__all__ = ["NAME", "SUFFIX", "accepts", "read", "write"]

NAME = "docx"
SUFFIX = ".docx"
_ZIP = b"PK\x03\x04"
_WIDTHS = (1.1, 11.4, 11.4, 3.4)
"""Of the columns in centimetres: what A4 across leaves between margins of 1.2."""
_GREY, _BLUE, _PALE = "5F6368", "0B57D0", "F1F3F4"
_COLOURS = {
    ItemState.MISSING: "FCE8E6",
    ItemState.CHANGED: "FEF7E0",
    ItemState.MACHINE: "FEF7E0",
    ItemState.DRAFT: "FFFFFF",
    ItemState.FINAL: "E6F4EA",
}


def accepts(name: str, data: bytes) -> bool:
    """Word files."""
    return name.lower().endswith((".docx", ".docm")) or data.startswith(_ZIP)


def read(data: bytes, name: str) -> Parcel:
    """The parcel that a Word file holds. Raises `DiglotError` where it is none that diglot wrote."""
    return read_tables(data, name)


def write(parcel: Parcel) -> bytes:
    """The parcel as a Word file, with instructions in the language of the translation."""
    import docx  # noqa: PLC0415  # loaded when it is used
    from docx.shared import Cm, Pt  # noqa: PLC0415  # as above

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(0)
    _add_code_style(document)
    phrases = language(parcel.target).phrases
    document.core_properties.title = ", ".join(sheet.key for sheet in parcel.sheets)[:250]
    document.core_properties.author = document.core_properties.comments = "diglot"
    document.core_properties.language = parcel.target
    for number, sheet in enumerate(parcel.sheets):
        heading = document.add_heading(safe_text(_title(sheet)), level=1)
        heading.paragraph_format.page_break_before = number > 0
        if not number:
            for line in ("exchange how source", "exchange how target", "exchange how state"):
                document.add_paragraph(phrases[line], style="List Bullet")
        _write_table(document, sheet, parcel)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _title(sheet: Sheet) -> str:
    titles = (item.target or item.source for item in sheet.items if item.part == "title")
    return next(titles, sheet.key)


def _add_code_style(document: Element) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415  # as above
    from docx.shared import RGBColor  # noqa: PLC0415  # as above

    style = document.styles.add_style(CODE_STYLE, WD_STYLE_TYPE.CHARACTER)
    style.font.name = "Consolas"
    style.font.color.rgb = RGBColor.from_string(_GREY)


def _write_table(document: Element, sheet: Sheet, parcel: Parcel) -> None:
    from docx.shared import Cm  # noqa: PLC0415  # as above

    phrases = language(parcel.target).phrases
    table = document.add_table(rows=len(sheet.items) + 1, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    rows = [list(row.cells) for row in table.rows]
    names = [language_name(code, parcel.target).capitalize() for code in (parcel.source, parcel.target)]
    heads = ["", phrases["exchange source column"].format(language=names[0]), names[1], phrases["exchange state"]]
    for cell, head, width in zip(rows[0], heads, _WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(head).bold = True
        _shade(cell, _PALE)
    _hide(rows[0][0], f"{HEAD} {parcel.source} {parcel.target} {sheet.key}")
    for row in table.rows:
        _set(row, "w:cantSplit")
    _set(table.rows[0], "w:tblHeader")
    for number, (item, cells) in enumerate(zip(sheet.items, rows[1:], strict=True), 1):
        for cell, width in zip(cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
        cells[0].paragraphs[0].add_run(str(number))
        _hide(cells[0], f" {item.key} {item.mark or '-'} {item.state.value} {'locked' if item.locked else 'open'}")
        _write_text(cells[1], item.source)
        _shade(cells[1], _PALE)
        _write_text(cells[2], item.target)
        _write_state(cells[3], item, parcel)


def _write_state(cell: Element, item: Item, parcel: Parcel) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415  # as above

    cell.paragraphs[0].add_run(language(parcel.target).phrases[f"exchange state {item.state.value}"])
    _shade(cell, _COLOURS[item.state])
    if note := note_of(item, parcel.target):
        run = cell.add_paragraph().add_run(safe_text(note))
        run.font.size = Pt(8)
        run.font.color.rgb = RGBColor.from_string(_GREY)


def _write_text(cell: Element, markdown: str) -> None:
    paragraph = cell.paragraphs[0]
    for run in styled(markdown):
        if run.link:
            _add_link(paragraph, run)
        else:
            _format(paragraph.add_run(safe_text(run.text)), run)


def _format(written: Element, run: Run) -> None:
    if run.code:
        written.style = CODE_STYLE
    written.bold = run.bold or None
    written.italic = run.italic or None


def _add_link(paragraph: Element, run: Run) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415  # as above
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above
    from docx.shared import RGBColor  # noqa: PLC0415  # as above
    from docx.text.run import Run as DocxRun  # noqa: PLC0415  # as above

    link = OxmlElement("w:hyperlink")
    address = run.link.removeprefix("](").partition(" ")[0].removesuffix(")")
    if run.link.startswith("]("):
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        link.set(qn("w:anchor"), "diglot")
    # The whole closing code, which Word shows as a tip and keeps: addresses it may rewrite.
    link.set(qn("w:tooltip"), safe_text(run.link))
    written = DocxRun(OxmlElement("w:r"), paragraph)
    written.text = safe_text(run.text)
    _format(written, run)
    written.font.underline = True
    written.font.color.rgb = RGBColor.from_string(_BLUE)
    link.append(written._element)  # noqa: SLF001  # python-docx has no way to put a run into a link
    paragraph._p.append(link)  # noqa: SLF001  # as above


def _hide(cell: Element, text: str) -> None:
    run = cell.paragraphs[0].add_run(text)
    run.font.hidden = True


def _shade(cell: Element, colour: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above
    from docx.oxml.ns import qn  # noqa: PLC0415  # as above

    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001  # python-docx has no shading


def _set(row: Element, property_: str) -> None:
    """Set a property of a row: `w:tblHeader` (again at the top of each page), `w:cantSplit` (on one page)."""
    from docx.oxml import OxmlElement  # noqa: PLC0415  # as above

    row._tr.get_or_add_trPr().append(OxmlElement(property_))  # noqa: SLF001  # as above
