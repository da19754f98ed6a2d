"""Running the rules: which entries, in which order, and what is allowed."""

from __future__ import annotations

import pytest

from diglot.check.rules import RULES
from diglot.model.finding import Finding, Level
from tests.builders import LOCALES, MYTH, both, check, corpus, entry

ENTRIES = (
    *both("[a](gone.md)\n\n[b](gone-too.md)\n", "x\n", key="b"),
    entry("x\n", key="a"),
    entry("---\nkind: mith\n---\nx\n", key="c", locale="fr"),
)


def rules_told(**options: object) -> list[tuple[str, str, int]]:
    found = check(corpus(*ENTRIES), locales=LOCALES, kinds=(), **options)
    return [(f.rule, f.place.path, f.place.line) for f in found]


def test_findings_are_told_in_order_of_place_then_rule() -> None:
    assert rules_told() == [
        ("missing-translation", "content/en/a.md", 1),
        ("dead-link", "content/en/b.md", 1),
        ("differing-link", "content/en/b.md", 1),
        ("dead-link", "content/en/b.md", 3),
        ("differing-link", "content/en/b.md", 3),
        ("orphan-translation", "content/fr/c.md", 1),
    ]


def test_only_the_entries_asked_for_are_looked_at() -> None:
    assert rules_told(keys=["a"]) == [("missing-translation", "content/en/a.md", 1)]
    assert rules_told(keys=[]) == []


def test_an_empty_corpus_has_no_findings() -> None:
    assert check(corpus(), locales=LOCALES, kinds=(MYTH,)) == ()


def test_what_one_file_allows_is_told_of_the_other() -> None:
    front = "---\nallow: [dead-link]\n---\n"
    found = check(corpus(*both(f"{front}[a](x.md)", "[a](y.md)")), locales=LOCALES)
    assert [(f.rule, f.place.path[8:10]) for f in found if f.rule == "dead-link"] == [("dead-link", "fr")]


def test_allowing_one_rule_allows_no_other() -> None:
    front = "---\nallow: [dead-link, no-such-rule]\n---\n"
    found = check(corpus(entry(f"{front}[a](x.md)")), locales=LOCALES)
    assert [f.rule for f in found] == ["missing-translation"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_a_rule_says_what_and_why_in_a_sentence_and_names_a_fault(rule: object) -> None:
    assert rule.__name__.rpartition(".")[2].replace("_", "-") == rule.NAME  # type: ignore[attr-defined]
    assert isinstance(rule.LEVEL, Level)  # type: ignore[attr-defined]
    for text in (rule.WHAT, rule.WHY):  # type: ignore[attr-defined]
        assert text[0].isupper()
        assert text.endswith(".")


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.NAME for rule in RULES}) == len(RULES)


def test_levels_compare() -> None:
    assert sorted(Level, key=lambda level: level.rank) == [Level.NOTE, Level.WARNING, Level.ERROR]


def test_every_finding_of_a_rule_bears_its_name_and_one_line() -> None:
    found: tuple[Finding, ...] = check(corpus(*ENTRIES), locales=LOCALES, kinds=(MYTH,))
    assert {f.rule for f in found} <= {rule.NAME for rule in RULES}
    assert all("\n" not in f.message and f.place.line >= 1 for f in found)
