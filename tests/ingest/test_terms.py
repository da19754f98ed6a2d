from __future__ import annotations

from ingest_articles import PROSE, harvest

from diglot.model.termbase import Concept, Term, Termbase, TermStatus

TERMS = Termbase(
    (
        Concept("standard", (Term("customer service standard", "en"),)),
        Concept("bottom-line", (Term("bottom line", "en"), Term("base line", "en", TermStatus.FORBIDDEN))),
    )
)


def replaced(text: str) -> tuple[str, list[tuple[str, str]]]:
    found = harvest(f"{text}\n\n{PROSE[0]}", termbase=TERMS)
    listed = [(one.text, one.after) for one in found.verdicts if one.cleaner == "terms"]
    return found.articles[0].intro[0].text, listed


def test_a_forbidden_term_becomes_the_preferred_one_and_is_listed():
    text, listed = replaced("In the end it is the base line that tells how we have served people this year.")
    assert "the bottom line that" in text
    assert listed == [("base line", "bottom line")]


def test_a_term_whose_every_word_was_exchanged_is_recognised_with_its_number():
    text, listed = replaced("Nobody has ever measured our shopper company expectations in the way we do it now.")
    assert "our customer service standards in" in text
    assert listed == [("shopper company expectations", "customer service standards")]


def test_words_that_only_begin_like_a_term_stay():
    text = "The client support desk of the shopper company is where most of us began to work."
    assert replaced(text) == (text, [])


def test_spun_english_is_flagged_and_not_rewritten():
    spun = "Each shopper, buyer, client, consumer and patron wants the same when they come to the desk to ask."
    found = harvest(f"{spun}\n\n{PROSE[0]}")
    assert [one.reason[:10] for one in found.verdicts if one.action == "flagged"] == ["looks spun"]
    assert found.articles[0].intro[0].text == spun
