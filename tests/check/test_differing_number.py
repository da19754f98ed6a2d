"""differing-number."""

from __future__ import annotations

import pytest

from diglot.check.rules import differing_number as rule
from tests.builders import told
from tests.check.handbook import changed, found, levels


def differing(english: str, french: str) -> list[str]:
    return told(found(rule, f"The price of the product is {english} here.", f"Le prix du produit est {french} ici."))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("30 jours", "60 jours", "fr:3: 30 in English, 60 in Français"),
        ("18 h", "17 h", "fr:18: 6 p.m. in English, 17 h in Français"),
        ("deux jours", "3 jours", "fr:14: 3 in Français has no counterpart in English"),
    ],
)
def test_another_number_is_told(old: str, new: str, message: str) -> None:
    assert changed(rule, old, new) == [message]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("$1,250.50", "1 250,50 $"),
        ("$1,250.50", "1\u202f250,50\u00a0$"),
        ("1,000,000", "1 000 000"),
        ("2.5 million", "2,5 millions"),
        ("2,500,000", "2,5 millions"),
        ("80/20", "80/20"),
        ("3", "trois"),
        ("seventy-two", "72"),
        ("21st", "XXIe"),
        ("1st", "1er"),
        ("May 14, 2019", "14 mai 2019"),
        ("2019-05-14", "14 mai 2019"),
        ("2026-27", "2026-2027"),
        ("6 p.m.", "18 h"),
        ("6:30 p.m.", "18 h 30"),
        ("6 p.m.", "6 heures du soir"),
        ("noon", "12 h"),
        ("5%", "5 %"),
        ("50 km/h", "50 km/h"),
        ("version 3.10.2", "version 3.10.2"),
        ("version 0.13", "v0.13"),
        ("IPv4", "IPv4"),
        ("COVID-19", "COVID-19"),
        ("1-800-959-8281", "1 800 959-8281"),
        ("`max=30`", "`max=40`"),
        ("[here](https://a.example/2019)", "[là](https://a.example/2020)"),
        ("a dozen", "12"),
        ("1 or 2", "un ou 2"),
    ],
)
def test_the_same_number_is_written_in_many_ways(english: str, french: str) -> None:
    assert differing(english, french) == []


@pytest.mark.parametrize(
    ("english", "french", "told_"),
    [
        ("$1,250.50", "1 250,60 $", "1,250.50 in English, 1 250,60 in Français"),
        ("1,250", "1,350", "1,250 in English, 1,350 in Français"),
        ("6 p.m.", "16 h", "6 p.m. in English, 16 h in Français"),
        ("80/20", "70/30", "80 in English, 70 in Français"),
        ("2.5 million", "2,4 millions", "2.5 in English, 2,4 in Français"),
        ("1.0", "d’un montant de 8,0", "1.0 in English, 8,0 in Français"),
        ("0 to 575, 0 too", "de 6 à 575, zéro aussi", "0 in English, 6 in Français"),
    ],
)
def test_what_looks_alike_and_is_not_is_told(english: str, french: str, told_: str) -> None:
    assert differing(english, french)[0] == f"fr:1: {told_}"


def test_an_article_is_no_one_where_there_is_another_number() -> None:
    english = "A one-line script runs over many files with xargs(1) and does the work."
    french = "Un script d’une seule ligne parcourt de nombreux fichiers avec xargs(1) et fait le travail."
    assert differing(english, french) == []
    assert differing(english, french.replace("(1)", "(2)")) == ["fr:1: 1 in English, 2 in Français"]


def test_a_number_that_is_only_missing_is_a_note() -> None:
    assert levels(found(rule, "The price is 30 today.", "Le prix est fixe.")) == ["note"]


def test_a_number_may_stand_in_the_next_sentence() -> None:
    english = "It costs 30 francs. We deliver the product in a week."
    assert told(found(rule, english, "Cela coûte peu. Nous livrons le produit en une semaine, pour 30 francs.")) == []


def test_a_faithful_translation_has_the_same_numbers() -> None:
    assert found(rule) == ()
