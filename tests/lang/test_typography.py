"""French spacing and quotation marks."""

from __future__ import annotations

import pytest

from diglot.lang import quotation_marks, spaces_high_marks, spacing_faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Prix : 3", (" :",)),
        ("Prix: 3", ("x:",)),
        ("« oui »", ("«", "»")),
        ("Oui !", (" !",)),
        ("Oui!", ("!",)),
        ("Prix\u00a0: 3\u202f; «\u202foui\u202f»\u202f!", ()),
        ("18:30, a::b, https://a.example", ()),
        (":smile: Ici, :material-home: ou là", ()),
        ("", ()),
    ],
)
def test_each_fault_is_named_with_what_stands_beside_it(text: str, faults: tuple[str, ...]) -> None:
    assert tuple(fault.strip() for fault in spacing_faults(text)) == tuple(fault.strip() for fault in faults)


def test_where_high_marks_are_not_spaced_a_space_is_the_fault() -> None:
    assert spacing_faults("Oui!", spaced=False) == ()
    assert spacing_faults("Oui\u202f!", spaced=False) == ("\u202f!",)


def test_the_usage_is_told_by_most_marks() -> None:
    assert spaces_high_marks(["Oui\u202f! Non\u202f!", "Ah!"])
    assert not spaces_high_marks(["Oui! Non!", "Ah\u202f!"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("«\u00a0a “b” c\u00a0»", ("« »",)),
        ("“a” and “b”", ("“ ”", "“ ”")),
        ('say "a"', ('" "',)),
        ('a 6" pipe and 3" screws', ()),
    ],
)
def test_the_outer_quotation_marks_are_named(text: str, kinds: tuple[str, ...]) -> None:
    assert quotation_marks(text) == kinds
