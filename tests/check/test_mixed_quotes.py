"""mixed-quotes."""

from __future__ import annotations

import pytest

from diglot.check.rules import mixed_quotes as rule
from tests.builders import entry, told
from tests.check.handbook import in_step


def test_the_rarer_kind_is_told_once() -> None:
    text = 'He said “yes” and “no”.\n\nShe said "maybe" and "never".\n\nThey said “fine”.\n'
    assert told(in_step(rule, [entry(text)])) == ['en:3: " " here, “ ” elsewhere in the entry']


@pytest.mark.parametrize(
    "text",
    [
        "He said “yes” and “no”.",
        "Une «\u00a0porte dite “coulissante”\u00a0».",
        'He said “yes” and wrote `"a"`.',
        'A 6" pipe, a 3" screw and “this”.',
        "It's the customers' “choice”.",
        '“a”\n\n```\n"b"\n```\n',
    ],
)
def test_one_kind_code_and_inches_are_fine(text: str) -> None:
    assert in_step(rule, [entry(text)]) == ()
