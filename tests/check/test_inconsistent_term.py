"""inconsistent-term."""

from __future__ import annotations

from diglot.check.rules import inconsistent_term as rule
from diglot.model.termbase import Termbase
from tests.builders import told
from tests.check.handbook import concept, found

TERMS = Termbase(
    (
        concept("response-time", en="response time", fr="délai de réponse", fr_admitted="temps de réponse"),
        concept("staff", en="staff", en_admitted="team", fr="personnel", fr_admitted="équipe"),
        concept("customer", en="customer", fr="client", fr_admitted="cliente"),
    )
)


def inconsistent(english: list[str], french: list[str]) -> list[str]:
    return told(found(rule, "\n\n".join(english), "\n\n".join(french), termbase=TERMS))


ENGLISH = [
    "The response time is long.",
    "A response time of one day.",
    "This response time counts.",
    "The response time!",
]


def test_two_names_for_one_concept_are_a_note_at_the_rarer() -> None:
    french = ["Le délai de réponse est long.", "Un délai de réponse d’un jour.", "Ce temps de réponse compte."]
    more = ["Le temps de réponse !", "Le délai de réponse."]
    english = [*ENGLISH, "The response time."]
    assert inconsistent(english, [*french, *more]) == [
        "fr:5: “temps de réponse” here, “délai de réponse” elsewhere in the entry"
    ]


def test_one_other_name_is_a_change_of_words() -> None:
    french = ["Le délai de réponse est long.", "Un délai de réponse d’un jour.", "Ce délai de réponse compte."]
    assert inconsistent(ENGLISH, [*french, "Le temps de réponse !"]) == []


def test_two_names_on_both_sides_are_fine() -> None:
    english = ["The staff is here.", "The team is here.", "Our staff works.", "Our team works."]
    french = ["Le personnel est là.", "L’équipe est là.", "Notre personnel travaille.", "Notre équipe travaille."]
    assert inconsistent(english, french) == []


def test_inflections_are_one_name() -> None:
    english = ["The customer pays."] * 4
    french = ["Le client paie.", "La cliente paie.", "Le client paie.", "La cliente paie."]
    assert inconsistent(english, french) == []
