"""The ids of headings are those that MkDocs will give them."""

from __future__ import annotations

import re

import markdown
import pytest

from diglot.markdown import anchors, parse, plain_text
from diglot.store.files import read_text
from tests.builders import ROOT
from tests.markdown.golden import golden

_HEADING_ID = re.compile(r"<h[1-6][^>]* id=\"([^\"]*)\"")


def _rendered(text: str) -> list[str]:
    return _HEADING_ID.findall(markdown.markdown(text, extensions=["toc", "tables", "fenced_code", "attr_list"]))


@golden("anchors")
def test_each_heading_has_its_anchor(source: str, expected: str) -> None:
    entry = parse(source)
    assert "\n".join(f"{entry.blocks[i].line}: {anchor}" for i, anchor in anchors(entry).items()) == expected


@golden("anchors")
def test_the_anchors_are_those_that_python_markdown_renders(source: str, expected: str) -> None:
    assert [line.partition(": ")[2] for line in expected.split("\n")] == _rendered(source)


def test_the_anchors_of_the_shipped_content_are_those_rendered() -> None:
    for path in sorted((ROOT / "content").rglob("*.md")):
        entry = parse(read_text(path))
        body = read_text(path)[entry.blocks[0].starts[0] :]
        assert list(anchors(entry).values()) == _rendered(body), path


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("A *b* **c** `d*`", "A b c d*"),
        ("[the link](a.md) and ![an image](b.png)", "the link and an image"),
        ("a &amp; b &lt; c", "a & b < c"),
        ("one\n  two", "one two"),
        ("<b>bold</b> \\*plain\\*", "bold *plain*"),
        ("snake_case_word 2 * 3", "snake_case_word 2 * 3"),
    ],
)
def test_plain_text_is_what_a_reader_sees(written: str, seen: str) -> None:
    assert plain_text(written) == seen


@pytest.mark.parametrize(
    "headings",
    [
        ["Same"] * 4,
        ["Same", "Same_1", "Same", "Same 1", "Same_1", "Same"],
        ["A {#same}", "Same", "Same_2", "Same", "Same"],
        ["日本", "中文", "!!", "_1", "ไทย"],  # of which no letter is left
    ],
)
def test_repeated_headings_are_numbered_as_python_markdown_does(headings: list[str]) -> None:
    text = "\n\n".join(f"# {heading}" for heading in headings) + "\n"
    assert list(anchors(parse(text)).values()) == _rendered(text)
