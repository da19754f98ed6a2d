"""forbidden-term."""

from __future__ import annotations

import pytest

from diglot.check.rules import forbidden_term as rule
from diglot.model.termbase import Termbase
from tests.builders import told
from tests.check.handbook import concept, found, levels

TERMS = Termbase(
    (
        concept("refund", en="refund", fr="remboursement", fr_forbidden="refund | remise d’argent"),
        concept("quote", en="quote", fr="devis", fr_forbidden="cotation"),
        concept("team", en="front-line staff", fr="personnel en contact", fr_forbidden="ligne de front"),
    )
)


@pytest.mark.parametrize("french", ["Le refund est fait.", "Les remises d’argent sont faites."])
def test_a_forbidden_term_for_what_the_other_language_names_is_a_warning(french: str) -> None:
    (one,) = found(rule, "The refund is made.", french, termbase=TERMS)
    assert (one.level.value, one.message.endswith("; the term is “remboursement”")) == ("warning", True)


def test_the_same_word_for_something_else_is_a_note() -> None:
    assert levels(found(rule, "The shares are traded.", "La cotation des actions suit.", termbase=TERMS)) == ["note"]


@pytest.mark.parametrize(
    "french", ["Le remboursement est fait.", "Les remboursements sont faits.", "La remise est faite."]
)
def test_the_agreed_term_and_parts_of_a_forbidden_one_are_fine(french: str) -> None:
    assert told(found(rule, "The refund is made.", french, termbase=TERMS)) == []


def test_without_a_termbase_nothing_is_forbidden() -> None:
    assert found(rule, "The refund is made.", "Le refund est fait.") == ()
