"""differing-link, where the aligner tells which links stand in each other's place."""

from __future__ import annotations

import pytest

from diglot.check.rules import differing_link as rule
from tests.builders import told
from tests.check.handbook import ENGLISH, FRENCH, changed, found

ADDRESS = "https://shop.example/exchange"


@pytest.mark.parametrize("behind", ["-2", "-old", "/archive", "/accueil"])
def test_an_address_with_something_behind_it_leads_elsewhere(behind: str) -> None:
    assert changed(rule, ADDRESS, ADDRESS + behind) == [
        f"fr:12: the link leads to {ADDRESS}{behind}, in English to {ADDRESS}"
    ]


def test_a_host_that_lost_its_end_leads_elsewhere() -> None:
    more, plus = "\n[Help](https://help.example.org).\n", "\n[Aide](https://help.example.or).\n"
    assert len(found(rule, ENGLISH + more, FRENCH + plus)) == 1


def test_an_anchor_with_something_behind_it_leads_elsewhere() -> None:
    english, french = ENGLISH.replace(ADDRESS, "a.md#part"), FRENCH.replace(ADDRESS, "a.md#part/archive")
    assert len(found(rule, english, french)) == 1


def test_a_link_that_leads_where_another_one_leads_is_told() -> None:
    more = "\n[Prices](https://shop.example/prices) and [hours](https://other.example/hours).\n"
    plus = "\n[Prix](https://shop.example/prices) et [heures](https://shop.example/prices).\n"
    (one,) = told(found(rule, ENGLISH + more, FRENCH + plus))
    assert one.endswith("the link leads to https://shop.example/prices, in English to https://other.example/hours")


def test_a_link_to_the_anchor_of_another_one_is_told() -> None:
    more = "\n[Prices](https://shop.example/guide#prices) and [hours](https://shop.example/guide#hours).\n"
    plus = "\n[Prix](https://shop.example/guide#prices) et [heures](https://shop.example/guide#prices).\n"
    (one,) = told(found(rule, ENGLISH + more, FRENCH + plus))
    assert one.endswith("leads to https://shop.example/guide#prices, in English to https://shop.example/guide#hours")


def test_the_page_in_the_other_language_has_a_name_of_its_own() -> None:
    english = ENGLISH.replace(ADDRESS, "https://en.wiki.example/Perl")
    french = FRENCH.replace(ADDRESS, "https://fr.wiki.example/Perl_(langage)")
    assert found(rule, english, french) == ()
    assert len(found(rule, english, french.replace("https://fr.", "https://en."))) == 1


@pytest.mark.parametrize(
    "address",
    [
        "https://shop.example/fr/exchange",
        "https://shop.example/exchange?lang=fr",
        "https://shop.example/exchange.html",
        "https://shop.example/exchange#prix",
        "https://boutique.example/echange",
        "https://shop.example/echanger-un-produit",
    ],
)
def test_the_translated_page_is_no_difference(address: str) -> None:
    assert changed(rule, ADDRESS, address) == []


def test_a_link_that_was_dropped_is_told() -> None:
    assert changed(rule, f"[produit neuf]({ADDRESS})", "produit neuf") == [
        f"en:11: the link {ADDRESS} has no counterpart in Français"
    ]


def test_a_faithful_translation_leads_to_the_same() -> None:
    assert found(rule) == ()
