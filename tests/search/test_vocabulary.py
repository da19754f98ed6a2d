from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from diglot.search.vocabulary import Spelling, Vocabulary

VOCABULARY = Vocabulary(
    {
        "reclamation": Spelling("réclamation", "reclam", 9),
        "reclame": Spelling("réclame", "reclam", 1),
        "client": Spelling("client", "client", 30),
        "clients": Spelling("clients", "client", 20),
        "prix": Spelling("prix", "prix", 4),
        "pris": Spelling("pris", "pris", 2),
        "but": Spelling("but", "but", 2),
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("reclamtion", "reclamation"),
        ("reclmataion", "reclamation"),
        ("cleint", "client"),
        ("prit", "prix"),
        ("bit", None),
        ("tarif", None),
        ("client1", None),
    ],
)
def test_the_nearest_word_is_found_the_more_used_first(typed, meant):
    found = VOCABULARY.nearest(typed)
    assert (found and found[1]) == meant


def test_a_word_is_known_by_any_of_its_forms():
    assert VOCABULARY.knows("reclamer", "reclam")
    assert not VOCABULARY.knows("tarif", "tarif")


def test_a_beginning_is_completed_by_the_most_used_words_first():
    assert VOCABULARY.completions("recl") == ("reclamation", "reclame")
    assert VOCABULARY.completions("re") == ()


@given(st.text("abcdeé", min_size=4, max_size=9), st.sets(st.text("abcdeé", min_size=1, max_size=9), max_size=40))
def test_the_nearest_word_is_as_near_as_comparing_all_words_tells(typed, words):
    allowed = 1 if len(typed) < 8 else 2
    nearest = min((OSA.distance(typed, word) for word in words), default=9)
    found = Vocabulary({word: Spelling(word, word, 1) for word in words}).nearest(typed)
    assert (found[0] if found else None) == (nearest if nearest <= allowed else None)
