"""differing-link."""

from __future__ import annotations

import pytest

from diglot.check.rules import differing_link as rule
from tests.builders import both, entry, findings, told


def differing(english: str, french: str) -> list[str]:
    return told(findings(rule, *both(english, french)))


@pytest.mark.parametrize(
    ("english", "french", "messages"),
    [
        ("[a](b.md)", "a", ["en:1: the link b.md has no counterpart in Français"]),
        ("a", "x\n\n[a](b.md)", ["fr:3: the link b.md has no counterpart in English"]),
        (
            "[a](b.md)",
            "[a](c.md)",
            ["en:1: the link b.md has no counterpart in Français", "fr:1: the link c.md has no counterpart in English"],
        ),
        ("[a](b.md)\n[a](b.md)", "[a](b.md)", ["en:2: the link b.md has no counterpart in Français"]),
        ("![a](a.png)", "a", ["en:1: the link a.png has no counterpart in Français"]),
        ("<a@b.example>", "a", ["en:1: the link mailto:a@b.example has no counterpart in Français"]),
        (
            "<a@b.example>",
            "<c@b.example>",
            [
                "en:1: the link mailto:a@b.example has no counterpart in Français",
                "fr:1: the link mailto:c@b.example has no counterpart in English",
            ],
        ),
        ("<https://a.example/x>", "a", ["en:1: the link https://a.example/x has no counterpart in Français"]),
        (
            "[a](https://a.example/x) [b](https://a.example/y)",
            "[a](https://a.example/z)",
            ["en:1: the link https://a.example/y has no counterpart in Français"],
        ),
    ],
)
def test_a_link_of_one_language_is_told_where_it_stands(english: str, french: str, messages: list[str]) -> None:
    assert differing(english, french) == messages


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("[a](b.md) [c](d.md)", "[c](d.md) et [a](b.md)"),
        ("[a](b.md#why-it-fails)", "[a](b.md#pourquoi)"),
        ("[a](#why)", "[a](#pourquoi)"),
        ("[a](./b.md)", "[a](../myths/b.md)"),
        ("[a](https://www.example.com/en/x)", "[a](https://example.com/fr/x/)"),
        ("[a](https://example.com/en-ca/x)", "[a](https://example.com/fr-ca/x)"),
        ("[a](https://en.example.com/x)", "[a](https://fr.example.com/x)"),
        ("[a](https://example.com/x?lang=en)", "[a](https://example.com/x?lang=fr)"),
        ("[a](http://example.com/x)", "[a](https://example.com/x)"),
        ("[a](https://example.com/complaints)", "[a](https://example.com/reclamations)"),
        ("[a](https://example.com/text.html)", "[a](https://example.com/texte.fr.html)"),
        ("[a](https://example.com/%C3%A9t%C3%A9)", "[a](https://example.com/été)"),
        ("![a](plan.en.png)", "![a](plan.fr.png)"),
        ("[a](report_en.pdf)", "[a](report_fr.pdf)"),
        ("[a](../../en/images/a.png)", "[a](../../fr/images/a.png)"),
        ("[a][b]\n\n[b]: c.md", "[a](c.md)"),
        ('<a href="c.md">a</a>', "[a](c.md)"),
        ("`[a](b.md)`", "a"),
    ],
)
def test_the_translated_address_of_a_page_is_no_difference(english: str, french: str) -> None:
    assert differing(english, french) == []


@pytest.mark.parametrize("address", ["http://[broken", "javascript:x", "%", "http://", "//host", "a\\b"])
def test_no_address_is_too_broken(address: str) -> None:
    assert differing(f"[a]({address})", f"[b]({address})") == []


def test_the_other_language_is_the_other_place() -> None:
    (finding,) = findings(rule, *both("[a](b.md)", "a"))
    assert finding.other is not None
    assert finding.other.path == "content/fr/myths/more-staff.md"


def test_an_entry_in_one_language_has_nothing_to_differ_from() -> None:
    assert findings(rule, entry("[a](b.md)")) == ()


def test_a_link_that_only_one_country_has_may_be_allowed() -> None:
    assert differing("---\nallow: differing-link  # the ombudsman of London\n---\n[a](b.md)", "a") == []


def test_thousands_of_links_that_differ_in_one_passage_are_told() -> None:
    def text(slug: str) -> str:
        return " ".join(f"[word {number}](https://a.example/{slug}{number})" for number in range(2000))

    assert len(findings(rule, *both(f"{text('a')}\n", f"{text('b')} [one](https://a.example/c)\n"))) == 1
