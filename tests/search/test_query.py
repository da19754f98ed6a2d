from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diglot.search.query import LONGEST_QUERY, MOST_WORDS, Query, corrected, read_query


def test_words_phrases_and_exclusions_are_told_apart():
    assert read_query('client "plus de personnel" -prix') == Query(
        'client "plus de personnel" -prix', ("client",), ("plus de personnel",), ("prix",)
    )


def test_french_and_curly_quotation_marks_make_phrases_too():
    assert read_query("« norme de service »").phrases == (" norme de service ",)
    assert read_query("“customer first”").phrases == ("customer first",)


def test_a_phrase_can_be_left_out():
    assert read_query('service -"plus de personnel"').exclusions == ("plus de personnel",)


def test_a_hyphen_within_or_beside_a_word_leaves_nothing_out():
    assert read_query("après-vente - porte --dry").exclusions == ()


def test_an_unbalanced_quotation_mark_is_no_mistake():
    assert read_query('service "client').words == ("service", "client")


def test_nothing_is_a_command():
    query = read_query("title:x AND a* [a TO z] word~9")
    assert query.words == ("title:x", "AND", "a*", "[a", "TO", "z]", "word~9")


def test_a_long_question_is_shortened_and_says_so():
    query = read_query("mot " * 5000)
    assert len(query.words) == MOST_WORDS
    assert query.shortened
    assert len(query.text) <= LONGEST_QUERY
    assert read_query("x" * 10_000).shortened
    assert not read_query("  deux   mots \n").shortened


@given(st.text(max_size=600))
def test_any_text_is_a_query_within_the_limits(text):
    query = read_query(text)
    asked = [*query.words, *query.phrases, *query.exclusions]
    assert sum(len(piece.split()) for piece in asked) <= MOST_WORDS
    assert len(query.text) <= LONGEST_QUERY
    assert query.text.isprintable()


def test_corrections_stand_in_the_places_of_words_alone() -> None:
    text = 'sevrice "sevrice" -sevrice l’sevrice sevrices'
    assert corrected(text, {"sevrice": "service"}) == 'service "sevrice" -sevrice l’sevrice sevrices'
    assert corrected(text, {}) == text
