"""The rows of the termbase file: what no row replaces stays byte for byte."""

from __future__ import annotations

import pytest

from diglot.store.term_rows import with_rows

COLUMNS = ("concept", "en", "fr")


def with_new(text: str) -> str:
    return with_rows(text, {"new": {"concept": "new", "en": "new", "fr": "neuf"}}, columns=COLUMNS)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\f", "\v", "\x1c"])
def test_what_ends_no_row_of_a_table_ends_none_here(mark: str) -> None:
    text = f"concept,en,fr\na,one{mark}two,un\nb,other,autre\n"
    assert with_new(text) == f"{text}new,new,neuf\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_cell_of_several_lines_stays_whole(ends: str) -> None:
    text = f'concept,en,fr{ends}a,"one{ends}two",un{ends}b,other,autre{ends}'
    assert with_new(text) == f"{text}new,new,neuf{ends}"
