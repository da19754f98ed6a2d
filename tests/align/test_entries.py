"""What is known of the words of two entries."""

from __future__ import annotations

import pytest

from diglot.align.entries import word_finder
from diglot.markdown import parse


def test_each_word_that_has_a_translation_finds_it() -> None:
    find = word_finder(parse("", locale="en-CA"), parse("", locale="fr"))
    assert find is not None
    library, of, penguins, again = find("library of penguins library", "La bibliothèque de la ville")
    assert library == again == 1
    assert of > 0.5
    assert penguins < 0.5


def test_a_sentence_without_words_finds_nothing() -> None:
    find = word_finder(parse("", locale="en"), parse("", locale="fr"))
    assert find is not None
    assert find("", "Une phrase.") == []
    assert find("A sentence.", "…") == [0, 0]


@pytest.mark.parametrize("locale", ["de", "en"])
def test_without_a_model_nothing_is_known(locale: str) -> None:
    assert word_finder(parse("", locale="en"), parse("", locale=locale)) is None
