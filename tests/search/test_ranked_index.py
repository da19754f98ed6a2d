from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def keys(results):
    return [hit.document.key for hit in results.hits]


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Rembourser sans discuter", "Rembourser sans discuter"),
        ("remboursés sans discussion", "Rembourser sans discuter"),
        ("reclamation traiter", ""),
        ("équipe apres vente", "L’équipe du service après-vente"),
        ("l’équipe", "L’équipe du service après-vente"),
        ("d'équipe", "L’équipe du service après-vente"),
        ("aprèsvente", "L’équipe du service après-vente"),
        ("equipe apres-vnte", "L’équipe du service après-vente"),
    ],
)
def test_a_known_item_is_found_first(index, question, heading):
    hit = index.search(question, locales=["fr", "en"]).hits[0]
    assert (hit.document.key, hit.document.heading, hit.document.locale) == ("complaints", heading, "fr")


def test_an_entry_is_found_once_with_its_titles_and_addresses_in_every_language(index):
    results = index.search("service", locales=["en", "fr"])
    assert sorted(keys(results)) == ["complaints", "training"]
    assert results.total == 2
    assert results.hits[0].titles.keys() == {"en", "fr"}
    hit = next(hit for hit in results.hits if hit.document.key == "complaints")
    assert hit.addresses == {"en": "complaints/", "fr": "fr/complaints/"}


def test_a_word_of_both_languages_is_shown_in_the_readers(index):
    assert {hit.document.locale for hit in index.search("service", locales=["fr", "en"], kinds=["strategy"]).hits} == {
        "fr"
    }
    assert index.search("service", locales=["en", "fr"]).hits[0].document.locale == "en"


def test_words_of_one_language_find_entries_for_a_reader_of_the_other(index):
    hit = index.search("warranty", locales=["fr", "en"]).hits[0]
    assert (hit.document.key, hit.document.locale) == ("only-english", "en")


def test_only_the_locales_asked_for_are_searched(index):
    assert index.search("warranty", locales=["fr"]).total == 0


def test_a_word_nobody_wrote_is_corrected_and_told(index):
    results = index.search("reclamtion", locales=["fr", "en"])
    assert results.corrections == {"reclamtion": "réclamation"}
    assert keys(results) == ["complaints"]


def test_a_word_that_one_language_knows_is_not_corrected_in_the_other(index):
    assert index.search("complaints", locales=["fr", "en"]).corrections == {}


def test_the_beginning_of_a_word_finds_it_without_a_correction(index):
    results = index.search("rembours", locales=["fr"])
    assert keys(results) == ["complaints"]
    assert results.corrections == {}


def test_a_phrase_is_found_as_it_stands_accents_and_case_aside(index):
    assert keys(index.search('"SERVICE APRES VENTE"', locales=["fr"])) == ["complaints"]
    assert keys(index.search('"vente service"', locales=["fr"])) == []


def test_a_phrase_does_not_go_from_the_heading_into_the_text(index_of):
    text = "---\ntitle: On time\nsummary: A promise\n---\n\nkept is worth more.\n"
    index = index_of({"en/time": text})
    assert keys(index.search('"on time"', locales=["en"])) == ["time"]
    assert keys(index.search('"promise kept"', locales=["en"])) == []


def test_a_phrase_of_words_that_every_text_has_is_found_as_it_stands(index):
    assert keys(index.search('"be than"', locales=["en"])) == []
    assert keys(index.search('"is the"', locales=["en"])) == ["complaints"]


def test_a_phrase_is_found_beside_words_that_nobody_wrote(index):
    assert keys(index.search('"sans discuter" personnel formation xylophone', locales=["fr"])) == ["complaints"]


def test_hits_without_excerpts_are_the_same_hits(index):
    whole, bare = (index.search("service", locales=["en"], excerpts=wanted) for wanted in (True, False))
    assert [hit.document for hit in bare.hits] == [hit.document for hit in whole.hits]
    assert any(hit.excerpt for hit in whole.hits)
    assert not any(hit.excerpt for hit in bare.hits)


def test_an_excluded_word_leaves_out_the_entry_in_every_language(index):
    assert keys(index.search("service -refund", locales=["en", "fr"])) == ["training"]
    assert keys(index.search('service -"after sales"', locales=["fr", "en"])) == ["training"]


def test_both_of_two_words_are_required_where_an_entry_has_both(index):
    assert keys(index.search("complaints refund", locales=["en"])) == ["complaints"]


def test_where_no_entry_has_all_words_those_with_most_are_found(index):
    assert keys(index.search("warranty xylophone", locales=["en"])) == ["only-english"]


def test_stop_words_alone_are_looked_for_as_they_stand(index):
    assert keys(index.search("for ten", locales=["en"])) == ["only-english"]
    assert keys(index.search("that a", locales=["en"])) == ["complaints"]


def test_kinds_are_counted_before_they_are_filtered(index):
    results = index.search("service", locales=["en"], kinds=["myth"])
    assert keys(results) == ["training"]
    assert results.kinds == {"strategy": 1, "myth": 1}
    assert results.total == 1


def test_hits_come_in_portions(index):
    whole = keys(index.search("service", locales=["en"]))
    assert [
        *keys(index.search("service", locales=["en"], limit=1)),
        *keys(index.search("service", locales=["en"], offset=1)),
    ] == whole
    assert index.search("service", locales=["en"], offset=50).hits == ()
    assert index.search("service", locales=["en"], limit=0).total == 2


def test_the_excerpt_is_in_the_language_that_matched(index):
    hit = index.search("remboursement", locales=["en", "fr"]).hits[0]
    assert hit.document.locale == "fr"
    assert [hit.excerpt[start:end] for start, end in hit.marks] == ["remboursement"]


def test_suggestions_are_titles_and_headings_with_the_words_typed(index):
    texts = [s.text for s in index.suggest("l'équ", locale="fr")]
    assert texts == ["L’équipe du service après-vente"]
    assert [s.text for s in index.suggest("more st", locale="en")] == ["More staff means better service"]
    assert index.suggest("serv", locale="en", limit=1)[0].address
    assert index.suggest("", locale="en") == ()
    assert index.suggest("x", locale="de") == ()


def test_where_no_title_has_what_is_typed_words_of_the_entries_complete_it(index):
    (word,) = index.suggest("le rembour", locale="fr")
    assert (word.text, word.address) == ("le remboursement", None)
    assert [one.text for one in index.suggest("d'un rembour", locale="fr")] == ["d'un remboursement"]
    assert index.suggest("xyzzy rembour", locale="fr") == ()


def test_an_index_without_any_entry_answers_nothing(index_of):
    results = index_of({}).search("service", locales=["en", "fr"])
    assert (results.total, results.hits) == (0, ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.text(max_size=250))
def test_any_question_is_answered(index, question):
    results = index.search(question, locales=["fr", "en"])
    assert results.total >= len(results.hits)
    for hit in results.hits:
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)
    index.suggest(question, locale="fr")


@pytest.mark.parametrize(
    "question",
    [
        "*",
        "a*",
        "[a TO z]",
        "?????",
        "(" * 1000,
        '"' * 999,
        "x" * 10_000,
        "mot " * 5000,
        "service~9",
        "\0" * 50,
        "漢字 مرحبا",
        "a OR b AND NOT c",
    ],
)
def test_what_other_engines_take_for_commands_is_only_text(index, question):
    assert index.search(question, locales=["en", "fr"]).total <= 3
