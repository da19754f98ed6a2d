"""Words by number: how they are spelt, and where they point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.align import align, embedding, lexicon
from diglot.align.lexicon import Lexicon
from diglot.align.models import shipped
from diglot.align.words import END, words, words_of_all
from diglot.model.segment import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence


def spellings(*texts: str) -> list[list[int]]:
    found = Lexicon()
    return found.spellings(found.numbers(texts)).tolist()


class Compass:
    """Directions in two dimensions, and what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), -len(text)] for text in texts], np.float32)


@given(st.lists(st.text()))
def test_the_words_of_all_texts_are_those_of_each(texts: list[str]):
    assert words_of_all(texts) == [word for text in texts for word in (*words(text), END)]


def test_words_have_the_same_numbers_wherever_they_stand():
    found = Lexicon()
    first = found.numbers(["one", "two", "one"]).tolist()
    assert first[0] == first[2] != first[1]
    assert found.numbers(["two", "three", "one"]).tolist()[::2] == first[1::-1]


def test_spelling_is_the_same_in_every_lexicon():
    (securite,), (plain, _) = spellings("sécurité"), spellings("securite", "other")
    assert securite == plain


def test_cognates_share_a_stem_and_no_form():
    (service, servir), (one, other) = zip(*spellings("organisation", "organiser"), strict=True)
    assert service != servir
    assert one == other


def test_a_word_that_is_a_stem_is_no_word_that_begins_so():
    stem, whole = spellings("organ", "organiser")
    assert stem[0] not in whole


@pytest.mark.parametrize("word", ["hour", "covid19", "2024"])
def test_short_words_and_identifiers_have_no_stem(word: str):
    assert spellings(word)[0][1] == 0


def test_directions_are_asked_for_once():
    compass = Compass()
    found = Lexicon(compass, 2)
    for _ in range(2):
        assert found.directions(found.numbers(["a", "bcd"])).tolist() == [[1, -1], [3, -3]]
    assert compass.asked == ["a", "bcd"]


def test_numbers_and_identifiers_have_no_direction():
    compass = Compass()
    found = Lexicon(compass, 2)
    assert not found.directions(found.numbers(["2024", "b2b", END])).any()
    assert not compass.asked


def test_directions_that_were_forgotten_are_asked_for_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "MOST_REMEMBERED", 6)
    compass = Compass()
    found = Lexicon(compass, 2)
    for texts in (["a", "bb", "ccc"], ["a", "dddd", "7"], ["a", "bb", "ccc", "eeeee", "ffffff", "ggggggg", "hhhhhhhh"]):
        expected = [[0, 0] if text == "7" else [len(text), -len(text)] for text in texts]
        assert found.directions(found.numbers(texts)).tolist() == expected
    assert len(compass.asked) > len(set(compass.asked))


def test_a_full_lexicon_gives_way_to_a_new_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(embedding, "MOST_REMEMBERED", 3)
    model = shipped("en", "fr")
    assert model is not None
    texts = [
        [Segment("Good morning."), Segment("The customer waits.")],
        [Segment("Bonjour."), Segment("Le client attend.")],
    ]
    for _ in range(3):
        assert [(bead.source, bead.target) for bead in align(*texts, model=model).beads] == [((0,), (0,)), ((1,), (1,))]
    assert len(model.lexicon("en")) == 1
