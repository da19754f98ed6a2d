"""Brackets that nothing closes."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.publish.brackets import look_once

EXTENSIONS = ["footnotes", "attr_list", "tables"]


def converted(text: str) -> str:
    made = markdown.Markdown(extensions=EXTENSIONS)
    look_once(made)
    return made.convert(text)


@given(
    st.lists(
        st.sampled_from(["[", "]", "![", "](a)", "](<b>", "][c]", "(", ")", "[^d]", "`", "*", "e ", "\n"]), max_size=30
    )
)
def test_the_same_html_comes_out(parts: list[str]) -> None:
    text = "".join(parts) + "\n\n[c]: https://c.example\n[^d]: note\n"
    assert converted(text) == markdown.markdown(text, extensions=EXTENSIONS)


@pytest.mark.parametrize("part", ["[a ", "![a ", "[[", "[^a", "[a](b "])
def test_thousands_are_written_as_they_are(part: str) -> None:
    assert converted(f"{part * 5000}.") == f"<p>{part * 5000}.</p>"
