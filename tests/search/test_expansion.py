from __future__ import annotations

import pytest

from diglot.align.models import shipped
from diglot.model.termbase import Concept, Term, Termbase, TermStatus
from diglot.search.thesaurus import Thesaurus, thesaurus
from diglot.search.vocabulary import Spelling

TERMS = Termbase(
    (
        Concept(
            "after-sales",
            (
                Term("after-sales service", "en"),
                Term("post-sale support", "en", TermStatus.FORBIDDEN),
                Term("service après-vente", "fr"),
                Term("SAV", "fr", TermStatus.ADMITTED),
            ),
        ),
        Concept(
            "feedback",
            (
                Term("feedback", "en"),
                Term("retour d’expérience", "fr"),
                Term("feedback", "fr", TermStatus.FORBIDDEN),
            ),
        ),
    )
)
ENTRIES = {
    "en/hours": "---\ntitle: Opening hours\n---\n\nEvery day.\n",
    "fr/hours": "---\ntitle: Horaires d’ouverture\n---\n\nTous les jours.\n",
    "fr/repair": "---\ntitle: Le service après-vente\n---\n\nIl répare dans la semaine.\n\n## Le prix\n\nGratuit.\n",
    "fr/lessons": "---\ntitle: Tirer parti d’un retour d’expérience\n---\n\nÉcoutez.\n",
    "en/strangers": "---\ntitle: Unknown callers\n---\n\nAsk for the customer’s name, then for the agreement.\n",
}


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory, module_index_of):
    return module_index_of(ENTRIES, tmp_path_factory.mktemp("bilingual"), termbase=TERMS, embedding=shipped("en", "fr"))


def keys(results):
    return [hit.document.key for hit in results.hits]


@pytest.mark.parametrize(
    ("question", "reader", "key", "told"),
    [
        ("after-sales services", "en", "repair", {"fr": ("service après-vente",)}),
        ("the after sales service", "fr", "repair", {"fr": ("service après-vente",)}),
        ("price", "en", "repair", {"fr": ("prix",)}),
        ("accord", "fr", "strangers", {"en": ("agreement",)}),
        ("feedback", "en", "lessons", {"fr": ("retour d’expérience",)}),
        ("post-sale support", "en", "repair", {"fr": ("service après-vente",)}),
    ],
)
def test_a_question_in_one_language_finds_an_entry_that_only_the_other_has(bilingual, question, reader, key, told):
    other = "fr" if reader == "en" else "en"
    results = bilingual.search(question, locales=[reader, other])
    assert keys(results)[0] == key
    assert results.expansions == told
    assert results.corrections == {}


def test_a_forbidden_term_finds_the_preferred_one_of_its_language(bilingual):
    results = bilingual.search("feedback", locales=["fr"])
    assert (keys(results), results.expansions) == (["lessons"], {"fr": ("retour d’expérience",)})


def test_an_admitted_term_finds_the_preferred_one(bilingual):
    assert keys(bilingual.search("SAV", locales=["fr", "en"])) == ["repair"]


def test_other_words_are_left_out_on_demand(bilingual):
    results = bilingual.search("price", locales=["en", "fr"], expand=False)
    assert (keys(results), results.expansions) == ([], {})


def test_the_words_of_the_question_come_before_other_words(bilingual):
    results = bilingual.search("horaires", locales=["en", "fr"])
    assert [(hit.document.key, hit.document.locale) for hit in results.hits] == [("hours", "fr")]


def test_a_question_in_the_readers_language_finds_texts_of_another_alone(bilingual):
    assert keys(bilingual.search("price", locales=["fr"], reader="en")) == ["repair"]


def test_the_section_that_answers_is_that_of_the_other_language(bilingual):
    hit = bilingual.search("the price", locales=["en", "fr"]).hits[0]
    assert [hit.excerpt[start:end] for start, end in hit.marks] == []
    assert (hit.document.heading, hit.excerpt) == ("Le prix", "Gratuit.")


def test_an_entry_with_some_of_the_words_is_shown_in_the_language_of_the_question(bilingual):
    found = bilingual.search("horaires accord", locales=["fr", "en"])
    shown = {hit.document.key: hit.document.locale for hit in found.hits}
    assert shown == {"hours": "fr", "strangers": "en"}
    assert found.expansions == {"en": ("hours", "agreement")}


def test_nothing_leads_to_words_that_no_entry_uses():
    found = thesaurus(TERMS, {"fr": {"sav": Spelling("sav", "sav", 1)}}, locales=("en", "fr"))
    assert found.table("en", "fr").terms == {"sale servic": (("SAV", 0.8),), "post sale support": (("SAV", 0.8),)}
    assert found.table("en", "fr").words == {}
    assert found.table("de", "fr").longest == 0


def test_a_thesaurus_is_the_same_after_it_was_written_and_read():
    vocabularies = {"fr": {"prix": Spelling("prix", "prix", 3)}, "en": {"service": Spelling("service", "servic", 2)}}
    found = thesaurus(TERMS, vocabularies, embedding=shipped("en", "fr"))
    assert ("prix", 0.98) in found.table("en", "fr").words["price"]
    assert Thesaurus.of(found.record()) == found
