from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diglot.model.document import Document
from diglot.search.analysed import Analysed
from diglot.search.analysis import analyse
from diglot.search.excerpts import LENGTH, excerpt, wanted_forms
from diglot.search.sections import Form
from diglot.search.wording import Lexicon, Words


def shown(text, *words, locale="fr", summary=""):
    document = Document(locale, "k", "myth", "T", "k/", summary=summary, text=text)
    forms = [tuple(Form(t.surface, t.stem) for t in analyse(word, locale)) for word in words]
    written = Words()
    wording = written.wording(Analysed(document))
    lexicon = Lexicon(written.record())
    piece, marks = excerpt(document, wording, lexicon, lexicon.words(wanted_forms(forms)))
    return piece, [piece[start:end] for start, end in marks]


def test_the_words_found_are_marked_in_the_form_in_which_they_stand():
    piece, marked = shown("Un client mécontent revient. Les réclamations aident.", "reclamation")
    assert piece == "Un client mécontent revient. Les réclamations aident."
    assert marked == ["réclamations"]


def test_the_piece_with_most_different_words_is_shown():
    text = "Le service est là. " * 30 + "Le remboursement du client est rapide. " + "Le service reste. " * 30
    piece, marked = shown(text, "remboursement", "client", "service")
    assert {"remboursement", "client"} <= set(marked)
    assert piece.startswith("… ")
    assert piece.endswith(" …")


def test_a_hyphenated_word_is_marked_once():
    assert shown("Le service après-vente répond.", "après-vente")[1] == ["après-vente"]


def test_words_of_the_summary_are_marked_where_they_stand():
    piece, marked = shown("Le client attend.", "client", "conseil", summary="Un conseil gratuit")
    assert piece == "Un conseil gratuit Le client attend."
    assert marked == ["conseil", "client"]


def test_words_of_a_very_long_text_are_marked_where_they_stand():
    _, marked = shown("mot " * 20_000 + "remboursement", "remboursement")
    assert marked == ["remboursement"]


def test_without_a_match_in_the_text_its_beginning_is_shown():
    piece, marked = shown("mot " * 200, "ailleurs")
    assert piece.startswith("mot mot")
    assert marked == []


@given(st.text(max_size=800), st.lists(st.text(min_size=1, max_size=12), max_size=4))
def test_marks_never_leave_the_excerpt(text, words):
    piece, _ = shown(text, *words)
    assert len(piece) <= LENGTH + 4
