"""What an engine wrote is set as its language is printed, and nonsense is told from a translation."""

from __future__ import annotations

import pytest

from diglot.translate.wording import is_nonsense, like, typeset


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Qui est là ?", "Qui est là\u202f?"),
        ("Qui est là?", "Qui est là\u202f?"),
        ('Il dit "oui".', "Il dit «\u202foui\u202f»."),
        ("Il dit « oui ».", "Il dit «\u202foui\u202f»."),
        ("Il dit “oui”.", "Il dit «\u202foui\u202f»."),
        ("l'équipe d' accueil", "l’équipe d’accueil"),
        ("Voici : ceci", "Voici\u00a0: ceci"),
        ("Il vient .", "Il vient."),
        ("Écrivez à \ue000 ?", "Écrivez à \ue000\u202f?"),
    ],
)
def test_french_is_typeset(written: str, printed: str) -> None:
    assert typeset(written, "fr") == printed
    assert typeset(printed, "fr") == printed


def test_canadian_french_sets_no_space_before_high_marks() -> None:
    assert typeset("Qui est là ?", "fr", spaced=False) == "Qui est là?"


def test_english_sets_no_space_before_marks() -> None:
    assert typeset("He said « yes » : so what ?", "en") == "He said “yes”: so what?"


@pytest.mark.parametrize(
    ("original", "translation", "expected"),
    [
        ("A title", "Un titre.", "Un titre"),
        ("A sentence.", "Une phrase.", "Une phrase."),
        ("the end", "La fin", "la fin"),
        ("The end", "la fin", "La fin"),
        ("and USA", "USA et", "USA et"),
        ("Wait…", "Attendez…", "Attendez…"),
        ("Wait.", "Attendez :", "Attendez."),
        ("Who?", "Qui", "Qui?"),
        ("He said yes.", "Il a dit « oui. »", "Il a dit « oui. »"),
    ],
)
def test_a_draft_begins_and_ends_like_its_original(original: str, translation: str, expected: str) -> None:
    assert like(original, translation) == expected


@pytest.mark.parametrize("words", ["", "  ", "de la de la de la de la", "ttttttttttttttttttttttttttt", "mot " * 60])
def test_what_cannot_be_a_translation_is_nonsense(words: str) -> None:
    assert is_nonsense("The customer waits.", words)


@pytest.mark.parametrize("words", ["Le client attend.", "Non, non et non.", "très, très bien"])
def test_what_can_be_one_is_not(words: str) -> None:
    assert not is_nonsense("The customer waits.", words)
