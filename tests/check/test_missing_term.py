"""missing-term."""

from __future__ import annotations

import pytest

from diglot.check.rules import missing_term as rule
from diglot.model.termbase import Termbase
from tests.builders import told
from tests.check.handbook import concept, found, levels

TERMS = Termbase(
    (
        concept("role-reversal", en="role reversal", fr="inversion des rôles"),
        concept("response-time", en="response time", fr="délai de réponse", fr_admitted="temps de réponse"),
        concept("trust", en="trust", fr="confiance"),
    )
)


def missing(english: str, french: str) -> list[str]:
    return told(found(rule, english, french, termbase=TERMS))


def test_a_term_that_the_translation_does_not_use_is_a_note() -> None:
    texts = "The role reversal explains why.", "Ce renversement de fonction explique pourquoi."
    assert missing(*texts) == ["fr:1: “role reversal” is “inversion des rôles” in Français"]
    assert levels(found(rule, *texts, termbase=TERMS)) == ["note"]


@pytest.mark.parametrize(
    "french",
    [
        "Les délais de réponse sont longs.",
        "Le temps de réponse est long.",
        "Le délai est long.",
    ],
)
def test_inflected_admitted_and_shortened_terms_count(french: str) -> None:
    assert missing("The response times are long.", french) == []


def test_everyday_words_are_not_looked_for() -> None:
    assert missing("We trust the customer.", "Nous croyons le client.") == []


def test_a_term_is_told_once_an_entry() -> None:
    english = "The role reversal explains why.\n\nA role reversal is near.\n"
    french = "Ce renversement de fonction explique pourquoi.\n\nUn renversement de fonction est proche.\n"
    assert len(missing(english, french)) == 1


def test_without_a_termbase_nothing_is_missing() -> None:
    assert found(rule, "The role reversal explains why.", "Cela explique pourquoi.") == ()
