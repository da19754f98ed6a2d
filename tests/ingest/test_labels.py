from __future__ import annotations

import pytest
from ingest_articles import PROSE, items

from diglot.ingest.labels import read_label


@pytest.mark.parametrize(
    ("text", "word", "number", "rest"),
    [
        ("1) Listen first", "", 1, "Listen first"),
        ("(12) Listen first", "", 12, "Listen first"),
        ("#3 Listen first", "", 3, "Listen first"),
        ("4 – Listen first", "", 4, "Listen first"),
        ("IV. Listen first", "", 4, "Listen first"),
        ("② Listen first", "", 2, "Listen first"),
        ("**1. Listen first**", "", 1, "Listen first**"),
        ("Myth No. 1: More staff", "myth", 1, "More staff"),
        ("Myth number two: More staff", "myth", 2, "More staff"),
        ("Mythe n ° 1 : Plus de monde", "mythe", 1, "Plus de monde"),
        ("Mythe nº 3 – Plus de monde", "mythe", 3, "Plus de monde"),
        ("LEVEL III – Super", "level", 3, "Super"),
        ("Level One: Super", "level", 1, "Super"),
        ("The second myth: More pay", "myth", 2, "More pay"),
        ("Deuxième palier : Écouter", "palier", 2, "Écouter"),
        ("3e étape : Rappeler", "etape", 3, "Rappeler"),
        ("Fantasy No. 2 … More pay", "fantasy", 2, "More pay"),
        ("Myth #1", "myth", 1, ""),
        ("A) Listen first", "", 1, "Listen first"),
        ("Strategy B: Listen first", "strategy", 2, "Listen first"),
        ("Second: listen first", "", 2, "listen first"),
        ("3.Listen first", "", 3, "Listen first"),
        ("✅ 2. Listen first", "", 2, "Listen first"),
    ],
)
def test_a_label_is_read_in_every_way_people_write_it(text, word, number, rest):
    label = read_label(text)
    assert label is not None
    assert (label.word, label.number, text[label.rest :]) == (word, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.5 million people",
        "10:30 is too early",
        "2 teams were asked",
        "I think so",
        "In 2 – 3 days",
        "C4T5",
        "A vowel",
        "No 5 people agree",
        "First we asked everybody",
    ],
)
def test_a_number_that_begins_a_sentence_is_no_label(text):
    assert read_label(text) is None


STYLES = (
    "{n})",
    "{n}.",
    "({n})",
    "#{n}",
    "{n} -",
    "Myth {n}:",
    "Myth No. {n} –",
    "Tip #{n} -",
    "Step {n}.",
    "MYTH {n}.",
    "Myth {n} |",
    "Tip n. {n}:",
    "Strategy {n}/3:",
    "Strategy {n} of 3:",
    "[{n}]",
    "{n}.)",
    "No. {n}:",
    "0{n}",
    "» {n}.",
    "— {n} —",
    "Myth-{n}:",
    "{n} |",
    "Étape {n} sur 3 :",
    "Le mythe n° {n} :",
    "Règle d’or n° {n} –",
)


@pytest.mark.parametrize("style", STYLES)
def test_items_are_found_whatever_labels_them(style):
    lines = ["Three things to know about answering the phone in a busy office, told by people who do it."]
    for number, title in enumerate(("Listen first", "Keep promises", "Own mistakes"), 1):
        lines += [f"{style.format(n=number)} {title}", PROSE[number]]
    assert items("\n\n".join(lines)) == [(1, "Listen first"), (2, "Keep promises"), (3, "Own mistakes")]


@pytest.mark.parametrize("style", ["{n}) {title}", "[{n}] {title}", "Myth {n} | {title}", "Tip {n} ({title})"])
@pytest.mark.parametrize(
    ("name", "head", "text"),
    [
        ("a.md", "**{}**", "{}"),
        ("a.md", "- {}", "{}"),
        ("a.md", "## {}", "{}"),
        ("a.html", "<p><b>{}</b></p>", "<p>{}</p>"),
        ("a.html", "<p><strong>{}</strong><br>", "{}</p>"),
        ("a.html", "<ul><li><b>{}</b></li></ul>", "<p>{}</p>"),
    ],
)
def test_items_are_found_however_the_format_sets_their_titles_apart(name, head, text, style):
    lines = [text.format(PROSE[0])]
    for number, title in enumerate(("Listen first", "Keep promises", "Own mistakes"), 1):
        lines += [head.format(style.format(n=number, title=title)), text.format(PROSE[number])]
    assert items("\n\n".join(lines), name) == [(1, "Listen first"), (2, "Keep promises"), (3, "Own mistakes")]
