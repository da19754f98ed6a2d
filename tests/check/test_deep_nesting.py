"""deep-nesting."""

from __future__ import annotations

import pytest

from diglot.check.rules import deep_nesting as rule
from tests.builders import entry, findings, told

DEEP = "nested more than 40 levels deep; most often a tag, a quotation or a list that is not closed"


def nested(times: int) -> dict[str, str]:
    """What may lie in itself, so many times."""
    return {
        "elements on one line": "<b>" * times + "x" + "</b>" * times,
        "elements that nobody closes": "<b>" * times + "x",
        "elements over many lines": "<div>\n" * times + "x\n" + "</div>\n" * times,
        "elements between blank lines": "<div>\n\n" * times + "x",
        "tables": "<table><tr><td>" * times + "x",
        "quotations": "> " * times + "x",
        "lists on one line": "- " * times + "x",
        "lists over many lines": "".join(f"{'    ' * level}- x\n" for level in range(times)),
        "lists in quotations": "> - " * (times // 2) + "> " * (times % 2) + "x",
        "admonitions": "".join(f"{'    ' * level}!!! note\n\n" for level in range(times)) + "    " * times + "x",
        "emphasis": "*a " * times + "b*" * times,
    }


@pytest.mark.parametrize("what", nested(1))
@pytest.mark.parametrize("times", [42, 500])
def test_what_lies_too_deep_is_told_once_with_its_line(what: str, times: int) -> None:
    (line,) = told(findings(rule, entry(f"First.\n\n{nested(times)[what]}\n\nLast.\n")))
    place, _, message = line.partition(": ")
    assert message == DEEP
    assert int(place.partition(":")[2]) >= 3


def test_two_thousand_quotations_and_elements_are_told() -> None:
    for what in ("quotations", "lists on one line", "elements on one line", "elements over many lines", "emphasis"):
        assert len(findings(rule, entry(nested(2000)[what] + "\n"))) == 1


@pytest.mark.parametrize("what", nested(1))
def test_what_a_reader_can_follow_is_fine(what: str) -> None:
    assert findings(rule, entry(nested(39)[what] + "\n")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "<p>One.\n" * 60,
        "<ul>\n" + "<li>One\n" * 60 + "</ul>",
        "One.<br>" * 60,
        "`<b>` and " * 60,
        "Give <name> and " * 60,
        "**One** and _two_. " * 60,
        "```\n" + "<div>\n" * 60 + "```",
        "".join(f"<b>{number}.\n\n" for number in range(60)),
        "".join(f"- {number}.\n" for number in range(60)),
        "".join(f"> {number}.\n" for number in range(60)),
    ],
)
def test_much_of_the_same_beside_each_other_is_fine(text: str) -> None:
    assert findings(rule, entry(text + "\n")) == ()
