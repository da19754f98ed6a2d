from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.search.analysis import analyse, forms, stream


def surfaces(text, code):
    return [token.surface for token in analyse(text, code)]


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "L’équipe de l'après-vente", ["equipe", "apresvente", "vente"]),
        ("fr", "Jusqu’aujourd’hui", ["aujourdhui"]),
        ("fr", "Qu’est-ce qu’un œuf à 20 € ?", ["estce", "oeuf", "20"]),
        ("fr", "Les ÉVÉNEMENTS\u00a0: déjà", ["evenements"]),
        ("en", "The customer's after-sales service", ["customers", "aftersales", "sales", "service"]),
        ("en", "Don’t panic: 24/7, 1,250.50", ["dont", "panic", "24", "7", "1", "250", "50"]),
        ("en", "naïve café", ["naive", "cafe"]),
        ("ja", "サービス design", ["サーヒス", "design"]),
    ],
)
def test_words_are_told_apart_as_the_language_does(code, text, expected):
    if code == "ja":
        expected = [unicodedata.normalize("NFKC", word) for word in expected]
    assert surfaces(text, code) == expected


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("fr", "réclamations", "reclamation"),
        ("fr", "remboursés", "rembourser"),
        ("fr", "Équipes", "équipe"),
        ("en", "complaints", "Complaint"),
        ("en", "training", "trained"),
        ("en", "customer’s", "customers"),
    ],
)
def test_inflected_words_share_a_stem(code, one, other):
    assert forms(one, code)[1] == forms(other, code)[1]


def test_each_language_is_stemmed_as_itself():
    assert forms("running", "en")[1] == "run"
    assert forms("running", "fr")[1] == "running"


def test_offsets_are_those_of_the_word_without_its_elision():
    text = "Avec l’équipe après-vente"
    assert [text[t.start : t.end] for t in analyse(text, "fr")] == ["équipe", "après-vente", "vente"]


def test_decomposed_accents_and_soft_hyphens_are_within_a_word():
    assert surfaces(unicodedata.normalize("NFD", "réclamation"), "fr") == ["reclamation"]
    assert surfaces("récla\u00admation", "fr") == ["reclamation"]


def test_a_stream_keeps_stop_words_and_no_hyphenated_whole():
    assert stream("L’équipe du service après-vente", "fr") == " equipe du service apres vente "


def test_a_stemmer_is_shared_by_no_two_threads():
    words = [f"réclamations{n}" for n in range(300)]
    expected = [forms(word, "fr") for word in words]
    forms.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda word: forms(word, "fr"), words)) == expected


@given(st.text(max_size=300), st.sampled_from(["en", "fr", "xx"]))
def test_any_text_is_analysed_and_offsets_stay_within_it(text, code):
    for token in analyse(text, code, stopwords=True):
        assert 0 <= token.start < token.end <= len(text)
        assert "\n" not in token.surface
        assert " " not in token.stem
