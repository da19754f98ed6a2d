"""dead-link."""

from __future__ import annotations

import pytest

from diglot.check.rules import dead_link as rule
from diglot.model.finding import Level
from tests.builders import MYTH, both, entry, findings, told

OTHERS = (
    entry("# Home", key="index"),
    entry("# B", key="myths/b"),
    entry("# Bé", key="myths/b", locale="fr"),
    entry("# C", key="levels/é té"),
)
FILES = ["en/plan.png", "en/myths/a.pdf", "fr/myths/b.svg", "shared/logo.svg"]


def dead(markdown: str, *, locale: str = "en") -> list[str]:
    return told(findings(rule, entry(markdown, locale=locale), *OTHERS, files=FILES))


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("x\n\n[a](gone.md)", "en:3: the link leads nowhere: gone.md"),
        ("![a](gone.png)", "en:1: the image leads nowhere: gone.png"),
        ("[a](b)", "en:1: the link leads nowhere: b"),
        ("[a](../b.md)", "en:1: the link leads nowhere: ../b.md"),
        ("[a](../../../en/index.md)", "en:1: the link leads nowhere: ../../../en/index.md"),
        ("[a](../../secret.md)", "en:1: the link leads nowhere: ../../secret.md"),
        ("[a](B.md)", "en:1: the link leads nowhere: B.md; did you mean myths/b.md?"),
        ("[a](gone.md#part)", "en:1: the link leads nowhere: gone.md#part"),
        ('<a href="gone.md">a</a>', "en:1: the link leads nowhere: gone.md"),
        ("[a][x]\n\n[x]: gone.md", "en:1: the link leads nowhere: gone.md"),
    ],
)
def test_a_link_to_nothing_is_told_where_it_stands(markdown: str, message: str) -> None:
    assert dead(markdown) == [message]


@pytest.mark.parametrize(
    "address",
    [
        "b.md",
        "./b.md",
        "b.md#anchor",
        "b.md?x=1",
        "../index.md",
        "../myths/b.md",
        "<../levels/é té.md>",
        "../levels/%C3%A9%20t%C3%A9.md",
        "../plan.png",
        "a.pdf",
        "../../en/plan.png",
        "../../fr/myths/b.md",
        "../../fr/",
        "../../shared/logo.svg",
        "#anchor",
        "",
        "../",
        "https://gone.example/x.md",
        "//gone.example/x",
        "mailto:a@b.example",
        "tel:+33123456789",
        "/absolute/path/",
        "http://[broken",
    ],
)
def test_what_exists_and_what_is_elsewhere_is_fine(address: str) -> None:
    assert dead(f"[a]({address})") == []


def test_what_the_default_language_has_is_there_for_all() -> None:
    assert dead("[a](../plan.png) [b](../levels/%C3%A9%20t%C3%A9.md)", locale="fr") == []


def test_what_only_another_language_has_is_not() -> None:
    assert dead("[a](b.svg)") == ["en:1: the link leads nowhere: b.svg"]


@pytest.mark.parametrize(
    "markdown", ["`[a](gone.md)`", "a\n\n    [a](gone.md)", "~~~\n[a](gone.md)\n~~~", r"\[a](gone.md)"]
)
def test_what_is_not_a_link_is_not_followed(markdown: str) -> None:
    assert dead(markdown) == []


def test_a_dead_link_is_an_error() -> None:
    (finding,) = findings(rule, entry("[a](gone.md)"))
    assert (finding.level, finding.subject) == (Level.ERROR, "gone.md")


def test_a_link_to_what_is_made_later_may_be_allowed() -> None:
    assert dead("---\nallow: [dead-link]  # made by the build\n---\n[a](gone.md)") == []


def test_what_both_languages_of_an_extract_link_to_may_come_from_elsewhere() -> None:
    entries = both("[a](api/x.md)", "[a](api/x.md)")
    assert [finding.level for finding in findings(rule, *entries)] == [Level.NOTE]
    assert [finding.level for finding in findings(rule, *entries, kinds=[MYTH])] == [Level.ERROR, Level.ERROR]


def test_most_links_of_an_entry_leading_nowhere_make_it_part_of_an_extract() -> None:
    lone = both("[a](api/x.md), [b](api/y.md), [c](api/z.md) and [d](b.md)", "[d](b.md)")
    assert {finding.level for finding in findings(rule, *lone, *OTHERS)} == {Level.NOTE}
    assert {finding.level for finding in findings(rule, *lone, *OTHERS, kinds=[MYTH])} == {Level.ERROR}
    mostly_there = both(
        "[a](gone.md), [b](lost.md), [c](off.md) [d](b.md) [e](a.pdf) [f](../plan.png) [g](../../shared/logo.svg)", "A"
    )
    found = findings(rule, *mostly_there, *OTHERS, files=FILES)
    assert [finding.level for finding in found] == [Level.ERROR] * 3


def test_a_slip_that_both_languages_share_is_an_error_with_a_hint() -> None:
    found = findings(rule, *both("[a](more-stafff.md)", "[a](more-stafff.md)"))
    assert {finding.level for finding in found} == {Level.ERROR}
    assert found[0].message == "the link leads nowhere: more-stafff.md; did you mean myths/more-staff.md?"
