"""Front matter that needs no parser: it says what YAML says of it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diglot.errors import DiglotError
from diglot.markdown import front_matter as module
from diglot.markdown import parse_front_matter
from diglot.markdown.plain_fields import plain_fields

if TYPE_CHECKING:
    from diglot.model.entry import Meta

NAMES = st.sampled_from(["title", "summary", "order", "kind", "owner", "allow", "x-y", "on", "No", "null", "a_1", "é"])
VALUES = st.one_of(
    st.text("aZé0127:#'\"\\-[]{}&*!|>%@`,.~= \u00a0\u202f«»’_“(", max_size=14),
    st.sampled_from(
        [
            "yes",
            "Off",
            "NULL",
            "no x",
            "2026-11-20",
            "2026-02-30",
            "0000-01-01",
            "007",
            "1_0",
            "1:30",
            "~",
            "6 months",
            "0 e",
            "007 x ",
        ]
    ),
    st.dates().map(str),
    st.integers(-5, 10**12).map(str),
)
LINES = st.lists(
    st.one_of(
        st.builds("{}:{}{}".format, NAMES, st.sampled_from([" ", "  ", "", "\t"]), VALUES),
        st.sampled_from(["", "# a comment", "  more", "- item", "key : value", "...x"]),
    ),
    max_size=5,
)


def read(source: str) -> tuple[Meta, dict[str, int], dict[str, tuple[int, int]]] | tuple[str, ...]:
    try:
        meta, _ = parse_front_matter(f"---\n{source}---\n", path="a.md")
    except DiglotError as error:
        return error.lines
    return meta, dict(meta.lines), dict(meta.spans)


@given(LINES)
@example(["title: Plus de personnel : la réponse ?"])
@example(["title: Issue #5, again#", "summary: a:b:", "order: 0"])
@example(["title: 'it''s'", 'summary: "a # b: c"  ', "kind: ''"])
@example(["title: a", "title: b"])
def test_plain_fields_say_what_yaml_says(lines: list[str]) -> None:
    source = "".join(f"{line}\n" for line in lines)
    found = read(source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "plain_fields", lambda _: None)
        assert found == read(source)


def test_the_fields_of_a_usual_entry_are_plain() -> None:
    source = """\
kind: myth
order: 12
title: “More staff” is no.#1
summary: "It helps: a bit."
reviewed: 2026-11-20
review_in: 6 months
"""
    found = plain_fields(source)
    assert found is not None
    assert found[0] == {
        "kind": "myth",
        "order": 12,
        "title": "“More staff” is no.#1",
        "summary": "It helps: a bit.",
        "reviewed": datetime.date(2026, 11, 20),
        "review_in": "6 months",
    }


@pytest.mark.parametrize(
    "source", ["", "a: yes\n", "a: x: y\n", "a: x # y\n", "a: [x]\n", "a:\n", "a: x\n  y\n", "on: x\n"]
)
def test_what_is_not_plain_is_left_to_the_parser(source: str) -> None:
    assert plain_fields(source) is None
