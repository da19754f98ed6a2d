"""differing-structure, where other rules tell what has no counterpart."""

from __future__ import annotations

from diglot.check.rules import differing_structure as rule
from tests.check.handbook import changed, found


def test_a_missing_heading_or_item_is_told_by_the_rule_for_missing_segments_only() -> None:
    assert changed(rule, "## Heures d’ouverture\n\n", "") == []
    assert changed(rule, "- Remerciez le client de son message.\n", "") == []


def test_a_heading_that_became_a_paragraph_is_told() -> None:
    assert len(changed(rule, "## Heures d’ouverture", "**Heures d’ouverture**")) == 1


def test_a_faithful_translation_has_the_same_structure() -> None:
    assert found(rule) == ()
