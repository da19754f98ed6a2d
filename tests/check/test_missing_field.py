"""missing-field."""

from __future__ import annotations

import pytest

from diglot.check.rules import missing_field as rule
from tests.builders import MYTH, entry, findings, told

WHOLE = "---\nkind: myth\norder: 1\ntitle: A\nsummary: One.\nstate: draft\n---\n\n# A\n"


@pytest.mark.parametrize("name", ["kind", "order", "title", "summary", "state"])
def test_a_missing_field_is_told_at_the_front_matter(name: str) -> None:
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(f"{name}:"))
    found = findings(rule, entry(text), kinds=[MYTH])
    # Without a kind, nobody knows whether the entry is numbered.
    assert told(found) == [f"en:1: the field {name} is missing"]
    assert found[0].subject == name


@pytest.mark.parametrize("value", ["", "''", "' '", "null"])
def test_an_empty_field_is_missing_and_told_at_its_line(value: str) -> None:
    assert told(findings(rule, entry(WHOLE.replace("title: A", f"title: {value}")), kinds=[MYTH])) == [
        "en:4: the field title is missing"
    ]


def test_every_missing_field_of_a_plain_file_is_told() -> None:
    assert len(findings(rule, entry("# A", locale="fr"), kinds=[MYTH])) == 4


def test_a_whole_front_matter_is_fine() -> None:
    assert findings(rule, entry(WHOLE), kinds=[MYTH]) == ()


def test_the_first_entry_may_have_the_number_nought() -> None:
    assert findings(rule, entry(WHOLE.replace("order: 1", "order: 0")), kinds=[MYTH]) == ()


@pytest.mark.parametrize("key", ["index", "myths/index", "about"])
def test_overviews_are_not_numbered(key: str) -> None:
    text = WHOLE.replace("kind: myth\norder: 1", "kind: overview")
    assert findings(rule, entry(text, key=key), kinds=[MYTH]) == ()


def test_a_project_without_kinds_is_not_asked_for_fields() -> None:
    assert findings(rule, entry("# A")) == ()


def test_fields_may_be_left_out_where_that_is_allowed() -> None:
    assert findings(rule, entry("---\nallow: missing-field\n---\n"), kinds=[MYTH]) == ()
