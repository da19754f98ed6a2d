"""wrong-language."""

from __future__ import annotations

import pytest

from diglot.check.rules import wrong_language as rule
from tests.check.handbook import changed, found

PARAGRAPH = "Le responsable décide dans les cas difficiles. Une décision prend au plus deux jours."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("El responsable decide en los casos difíciles. La decisión tarda dos días como máximo.", "es"),
        ("Der Leiter entscheidet in schwierigen Fällen. Eine Entscheidung dauert nicht mehr als zwei Tage.", "de"),
        (
            "Il responsabile decide nei casi difficili. Una decisione richiede al massimo due giorni della settimana.",
            "it",
        ),
        ("O responsável decide nos casos difíceis. Uma decisão não demora mais do que dois dias.", "pt"),
        ("De leider beslist in de moeilijke gevallen. Een beslissing duurt niet meer dan twee dagen.", "nl"),
    ],
)
def test_a_paragraph_in_a_language_that_the_site_does_not_have_is_told(text: str, code: str) -> None:
    (one,) = changed(rule, PARAGRAPH, text)
    assert one.startswith(f"fr:14: not in Français but in language “{code}”")


@pytest.mark.parametrize(
    "text",
    [
        "La direction tranche : *El Corte Inglés* et *Deutsche Bahn* font de même.",
        "« Hasta la vista », dit le client.",
        "Voir la norme DIN EN ISO 9001, chapitre 8.",
        "Dr. Müller, Frau Schäfer et Señor Peña décident.",
    ],
)
def test_names_and_quotations_are_no_fault(text: str) -> None:
    assert changed(rule, PARAGRAPH, text) == []


def test_the_other_language_of_the_site_is_another_rule_s_business() -> None:
    assert changed(rule, PARAGRAPH, "The manager decides in the difficult cases that we have.") == []


def test_a_faithful_translation_is_in_its_language() -> None:
    assert found(rule) == ()
