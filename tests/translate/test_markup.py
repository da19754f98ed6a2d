"""Inline Markdown falls into prose, marks and what stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.translate.markup import Opaque, Prose, Span, opaques, read_markup, written


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("Read this.", [Prose("Read this.")]),
        ("Run `make` now", [Prose("Run "), Opaque("`make`"), Prose(" now")]),
        ("**Stop.**", [Span("**", (Prose("Stop."),), "**")]),
        ("[a *b*](c.md#d)", [Span("[", (Prose("a "), Span("*", (Prose("b"),), "*")), "](c.md#d)")]),
        ("![a plan](plan.png)", [Span("![", (Prose("a plan"),), "](plan.png)")]),
        ("[a](b){ .button }", [Span("[", (Prose("a"),), "](b){ .button }")]),
        ("Dear {name},", [Prose("Dear "), Opaque("{name}"), Prose(",")]),
        ("so[^1]", [Prose("so"), Opaque("[^1]")]),
        ("2 * 3 * 4", [Prose("2 * 3 * 4")]),
        ("snake_case_name", [Prose("snake_case_name")]),
        ("an [unclosed bracket", [Prose("an [unclosed bracket")]),
        ("a ** b", [Prose("a ** b")]),
        ("see https://a.example/b_c.", [Prose("see "), Opaque("https://a.example/b_c"), Prose(".")]),
        ("<b>so</b>", [Opaque("<b>"), Prose("so"), Opaque("</b>")]),
        ("`a [b](c)`", [Opaque("`a [b](c)`")]),
    ],
)
def test_markup_is_read(text: str, nodes: list[object]) -> None:
    assert list(read_markup(text)) == nodes


@given(st.text(alphabet="ab *_`[]()<>{}!~\\\n", max_size=40))
def test_what_is_read_is_written_again(text: str) -> None:
    assert written(read_markup(text)) == text


def test_what_stays_is_found_inside_spans_too() -> None:
    found = [node.text for node in opaques(read_markup("**run `a`** and [`b`](c)"))]
    assert found == ["`a`", "`b`"]


@pytest.mark.parametrize("part", ["`a` b ", "[a ", "![a ", "[^a] ", "{{ a }} "])
def test_thousands_of_marks_in_one_sentence_are_written_as_they_are(part):
    assert written(read_markup(part * 3000)) == part * 3000
