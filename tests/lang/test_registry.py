"""The languages that diglot knows."""

from __future__ import annotations

from string import Formatter

import pytest

from diglot.lang import fold, language


def test_a_region_speaks_its_language() -> None:
    assert language("fr-CA") is language("fr")
    assert language("EN-gb") is language("en")


def test_an_unknown_language_has_the_interface_of_english_and_no_word_lists() -> None:
    german = language("de")
    assert german.code == "de"
    assert german.phrases == language("en").phrases
    assert german.stemmer is None
    assert not german.abbreviations
    assert not german.stopwords


@pytest.mark.parametrize("code", ["en", "fr"])
def test_word_lists_are_written_as_they_are_looked_up(code: str) -> None:
    known = language(code)
    assert all(word == fold(word) for word in known.stopwords)
    assert all(word == word.lower() and not word.endswith(".") for word in known.abbreviations)


def test_both_interfaces_have_the_same_phrases_with_the_same_places() -> None:
    english, french = ({name: _places(p) for name, p in language(code).phrases.items()} for code in ("en", "fr"))
    assert english == french


def _places(phrase: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(phrase)} - {None}
