"""What needs no parser is read as the parser reads it."""

from __future__ import annotations

from dataclasses import astuple, replace
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.markdown.plain_blocks import PlainBlock, Rest, plain_blocks
from diglot.model.entry import BlockKind
from tests.builders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.model.entry import Block

_PARSE = import_module("diglot.markdown.parse")
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "content").rglob("*.md")})
LINES = (
    "",
    "",
    "",
    "Some text.",
    "Some  text \t",
    "Text\u00a0",
    "# Title",
    "## Two # signs #",
    "##\u00a0Three",
    "##",
    "#hash",
    "###### Six",
    "- item",
    "- another",
    "* star",
    "+ plus",
    "1. one",
    "2) two",
    "10. ten",
    "-",
    "- ",
    "  - nested",
    "    deep",
    "   three",
    "\ttab",
    "***",
    "---",
    "===",
    "> quoted",
    ">",
    "```",
    "~~~ py",
    "`code` first",
    "``` x ```",
    "`",
    "a | b",
    "--- | ---",
    "| a | b |",
    "|---|---|",
    "| --- |:-: | ",
    "| one |",
    "| `a|b` | \\| |",
    "```` ",
    "    *in* it",
    "    - item inside",
    "!!! tip",
    '!!! note "Title"',
    "??? tip",
    '=== "Tab"',
    "    inside",
    "<div>",
    "</div>",
    "<!-- a remark -->",
    "<!-- open",
    "closed -->",
    "[label]: there",
    "[label]: <>",
    "[a link](there) goes on",
    "[^1]: note",
    "![image](a.png)",
    "!",
    "*emphasis*",
    "**strong** text",
    "_under_",
    "* * *",
    "_ _ _",
    "2024 was",
    "3.5 is",
    "12",
    '"Quoted," she said',
    "« Oui »",
    "(aside)",
    "&amp; so",
    "\\- not",
    "é",
    "日本",
    "\u00a0",
    "\x0c",
    "<x@y.z>",
    "text <b>bold</b>",
    "~~gone~~",
    "{: .cls }",
    ": definition",
    "text\x0bmore",
    "- [ ] task",
    "- - twice",
    "1. - mixed",
)


def slowly(text: str) -> list[Block]:
    """The blocks as the parser of all Markdown gives them, place included."""
    found = list(_PARSE._parsed(_PARSE._source(text, 0)))  # noqa: SLF001  # what the fast way must equal
    return [replace(block, gap="") for block in found[:1]] + found[1:]


def both(text: str) -> tuple[list[object], list[object]]:
    return [astuple(block) for block in _PARSE.parse(text).blocks], [astuple(block) for block in slowly(text)]


@given(st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
def test_any_lines_are_read_as_the_parser_reads_them(text: str) -> None:
    fast, slow = both(f"\n{text}")
    assert fast == slow


@given(st.text(alphabet="ab \n\n#-*_`>1.)[](:|<!\t", max_size=40))
def test_any_characters_are_read_as_the_parser_reads_them(text: str) -> None:
    fast, slow = both(f"\n{text}")
    assert fast == slow


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_our_own_pages_are_read_as_the_parser_reads_them(page: Path) -> None:
    text = "\n" + page.read_text(encoding="utf-8")
    fast, slow = both(text)
    assert fast == slow


def test_what_is_plain_is_not_parsed() -> None:
    lines = ["## Title", "Text", "on two lines", "", "- one", "- two", "", "Last"]
    assert list(plain_blocks(lines)) == [
        PlainBlock(BlockKind.HEADING, 0, 1, level=2),
        PlainBlock(BlockKind.PARAGRAPH, 1, 3),
        PlainBlock(BlockKind.ITEM, 4, 5, level=1, mark="-"),
        PlainBlock(BlockKind.ITEM, 5, 6, level=1, mark="-"),
        PlainBlock(BlockKind.PARAGRAPH, 7, 8),
    ]


def test_what_is_not_plain_is_parsed_up_to_the_next_plain_line_at_the_margin() -> None:
    lines = ["Text", "", "> quoted", "", "    on", "", "Text", "| a |", "", "## Title"]
    assert list(plain_blocks(lines)) == [
        PlainBlock(BlockKind.PARAGRAPH, 0, 1),
        Rest(2, 6),
        Rest(6, 9),
        PlainBlock(BlockKind.HEADING, 9, 10, level=2),
    ]


def test_a_fence_may_hold_what_looks_plain() -> None:
    lines = ["Text", "", "```", "", "Text", "", "```"]
    assert list(plain_blocks(lines)) == [PlainBlock(BlockKind.PARAGRAPH, 0, 1), PlainBlock(BlockKind.CODE, 2, 7)]
    assert list(plain_blocks(lines[:-1])) == [PlainBlock(BlockKind.PARAGRAPH, 0, 1), Rest(2, 6)]
