"""What commands say of numbers and of texts from files."""

from __future__ import annotations

import pytest

from diglot.cli.messages import counted, printable


@pytest.mark.parametrize(("count", "told"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries")])
def test_one_thing_is_told_in_the_singular(count: int, told: str) -> None:
    assert counted(count, "entry", "entries") == told


def test_most_plurals_end_in_s() -> None:
    assert (counted(1, "finding"), counted(3, "finding")) == ("1 finding", "3 findings")


def test_what_acts_on_a_terminal_is_not_shown_and_french_spaces_stay() -> None:
    assert printable("a\x1b[2J\u202eb\u2028: 1\u202f250\u00a0$") == "a�[2J�b�: 1\u202f250\u00a0$"
