"""The words of texts, one by one and in a row."""

from __future__ import annotations

import re
import sys

from hypothesis import given
from hypothesis import strategies as st

from diglot.lang import row, words

LETTERS = re.compile(r"[^\W\d_]+")


def test_words_are_runs_of_letters_in_lower_case() -> None:
    assert words(["L’été, 3 kg à 5 €", "", "naïve_2ᵉ ΣΑΣ"]) == [
        ("l", "été", "kg", "à"),
        (),
        ("naïve", "ᵉ", "σας"),
    ]


def test_each_character_is_part_of_a_word_or_not_whatever_stands_beside_it() -> None:
    for place in range(0, sys.maxunicode + 1, 4096):
        text = " ".join(map(chr, range(place, place + 4096)))
        alone = [found for one in text.split(" ") for found in words([one])[0]]
        assert alone == LETTERS.findall(text.lower())


@given(st.lists(st.text("aZé œ’1_€→Ж²İ", max_size=8), max_size=4))
def test_texts_have_the_words_that_each_has_by_itself(texts: list[str]) -> None:
    assert words(texts) == [tuple(LETTERS.findall(text.lower())) for text in texts]


def test_a_place_in_a_row_knows_its_text() -> None:
    found = row([("a", "b"), (), ("b",)])
    assert found.words == ["a", "b", "", "", "b", ""]
    places = found.places({"b"})
    assert [(found.text_at(place), place - found.start_of(found.text_at(place))) for place in places] == [
        (0, 1),
        (2, 0),
    ]
    assert found.places(frozenset()) == []
