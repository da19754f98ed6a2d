"""Markup as codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.exchange.inline import codes, lost_and_new, matched, text_of, tokens
from diglot.exchange.styles import Run, alike, in_manner_of, markdown_of, styled

MARKDOWN = st.text(alphabet="ab é*_`[](){}<>!\\&;:/~^#.|\u00a0", max_size=60)


def told(markdown: str) -> list[str]:
    return [f"{code.what} {code.place} {code.number} {code.text}" for code in codes(tokens(markdown))]


def test_links_code_and_emphasis_are_codes() -> None:
    assert told("See [the *rules*](a.md) and `x*y`.") == [
        "link open 1 [",
        "italic open 2 *",
        "italic close 2 *",
        "link close 1 ](a.md)",
        "code alone 3 `x*y`",
    ]


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "a[0] and [sic]", r"\*not\*", "1 < 2 > 0"])
def test_what_is_no_markup_is_text(text: str) -> None:
    assert tokens(text) == (text,)


def test_images_tags_addresses_and_footnotes_are_codes() -> None:
    assert told("![Gate](g.png) <br> https://a.example/b. Note[^1]. {: .big}") == [
        "image open 1 ![",
        "image close 1 ](g.png)",
        "tag alone 2 <br>",
        "url alone 3 https://a.example/b",
        "note alone 4 [^1]",
        "attributes alone 5 {: .big}",
    ]


def test_half_an_emphasis_stands_alone() -> None:
    assert told("**It goes on") == ["bold alone 1 **"]


@given(MARKDOWN)
def test_codes_and_text_put_together_are_the_segment(markdown: str) -> None:
    found = tokens(markdown)
    assert text_of(found) == markdown
    depth = 0
    for code in codes(found):
        depth += {"open": 1, "close": -1, "alone": 0}[code.place]
        assert depth >= 0
    assert depth == 0


@given(MARKDOWN, MARKDOWN)
def test_a_span_has_the_number_of_the_same_one_in_the_other_language(first: str, second: str) -> None:
    ours = tokens(first)
    theirs = matched(tokens(second), ours)
    assert text_of(theirs) == second
    assert matched(tokens(first), ours) == ours


def test_the_same_spans_in_another_order_keep_their_numbers() -> None:
    ours = tokens("`a` then `b`")
    assert [code.number for code in codes(matched(tokens("`b` puis `a`"), ours))] == [2, 1]


def test_a_lost_link_and_a_new_one_are_told() -> None:
    assert lost_and_new("voir b", "see [b](b.md)", "") == (("](b.md)",), ())
    assert lost_and_new("voir [b](c.md)", "see [b](b.md)", "voir [b](b.md)") == (("](b.md)",), ("](c.md)",))


def test_emphasis_is_free_and_what_the_translation_lacked_is_not_lost() -> None:
    assert lost_and_new("voir **b**", "see *b* `x`", "voir b") == ((), ())


def test_a_script_is_new_markup() -> None:
    assert lost_and_new("<script>x</script>", "x", "y")[1] == ("<script>", "</script>")


def test_runs_show_emphasis_and_links() -> None:
    assert styled("A **b [c](d.md)**") == (
        Run("A "),
        Run("b ", bold=True),
        Run("c", bold=True, link="](d.md)"),
    )


@pytest.mark.parametrize(
    "text",
    ["A **b** c", "*a* **b** ***c***", "[a](b.md) c", "a [*b*](c.md)", "`x` **y**", "**a** **b**", "a `b*c` d"],
)
def test_runs_come_back_as_they_were(text: str) -> None:
    assert alike(markdown_of(styled(text)), text)


def test_spaces_at_the_ends_of_emphasis_stand_outside() -> None:
    assert markdown_of([Run("a"), Run(" b ", bold=True), Run("c")]) == "a **b** c"


def test_runs_split_at_will_are_one() -> None:
    split = [Run("a"), Run(" "), Run("bo", bold=True), Run("ld", bold=True), Run(" ", bold=True), Run("x", bold=True)]
    assert markdown_of(split) == "a **bold x**"


def test_emphasis_is_written_as_the_text_before_wrote_it() -> None:
    assert in_manner_of("[**Neuf**](a.md) *x*", "**[Vieux](a.md)** _y_") == "**[Neuf](a.md)** _x_"
