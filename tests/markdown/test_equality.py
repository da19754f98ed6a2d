"""No rewrite that a reader would see."""

from __future__ import annotations

import pytest

from diglot.errors import DiglotError
from diglot.markdown import parse, prove_same_html, render
from diglot.store.files import read_text
from tests.builders import ROOT

TEXT = "---\ntitle: A\n---\n\n# One\n\nTwo lines\nof text.\n\n- a\n- b\n\n```\ncode  here\n```\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Two lines\nof", "Two lines of"),
        ("- a\n- b", "* a\n* b"),
        ("# One", "# One #"),
        ("# One", "One\n==="),
        ("title: A", "title: 'A'  # comment"),
        ("\n\n- a", "\n\n\n- a"),
        ("\n", "\r\n"),
    ],
)
def test_what_no_reader_sees_may_change(old: str, new: str) -> None:
    prove_same_html(TEXT, TEXT.replace(old, new), path="a.md")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("of text", "of texts", 8),
        ("# One", "## One", 5),
        ("code  here", "code here", 14),
        ("- b\n", "", 11),
        ("lines\nof", "lines  \nof", 7),
    ],
)
def test_a_page_that_would_change_is_not_rewritten(old: str, new: str, line: int) -> None:
    with pytest.raises(DiglotError) as caught:
        prove_same_html(TEXT, TEXT.replace(old, new), path="a.md")
    assert caught.value.lines == (f"a.md:{line}: not rewritten: the page would change",)


def test_the_line_that_differs_is_that_of_an_editor() -> None:
    with pytest.raises(DiglotError, match=r"^a\.md:3: "):
        prove_same_html("One\u2028two.\n\nThree.\n", "One\u2028two.\n\nFour.\n", path="a.md")


def test_front_matter_that_would_change_is_not_rewritten() -> None:
    with pytest.raises(DiglotError, match=r"^a\.md:1: not rewritten: the front matter would change$"):
        prove_same_html(TEXT, TEXT.replace("title: A", "title: B"), path="a.md")


def test_extensions_decide_what_a_page_is() -> None:
    before, after = "a | b\n--|--\n1 | 2\n", "a|b\n--|--\n1|2\n"
    with pytest.raises(DiglotError):
        prove_same_html(before, after, extensions=())
    prove_same_html(before, after, extensions=("tables",))


def test_rendering_the_shipped_content_changes_no_page() -> None:
    for path in sorted((ROOT / "content").rglob("*.md")):
        text = read_text(path)
        prove_same_html(text, render(parse(text)), path=path.name)
