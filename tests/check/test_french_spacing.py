"""french-spacing."""

from __future__ import annotations

import pytest

from diglot.check.rules import french_spacing as rule
from tests.builders import both, entry
from tests.check.handbook import found, in_step


@pytest.mark.parametrize(
    "text",
    [
        "Le prix : 3 francs.",
        "Le prix: 3 francs.",
        "Il dit « oui » à tous.",
        "Il dit «oui».",
        "Vraiment ? Oui !",
        "Ah !",
    ],
)
def test_a_space_that_is_missing_or_may_break_is_a_note(text: str) -> None:
    (one,) = found(rule, "Text.", text)
    assert (one.level.value, one.place.line) == ("note", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Le prix\u00a0: 3 francs.",
        "Il dit «\u202foui\u202f» à tous.",
        "Vraiment\u202f? Oui\u202f!",
        "À 18:30, voir https://a.example/x et `a: b`.",
        "Vraiment? Oui! Certes; mais non.",
        "Le rapport est de 3:1.",
        "std::vector",
        "Voir [la page](a.md): `x`"[:0],
    ],
)
def test_what_is_set_well_is_left_alone(text: str) -> None:
    assert found(rule, "Text.", text) == ()


def test_an_entry_that_follows_two_usages_is_told_the_rarer() -> None:
    (one,) = found(rule, "Text.", "Oui\u202f! Non\u202f! Certes\u202f! Vraiment!")
    assert "“t!”" in one.message or "!" in one.message


def test_one_note_an_entry_names_the_lines() -> None:
    (one,) = found(rule, "Text.", "\n\n".join(["Le prix : 3."] * 12))
    assert "lines 1, 3, 5, 7, 9, 11, 13, 15 (and 4 more lines)" in one.message


def test_english_is_left_alone() -> None:
    assert in_step(rule, [entry("A price : 3. «Yes»! Why ?")]) == ()
    assert in_step(rule, both("Why ?", "Pourquoi\u202f?")) == ()
