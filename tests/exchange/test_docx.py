# ruff: noqa: SLF001  # python-docx makes no tracked changes; its elements do
"""A reviewer works in Word: in any runs, with tracked changes, and writes OK."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.exchange.conftest import FRENCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exchange.conftest import _Desk

GATE = "Sonnez au portail."
EDITED = FRENCH.replace(GATE, "Sonnez à l’entrée.")


def cells(document: Any, text: str) -> list[Any]:
    """The cells of the row whose translation is `text`."""
    rows = [row.cells for table in document.tables for row in table.rows]
    return list(next(row for row in rows if row[2].text == text))


def reviewed(desk: _Desk, change: Callable[[Any], None]) -> Any:
    path = desk.export("docx", out="a.docx")
    document = docx.Document(str(path))
    change(document)
    document.save(str(path))
    return path


def test_the_header_tells_the_reviewer_what_to_do_in_his_language(desk: _Desk) -> None:
    document = docx.Document(str(desk.export("docx", out="a.docx")))
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Corrigez directement la colonne blanche." in told
    visible = [
        "".join(run.text for run in cell.paragraphs[0].runs if not run.font.hidden)
        for cell in document.tables[0].rows[0].cells
    ]
    assert visible == ["", "Anglais (ne pas modifier)", "Français", "État"]


def test_no_row_is_split_over_two_pages_and_the_head_is_on_each(desk: _Desk) -> None:
    document = docx.Document(str(desk.export("docx", out="a.docx")))
    set_for = [[child.tag for child in row._tr.trPr] for table in document.tables for row in table.rows]
    assert all(qn("w:cantSplit") in tags for tags in set_for)
    assert [qn("w:tblHeader") in tags for tags in set_for].count(True) == len(document.tables)


def test_links_emphasis_and_code_are_shown(desk: _Desk) -> None:
    document = docx.Document(str(desk.export("docx", out="a.docx")))
    forty = cells(document, "Le parc compte quarante places.")[2].paragraphs[0].runs
    assert [(run.text, run.bold) for run in forty] == [
        ("Le parc compte ", None),
        ("quarante", True),
        (" places.", None),
    ]
    rules = next(c for t in document.tables for c in t.columns[2].cells if "règlement" in c.text).paragraphs[0]
    assert next((link.text, link.address) for link in rules.hyperlinks) == ("le règlement ", "rules.md")
    assert [run.text for run in rules.runs if run.style.name == "Diglot code"] == ["`22:00`"]


def test_text_in_many_runs_is_one_text(desk: _Desk) -> None:
    def change(document: Any) -> None:
        paragraph = cells(document, GATE)[2].paragraphs[0]
        paragraph.runs[0].text = ""
        for part in ("Son", "nez", " ", "à l", "’ent", "rée", "."):
            paragraph.add_run(part)

    report = desk.take(reviewed(desk, change))
    assert (report["applied"], report["refused"], report["conflicts"]) == (1, 0, 0)
    assert desk.text("content/fr/parking.md") == EDITED


def tracked(name: str, text: str) -> Any:
    change = OxmlElement(f"w:{name}")
    change.set(qn("w:id"), "9")
    change.set(qn("w:author"), "Léa")
    run = OxmlElement("w:r")
    inner = OxmlElement("w:delText" if name in {"del", "moveFrom"} else "w:t")
    inner.set(qn("xml:space"), "preserve")
    inner.text = text
    run.append(inner)
    change.append(run)
    return change


def test_of_tracked_changes_what_is_kept_counts(desk: _Desk) -> None:
    def change(document: Any) -> None:
        paragraph = cells(document, GATE)[2].paragraphs[0]
        paragraph.runs[0].text = "Sonnez "
        paragraph._p.append(tracked("del", "au portail"))
        paragraph._p.append(tracked("ins", "à l’entrée"))
        paragraph.add_run(".")
        paragraph._p.append(tracked("moveFrom", " Merci."))

    assert desk.take(reviewed(desk, change))["applied"] == 1
    assert desk.text("content/fr/parking.md") == EDITED


def test_words_made_bold_or_turned_into_two_paragraphs_are_read(desk: _Desk) -> None:
    def change(document: Any) -> None:
        cell = cells(document, GATE)[2]
        cell.paragraphs[0].runs[0].text = "Sonnez "
        bold = cell.paragraphs[0].add_run("fort ")
        bold.bold = True
        cell.add_paragraph("au portail.")

    desk.take(reviewed(desk, change))
    assert desk.text("content/fr/parking.md") == FRENCH.replace(GATE, "Sonnez **fort** au portail.")


def test_french_spaces_and_quotes_stay_as_they_were_typed(desk: _Desk) -> None:
    new = "Dites «\u202fbonjour\u202f»\u00a0: c’est l’usage\u202f!"

    def change(document: Any) -> None:
        cells(document, GATE)[2].paragraphs[0].runs[0].text = new

    desk.take(reviewed(desk, change))
    assert desk.text("content/fr/parking.md") == FRENCH.replace(GATE, new)


@pytest.mark.parametrize("written", ["OK", "ok.", "Vu", "✓"])
def test_ok_in_the_last_column_approves_the_row(desk: _Desk, written: str) -> None:
    def change(document: Any) -> None:
        cells(document, GATE)[3].paragraphs[0].runs[0].text = written

    report = desk.take(reviewed(desk, change), "--by", "Léa")
    assert (report["applied"], report["approved"]) == (0, 1)
    assert '"source": "Ring at the gate.", "target": "Sonnez au portail."' in desk.text("memory/en-fr/parking.jsonl")


def test_a_row_whose_source_was_changed_is_refused(desk: _Desk) -> None:
    def change(document: Any) -> None:
        row = cells(document, GATE)
        row[1].paragraphs[0].runs[0].text = "Ring the bell."
        row[2].paragraphs[0].runs[0].text = "Sonnez."

    report = desk.take(reviewed(desk, change))
    assert (report["applied"], report["refused"]) == (0, 1)
    assert desk.text("content/fr/parking.md") == FRENCH


def test_rows_that_were_deleted_or_moved_leave_the_others_right(desk: _Desk) -> None:
    def change(document: Any) -> None:
        cells(document, GATE)[2].paragraphs[0].runs[0].text = "Sonnez à l’entrée."
        table = next(table for table in document.tables if len(table.rows) > 10)._tbl
        rows = table.tr_lst
        table.remove(rows[1])
        moved = copy.deepcopy(rows[2])
        table.remove(rows[2])
        table.append(moved)

    report = desk.take(reviewed(desk, change))
    assert (report["applied"], report["refused"], report["conflicts"]) == (1, 0, 0)
    assert desk.text("content/fr/parking.md") == EDITED


def test_a_link_moves_with_its_words_and_cannot_be_lost(desk: _Desk) -> None:
    def change(document: Any) -> None:
        cell = next(c for t in document.tables for c in t.columns[2].cells if "règlement" in c.text)
        for link in cell.paragraphs[0]._p.findall(qn("w:hyperlink")):
            cell.paragraphs[0]._p.remove(link)

    report = desk.take(reviewed(desk, change))
    assert report["refused"] == 1
    assert "it has lost `](rules.md" in report["items"][0]["reason"]


def test_another_word_file_is_refused(desk: _Desk) -> None:
    document = docx.Document()
    document.add_paragraph("Hello")
    document.save(str(desk.root / "a.docx"))
    answer = desk("import", "a.docx")
    assert (answer.code, answer.err) == (2, "a.docx: no table in it that diglot export made; nothing was imported\n")
