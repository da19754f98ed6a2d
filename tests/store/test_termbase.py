"""The termbase: a table that people keep in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "concept,en,en_admitted,en_forbidden,en_definition,fr,fr_forbidden"


def read(folder: Path, *rows: str, head: str = HEAD) -> Termbase:
    path = folder / "terms.csv"
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return read_termbase(path, ["en", "fr"], root=folder)


def mistakes(folder: Path, *rows: str, head: str = HEAD) -> list[str]:
    with pytest.raises(DiglotError) as caught:
        read(folder, *rows, head=head)
    return list(caught.value.lines)


def test_terms_are_read_with_their_status(tmp_path: Path) -> None:
    termbase = read(tmp_path, 'customer,customer,client | patron ,punter,"Who buys, or may.",client,chaland')
    assert termbase.concepts == (
        Concept(
            "customer",
            (
                Term("customer", "en"),
                Term("client", "en", TermStatus.ADMITTED),
                Term("patron", "en", TermStatus.ADMITTED),
                Term("punter", "en", TermStatus.FORBIDDEN),
                Term("client", "fr"),
                Term("chaland", "fr", TermStatus.FORBIDDEN),
            ),
            {"en": "Who buys, or may."},
        ),
    )
    assert termbase.concepts[0].preferred("fr") == "client"
    assert termbase.concepts[0].preferred("de") is None


@pytest.mark.parametrize(
    "rows",
    [
        ["a,term,,,,terme,", "b,other,,,,autre,"],
        ["a,term", "b,other,,"],
        ["a,,,,,terme,", "b,,,,,autre,"],
        ["a,term,shared,,,terme,", "b,other,shared,,,autre,"],
        ["a,same,,,,même,", "b,other,,bad,,same,bad"],
        ["a,term,,worse,,terme,", "b,other,,worse,,autre,"],
        ["", "a,term,,,,terme,", ""],
        ['a,"term",,,"two\nlines",terme,'],
    ],
)
def test_what_teams_write_is_no_mistake(tmp_path: Path, rows: list[str]) -> None:
    assert read(tmp_path, *rows).concepts


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([",term,,,,terme,"], "terms.csv:2: concept: missing"),
        (["a,x,,,,y,", "a,z,,,,w,"], "terms.csv:3: concept: a stands already in line 2"),
        (["a,x | y,,,,z,"], "terms.csv:2: en: one preferred term; put the others under en_admitted"),
        (["a,Term,,,,x,", "b,term,,,,y,"], "terms.csv:3: en: 'term' is already the preferred term of line 2"),
        (["a,x,,Term,,y,", "b,term,,,,z,"], "terms.csv:2: en_forbidden: 'Term' is the preferred term of line 3"),
        (["a,x,,,,y,y"], "terms.csv:2: fr_forbidden: 'y' is the preferred term of line 2"),
        (['a,"x'], "terms.csv:2: unexpected end of data"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, rows: list[str], told: str) -> None:
    assert mistakes(tmp_path, *rows) == [told]


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, ",x,,,,y,", "a,b | c,,,,z,", "a,d,,,,e,")) == 3


@pytest.mark.parametrize("head", ["", "concept;en;fr", "terms,en,fr", "concept,en"])
def test_a_table_without_the_columns_is_told(tmp_path: Path, head: str) -> None:
    (line,) = mistakes(tmp_path, head=head)
    assert line.startswith("terms.csv:1: the column ")
    assert line.endswith(" is missing; add it, empty where there are no terms yet")


def test_a_column_that_stands_twice_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "a,x,y,z", head="concept,en,fr,fr") == ["terms.csv:1: the column fr stands twice"]
    assert read(tmp_path, "a,x,y,,", head="concept,en,fr,,").concepts  # columns that a spreadsheet left empty


def test_a_row_with_more_cells_than_columns_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "a,x,,,Who buys, or may.,y,") == [
        "terms.csv:2: more cells than columns; put a text that holds a comma in quotes"
    ]


def test_a_byte_order_mark_of_a_spreadsheet_is_no_column(tmp_path: Path) -> None:
    assert read(tmp_path, "a,x,,,,y,", head="\ufeff" + HEAD).concepts[0].key == "a"


def test_a_missing_file_is_an_empty_termbase(tmp_path: Path) -> None:
    assert read_termbase(tmp_path / "terms.csv", ["en", "fr"]) == Termbase()
