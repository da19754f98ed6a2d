"""Numbers are written as the language writes them, and proved to be the same."""

from __future__ import annotations

import pytest

from diglot.translate.figures import localised, localised_all, same_numbers


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("3.5", "3,5"),
        ("12", "12"),
        ("1,250", "1\u202f250"),
        ("$1,250.50", "1\u202f250,50\u00a0$"),
        ("€15", "15\u00a0€"),
        ("80%", "80\u00a0%"),
    ],
)
def test_a_number_is_written_as_the_other_language_does(english: str, french: str) -> None:
    assert localised(english, "en", "fr") == french
    assert localised(french, "fr", "en") == english


@pytest.mark.parametrize("figure", ["3.10.2", "2026-11-20", "1,2,3", "192.168.0.1"])
def test_what_is_no_one_number_stays(figure: str) -> None:
    assert localised_all(figure, "en", "fr") == figure


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("It costs $1,250.50.", "Cela coûte 1 250,50 $.", True),
        ("Wait 3 days.", "Attendez trois jours.", True),
        ("Wait three days.", "Attendez 3 jours.", True),
        ("Wait 3 days.", "Attendez 4 jours.", False),
        ("Wait 3 days.", "Attendez.", False),
        ("Wait.", "Attendez 3 jours.", False),
        ("Open at 6 p.m.", "Ouvert à 18 h.", True),
    ],
)
def test_numbers_answer_each_other(one: str, other: str, is_same: bool) -> None:
    assert same_numbers(one, other, "en", "fr") is is_same
