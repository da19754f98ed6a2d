"""Comments and template marks that nothing closes."""

from __future__ import annotations

import pytest

from diglot.check.reading import read
from diglot.markdown import segments
from diglot.markdown.unclosed import hidden, shown
from tests.builders import entry


@pytest.mark.parametrize("mark", ["<!-- ", "{% ", "{{ ", "{* "])
def test_many_that_nothing_closes_are_hidden_and_shown_again(mark: str) -> None:
    text = f"{mark}a }}}} --> {mark * 1000}b"
    assert len(hidden(text)) == len(text)
    assert hidden(text).count(mark) == 1
    assert hidden(text).startswith(mark)
    assert shown(hidden(text)) == text


@pytest.mark.parametrize("text", ["{% a <!-- b {{ c", "<!-- a --> " * 1000, "{% a %} " * 1000, "a < b {c} " * 1000])
def test_what_is_closed_and_what_people_write_stays(text: str) -> None:
    assert hidden(text) == text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{% word ", "{% word "),
        ("<!-- word ", "!-- word "),
        ("`word ", None),
        ("[word ", "word "),
        ("{{ word ", "{{ word "),
    ],
)
def test_twenty_thousand_in_one_sentence_are_read(written: str, said: str | None) -> None:
    text = entry(f"A {written * 20_000}\n")
    (*_, last) = read(text, segments(text)).readings
    assert said is None or last.text == f"A {said * 20_000}".strip()
