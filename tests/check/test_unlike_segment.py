"""unlike-segment."""

from __future__ import annotations

import pytest

from diglot.check.rules import unlike_segment as rule
from tests.check.handbook import changed, found

SENTENCE = "Les jours fériés, un répondeur prend les messages."


def test_a_sentence_that_says_something_else_is_told() -> None:
    (one,) = changed(rule, SENTENCE, "La récolte des pommes commence vers la fin de l’été dans ces vallées.")
    assert one.startswith("fr:18: not what English says (On holidays an answering machine takes messages.)")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (SENTENCE, "Un répondeur prend vos messages les jours fériés."),
        (SENTENCE, "Quand c’est férié, laissez un message sur le répondeur."),
        ("# Rendre un produit", "# Satisfait ou remboursé"),
        ("Remerciez le client de son message.", "Dites merci."),
    ],
)
def test_another_way_to_say_it_is_fine(old: str, new: str) -> None:
    assert changed(rule, old, new) == []


def test_a_faithful_translation_says_the_same() -> None:
    assert found(rule) == ()


def test_a_number_in_common_is_enough_where_words_are_unknown() -> None:
    french = "Une roulette se détache d’une valise à 400 € encore sous garantie."
    assert found(rule, "A wheel comes off a €400 suitcase during the warranty.", french) == ()


def test_a_sentence_that_is_more_like_another_one_is_told() -> None:
    french = "Les clients qui habitent en ville peuvent rendre un produit au magasin le samedi."
    (one,) = changed(rule, SENTENCE, french)
    assert one.startswith("fr:18: not what English says (On holidays an answering machine takes messages.)")
