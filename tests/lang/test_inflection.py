"""Words without number and gender."""

from __future__ import annotations

import pytest

from diglot.lang import stems


@pytest.mark.parametrize(
    ("forms", "locale"),
    [
        ("refund refunds", "en"),
        ("company companies", "en"),
        ("client clients cliente clientes", "fr"),
        ("niveau niveaux", "fr"),
        ("régional régionaux régionale", "fr"),
        ("fidèle fidèles", "fr"),
        ("responsable responsables", "fr-CA"),
        ("vendeur vendeurs", "fr"),
    ],
)
def test_number_and_gender_do_not_make_another_word(forms: str, locale: str) -> None:
    assert len(set(stems(tuple(forms.split()), locale))) == 1


@pytest.mark.parametrize(("words", "locale"), [("service serve", "en"), ("marque marcher", "fr"), ("us use", "en")])
def test_other_words_stay_others(words: str, locale: str) -> None:
    assert len(set(stems(tuple(words.split()), locale))) == 2


def test_a_language_that_nobody_described_is_only_folded() -> None:
    assert stems(("élan", "dogs"), "xx") == ("elan", "dogs")
