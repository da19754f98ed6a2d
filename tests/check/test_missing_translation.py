"""missing-translation."""

from __future__ import annotations

from diglot.check.rules import missing_translation as rule
from diglot.model.finding import Level
from tests.builders import both, entry, findings, told


def test_an_entry_without_a_translation_is_told_at_the_original() -> None:
    (finding,) = findings(rule, entry("# A"))
    assert told([finding]) == ["en:1: no translation in Français"]
    assert (finding.rule, finding.level, finding.subject) == ("missing-translation", Level.WARNING, "fr")


def test_an_entry_in_both_languages_is_fine() -> None:
    assert findings(rule, *both("# A", "# Ah")) == ()


def test_an_entry_that_only_the_translation_has_is_another_rule_s_business() -> None:
    assert findings(rule, entry("# Ah", locale="fr")) == ()


def test_an_original_may_say_that_it_stays_alone() -> None:
    assert findings(rule, entry("---\nallow: missing-translation  # only for London\n---\n# A")) == ()


def test_an_empty_translation_is_a_translation() -> None:
    assert findings(rule, *both("# A", "")) == ()
