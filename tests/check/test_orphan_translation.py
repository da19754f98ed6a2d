"""orphan-translation."""

from __future__ import annotations

from diglot.check.rules import orphan_translation as rule
from tests.builders import both, entry, findings, told


def test_a_translation_without_its_original_is_told() -> None:
    assert told(findings(rule, entry("# Ah", locale="fr", key="a/b"))) == ["fr:1: no entry a/b in English"]


def test_an_original_without_translation_or_with_one_is_fine() -> None:
    assert findings(rule, entry("# A")) == ()
    assert findings(rule, *both("# A", "# Ah")) == ()


def test_a_translation_may_say_that_it_stays_alone() -> None:
    assert findings(rule, entry("---\nallow: [orphan-translation]\n---\n# Ah", locale="fr")) == ()
