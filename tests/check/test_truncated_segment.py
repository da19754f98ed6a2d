"""truncated-segment."""

from __future__ import annotations

import pytest

from diglot.check.rules import truncated_segment as rule
from tests.check.handbook import ENGLISH, FRENCH, changed, found

LONG = "Le service est ouvert de 9 h à 18 h tous les jours sauf le dimanche."


@pytest.mark.parametrize("cut", ["Le service est ouvert.", "Le service est ouvert de 9 h à 18 h tous les."])
def test_a_sentence_that_breaks_off_is_told(cut: str) -> None:
    (one,) = changed(rule, LONG, cut)
    assert one.startswith("fr:18: breaks off, or lacks a part of what English says:")


def test_a_sentence_that_lost_its_code_and_its_end_is_told() -> None:
    english = "Check the date and the place of purchase of the product in `orders.list`."
    french = "Vérifiez la date et le lieu de l’achat du produit."
    assert len(found(rule, english, french + " Merci.")) == len(found(rule, english, french)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LONG, "Le service ouvre de 9 h à 18 h, sauf le dimanche."),
        ("- Remerciez le client de son message.", "- Merci."),
        ("# Rendre un produit", "# Retours"),
        ("sauf le dimanche", "à l’exception du dimanche"),
    ],
)
def test_a_shorter_way_to_say_it_is_fine(old: str, new: str) -> None:
    assert changed(rule, old, new) == []


def test_a_faithful_translation_is_whole() -> None:
    assert found(rule) == ()


@pytest.mark.parametrize(
    ("english", "french"),
    [
        (
            "Some examples where this can be useful are documented elsewhere in this manual.",
            "Des exemples sont donnés ailleurs dans ce manuel.",
        ),
        (
            "If you are not sure which one should be used, use the `field` name to be on the safe side.",
            "En cas de doute, utilisez le champ `field` pour être sûr.",
        ),
    ],
)
def test_a_sentence_as_short_that_says_the_rest_is_whole(english: str, french: str) -> None:
    assert found(rule, f"{ENGLISH}\n{english}\n", f"{FRENCH}\n{french}\n") == ()


def test_a_sentence_that_lost_the_number_at_its_end_is_told() -> None:
    english = "Now, the device that was made for this purpose can manage as many as 16 parts. Thank the customer."
    french = "Maintenant, le dispositif créé à cette fin peut gérer. Remerciez le client."
    assert len(found(rule, english, french)) == 1


def test_a_terse_translation_that_keeps_each_clause_is_whole() -> None:
    english = "A person who is listened to listens; a person who is brushed aside brushes others aside."
    assert found(rule, english, "Quand on est écouté, on écoute ; quand on est rabroué, on rabroue.") == ()
    assert found(rule, english, "Une personne que l’on écoute sait écouter.") != ()
