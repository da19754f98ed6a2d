"""missing-section."""

from __future__ import annotations

import pytest

from diglot.check.rules import missing_section as rule
from tests.builders import LEVEL, MYTH, entry, findings, told

FRONT = "---\nkind: myth\n---\n\n"
FRENCH = FRONT + "## Ce que l’on croit\n\nA.\n\n## Pourquoi cela échoue\n\nB.\n"


def test_a_missing_section_is_told_at_the_end_of_the_entry() -> None:
    found = findings(rule, entry(FRONT + "## The belief\n\nText.\n"), kinds=[MYTH])
    assert told(found) == ["en:7: the section “Why it fails” is missing"]


def test_sections_in_another_order_are_told_at_the_section() -> None:
    found = findings(rule, entry(FRONT + "## Why it fails\n\n## The belief\n"), kinds=[MYTH])
    assert told(found) == ["en:5: the section “Why it fails” is out of order"]


def test_each_language_has_sections_of_its_own() -> None:
    assert findings(rule, entry(FRENCH, locale="fr"), kinds=[MYTH]) == ()
    assert len(findings(rule, entry(FRENCH), kinds=[MYTH])) == 2


@pytest.mark.parametrize(
    "body",
    [
        "## The belief\n\n## Why it fails\n",
        "Lead.\n\n## The belief\n\n### Part\n\n## More of it\n\n## Why it fails\n\n## And then\n",
        "## *The* belief { #belief .wide }\n\nWhy it fails\n---\n",
        "## THE\u00a0BELIEF ##\n\n## Why [it](a.md) fails\n",
    ],
)
def test_emphasis_attributes_capitals_and_more_sections_do_not_matter(body: str) -> None:
    assert findings(rule, entry(FRONT + body), kinds=[MYTH]) == ()


def test_either_apostrophe_will_do() -> None:
    assert findings(rule, entry(FRENCH.replace("’", "'"), locale="fr"), kinds=[MYTH]) == ()


@pytest.mark.parametrize("body", ["# The belief\n\n## Why it fails\n", "### The belief\n\n## Why it fails\n"])
def test_a_heading_of_another_level_is_no_section(body: str) -> None:
    assert told(findings(rule, entry(FRONT + body), kinds=[MYTH])) == ["en:7: the section “The belief” is missing"]


@pytest.mark.parametrize("front", ["kind: overview", "kind: level", "kind: unknown", "title: A"])
def test_entries_of_other_kinds_are_not_asked_for_sections(front: str) -> None:
    assert findings(rule, entry(f"---\n{front}\n---\n"), kinds=[MYTH, LEVEL]) == ()


def test_an_empty_entry_lacks_them_all() -> None:
    assert [line[:5] for line in told(findings(rule, entry(FRONT), kinds=[MYTH]))] == ["en:1:", "en:1:"]
