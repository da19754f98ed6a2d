"""Rendering is the inverse of parsing."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diglot.markdown import parse, render
from diglot.model.entry import Meta, State
from diglot.store.files import read_text
from tests.builders import ROOT, SHARED

LINES = st.sampled_from(
    [
        "# Title",
        "## A *b* ##",
        "text",
        "more. Text",
        "- item",
        "  - nested",
        "1. one",
        "10) ten",
        "> quote",
        "> - q item",
        "> a\n>\n> b. C",
        "    code",
        "```py",
        "```",
        "~~~",
        '!!! note "T"',
        "    inner",
        "??? tip",
        '=== "Tab"',
        "<!-- c -->",
        "<div>",
        "</div>",
        "\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "***",
        "===",
        "[x]: http://e.x",
        "",
        "",
        "",
        "-",
        "  cont",
        "\ttab",
        "* * *",
        "- - deep",
        "&amp; [l](a.md)",
        "1986\\. x",
        "   three",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=9), st.sampled_from(["\n", "\r\n"]))
def test_what_was_rendered_reads_as_it_was(lines: list[str], newline: str) -> None:
    entry = parse("\n".join(lines).replace("\n", newline))
    assert parse(render(entry)) == entry


@settings(max_examples=100, deadline=None)
@given(
    st.builds(
        Meta,
        kind=st.none() | st.sampled_from(["myth", "5"]),
        order=st.none() | st.integers(-3, 99),
        title=st.sampled_from(
            ["", "A", "Quoi\u202f? «\u202fOui\u202f»", "a: b # c", "'quoted'", "- x", "5", "null", "oui"]
        ),
        summary=st.sampled_from(["", "One. Two.", "long " * 50 + "end", "{x}", "yes"]),
        state=st.none() | st.sampled_from(State),
        owner=st.none() | st.sampled_from(["customer-care", "*"]),
        last_reviewed_on=st.none() | st.dates(datetime.date(2000, 1, 1)),
        review_in=st.none() | st.sampled_from(["6 months", "1 year"]),
        allow=st.lists(st.sampled_from(["dead-link", "differing-link"]), unique=True).map(tuple),
        extra=st.dictionaries(st.sampled_from(["tags", "hide"]), st.lists(st.sampled_from(["a", "b: c", "1"]))),
    )
)
def test_front_matter_that_was_rendered_reads_as_it_was(meta: Meta) -> None:
    entry = dataclasses.replace(parse("# Title\n\nText.\n"), meta=meta)
    assert parse(render(entry)) == entry


def test_a_file_in_the_usual_shape_stays_byte_for_byte() -> None:
    text = "---\nkind: myth\norder: 1\ntitle: A\n---\n\n# One\n\nTwo\nlines\n\n- a\n- b\n\n    c\n\n> d\n"
    assert render(parse(text)) == text


def test_the_shipped_content_reads_as_it_was() -> None:
    paths = sorted((ROOT / "content").rglob("*.md"))
    assert paths
    for path in paths:
        entry = parse(read_text(path))
        assert parse(render(entry)) == entry, path


@pytest.mark.skipif(not (SHARED / "eval" / "align" / "docs").is_dir(), reason="the evaluation set is not here")
def test_real_documentation_reads_as_it_was() -> None:
    changed = []
    for path in sorted((SHARED / "eval" / "align" / "docs").rglob("*.md")):
        entry = parse(read_text(path), path=path.name)
        if parse(render(entry)) != entry:
            changed.append(path.name)
    assert changed == []
