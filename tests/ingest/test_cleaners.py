from __future__ import annotations

import pytest
from ingest_articles import PROSE, PROSE_FR, cleaned, harvest

from diglot.ingest.cleaners import CLEANERS, Context, clean
from diglot.ingest.passage import Passage


def test_every_cleaner_has_a_name_of_its_own():
    assert len({cleaner.NAME for cleaner in CLEANERS}) == len(CLEANERS)


@pytest.mark.parametrize("text", [*PROSE, *PROSE_FR])
def test_prose_is_left_as_it_is(text):
    assert cleaned(PROSE[3] + " Yes.", text, PROSE[2] + " Yes.")[0][1] == text


def test_menu_share_bar_byline_and_comments_are_removed_and_reported():
    chrome = ("Home", "About us", "Share this: Twitter Facebook", "By Jane Doe", "3 comments", "jim wrote: so true")
    left, removed = cleaned(*chrome[:3], *PROSE, *chrome[3:])
    assert left == list(PROSE)
    assert list(removed) == list(chrome)
    assert removed["Share this: Twitter Facebook"] == "share bar"


def test_furniture_in_french_and_german_is_removed_too():
    chrome = (
        "Lire la suite »",
        "Laisser un commentaire",
        "Alle Rechte vorbehalten",
        "Politique de confidentialité | Contact",
    )
    assert cleaned(*PROSE_FR, *chrome, language="fr")[0] == list(PROSE_FR)


def test_words_of_a_menu_in_the_middle_of_the_text_stay():
    assert cleaned(PROSE[0], "Contact the author", PROSE[1])[0] == [PROSE[0], "Contact the author", PROSE[1]]


@pytest.mark.parametrize("spam", ["출장 안마 24시", "казино онлайн бонус", "办证刻章联系电话", "شراء متابعين"])
def test_another_script_inside_a_sentence_is_removed_without_a_trace(spam):
    words = PROSE[0].split()
    dirty = " ".join([*words[:5], spam, *words[5:]])
    left, removed = cleaned(dirty, PROSE[1])
    assert left == [PROSE[0], PROSE[1]]
    assert list(removed) == [spam]


def test_a_foreign_name_in_brackets_stays():
    text = "The shop in Kyoto (京都の店) has the calmest staff of all that we have visited in these years."
    assert cleaned(text, PROSE[0]) == ([text, PROSE[0]], {})


def test_a_planted_advertisement_is_removed_from_its_paragraph():
    advert = "Buy cheap replica handbags with free shipping at best-copies.example today."
    left, removed = cleaned(f"{PROSE[0]} {advert} {PROSE[1]}", PROSE[2])
    assert left == [f"{PROSE[0]} {PROSE[1]}", PROSE[2]]
    assert removed == {advert: "advertising"}


def test_a_sentence_on_prices_and_a_link_is_no_advertisement():
    text = "The offer is free for members, and you can call us or visit the help page whenever you want to order more."
    assert cleaned(text, PROSE[0])[1] == {}


def test_a_paragraph_that_stands_twice_is_removed_once():
    left, removed = cleaned(PROSE[0], PROSE[1], PROSE[0].replace(",", " ,"), PROSE[2])
    assert left == [PROSE[0], PROSE[1], PROSE[2]]
    assert list(removed.values()) == ["the same paragraph as on line 1"]


def test_a_paragraph_in_a_language_that_nobody_configured_is_removed():
    german = "Wer Kunden gut bedienen will, muss ihnen zuerst zuhören und dann erst über Preise und Produkte sprechen."
    left, removed = cleaned(PROSE[0], german, PROSE[1])
    assert left == [PROSE[0], PROSE[1]]
    assert "not configured (de)" in removed[german]


@pytest.mark.parametrize("times", [1, 2])
def test_wrong_decoding_is_undone_however_often_it_happened(times):
    text = broken = "L’équipe a été félicitée « à cœur ouvert » par la cliente, qui a tout de suite été rassurée."
    for _ in range(times):
        broken = broken.encode("utf-8").decode("cp1252", "replace")
    assert cleaned(broken, PROSE_FR[0], language="fr")[0][0] == text


def test_invisible_characters_ligatures_and_entities_are_repaired():
    dirty = (
        "Peo\u200bple who \ufb01nd the o\u00adffice &amp; wait\u00a0there are \u202enever\u202c served well by anybody."
    )
    assert cleaned(dirty, PROSE[0])[0][0] == "People who find the office & wait there are never served well by anybody."


def test_lines_broken_at_a_width_are_joined_and_hyphenated_words_made_whole():
    text = """People who answer customers need the time to listen before they spe-
ak, and the trust of those who lead them. A promise is kept when all
in the office know that it was made, by whom, and for which day. And
when somebody has made a mistake, it helps to say so at once, and to
explain what happens next."""
    (article,) = harvest(text).articles
    assert [p.text for p in article.intro] == [text.replace("-\n", "").replace("\n", " ")]


def test_page_numbers_and_running_heads_are_removed():
    left, removed = cleaned(
        PROSE[0],
        "Service today - 1",
        "Page 1 of 3",
        PROSE[1],
        "Service today - 2",
        PROSE[2],
        "Service today - 3",
        PROSE[3],
    )
    assert left == list(PROSE)
    assert removed["Page 1 of 3"] == "page number"


def test_signs_that_no_decoding_makes_readable_are_removed():
    left, removed = cleaned(f"{PROSE[0]} æ¿€å®â€°ãÆ’– {PROSE[1]}", PROSE[2])
    assert left == [f"{PROSE[0]} {PROSE[1]}", PROSE[2]]
    assert list(removed.values()) == ["characters lost beyond repair"]


SECTIONS = (("The problem", "What to do", "How to tell that it works"), ("An example", "What it is"))


def sectioned(*texts: str) -> list[tuple[str, str]]:
    passages = [Passage(text, line) for line, text in enumerate(texts, 1)]
    return [(passage.shape, passage.text) for passage in clean(passages, Context(sections=SECTIONS))[0]]


def test_lines_named_like_the_sections_of_a_kind_become_headings_and_their_text_is_no_furniture():
    article = [
        PROSE[0],
        "The Problem",
        PROSE[1],
        "how to tell that it works:",
        "Fewer hang up.",
        "All rights reserved.",
    ]
    assert sectioned("HOME | ABOUT | CONTACT", *article, "All rights reserved.") == [
        ("paragraph", PROSE[0]),
        ("heading", "The Problem"),
        ("paragraph", PROSE[1]),
        ("heading", "how to tell that it works"),
        ("paragraph", "Fewer hang up."),
    ]


def test_one_line_named_like_a_section_may_be_chance():
    assert ("paragraph", "An example") in sectioned(PROSE[0], "An example", PROSE[1], "What to do", PROSE[2])
