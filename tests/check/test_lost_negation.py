"""lost-negation."""

from __future__ import annotations

import pytest

from diglot.check.rules import lost_negation as rule
from diglot.model.unit import Unit
from tests.builders import told
from tests.check.handbook import ENGLISH, FRENCH, changed, found, levels


def test_a_negation_that_only_the_original_has_is_a_note() -> None:
    (one,) = changed(rule, "Ne demandez jamais à un client", "Demandez à un client")
    assert one.startswith("fr:5: “never” in English, no negation in Français")
    assert levels(found(rule, english=ENGLISH.replace("The manager decides", "The manager doesn’t decide"))) == ["note"]


def test_a_negation_that_only_the_translation_has_is_told_too() -> None:
    (one,) = changed(rule, "Le responsable décide dans", "Le responsable ne décide pas dans")
    assert "“pas” in Français, no negation in English" in one


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Customers do not pay for the parcel.", "Les clients reçoivent le colis sans payer."),
        ("The customer is unable to pay for the parcel.", "Le client ne peut pas payer le colis."),
        ("The customer pays only for the parcel.", "Le client ne paie que le colis."),
        ("This is the point of view of the customer.", "C’est le point de vue du client."),
        ("A person pays for the parcel.", "Une personne paie le colis."),
        ("Avoid calls to the customer.", "N’appelez pas le client."),
        ("The parcel No. 5 is for the customer.", "Le colis 5 est pour le client."),
        ("The T on the parcel is for the customer.", "Le T sur le colis est pour le client."),
    ],
)
def test_languages_deny_in_different_ways(english: str, french: str) -> None:
    assert told(found(rule, english, french)) == []


def test_a_faithful_translation_denies_the_same() -> None:
    assert found(rule) == ()


def test_what_somebody_has_approved_is_silent_until_either_side_changes() -> None:
    never, asked = "Never ask a customer to call a second time.", "Demandez à un client d’appeler une deuxième fois."
    french = FRENCH.replace("Ne demandez jamais", "Demandez")
    agreed = (Unit(never, asked),)
    assert told(found(rule, french=french)) != []
    assert told(found(rule, french=french, units=agreed)) == []
    changed_since = french.replace("une deuxième fois", "une troisième fois")
    assert told(found(rule, french=changed_since, units=agreed)) != []


def test_no_before_a_number_counts_and_before_anything_else_denies() -> None:
    assert (
        told(found(rule, "No customer pays for the parcel No. 5 today.", "Le client paie le colis 5 aujourd’hui."))
        != []
    )
