"""truncated-segment."""

from __future__ import annotations

import pytest

from diglot.check.rules import truncated_segment as rule
from tests.check.handbook import changed, found

LONG = "Le service est ouvert de 9 h à 18 h tous les jours sauf le dimanche."


@pytest.mark.parametrize("cut", ["Le service est ouvert.", "Le service est ouvert de 9 h à 18 h tous les."])
def test_a_sentence_that_breaks_off_is_told(cut: str) -> None:
    (one,) = changed(rule, LONG, cut)
    assert one.startswith("fr:18: breaks off, or lacks a part of what English says:")


def test_a_sentence_that_lost_its_code_and_its_end_is_told() -> None:
    english = "Check the date and the place of purchase of the product in `orders.list`."
    french = "Vérifiez la date et le lieu de l’achat du produit."
    assert len(found(rule, english, french + " Merci.")) == len(found(rule, english, french)) == 1


ENGLISH = "You can add the application to the dash if you use it often and want to find it at once."


def test_a_sentence_whose_end_finds_no_words_is_told() -> None:
    french = "Vous pouvez ajouter cette application au lanceur rapide si besoin."
    assert len(found(rule, ENGLISH, french)) == 1


def test_a_sentence_that_says_all_in_fewer_words_is_fine() -> None:
    french = "Vous l’ajoutez au lanceur pour la trouver aussitôt, si utilisée souvent."
    assert found(rule, ENGLISH, french) == ()


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
