"""unknown-kind."""

from __future__ import annotations

import pytest

from diglot.check.rules import unknown_kind as rule
from tests.builders import LEVEL, MYTH, both, entry, findings, told


def test_a_slip_in_the_kind_is_told_at_its_line_with_a_hint() -> None:
    found = findings(rule, entry("---\norder: 1\nkind: mith\n---\n"), kinds=[MYTH, LEVEL])
    assert told(found) == ["en:3: kind 'mith' is not declared; did you mean myth?"]


def test_another_kind_is_told_with_those_that_are_known() -> None:
    found = findings(rule, *both("---\nkind: x\n---\n", "---\nkind: myth\n---\n"), kinds=[MYTH])
    assert told(found) == ["en:2: kind 'x' is not declared; known are myth, overview"]


@pytest.mark.parametrize("front", ["kind: myth", "kind: level", "kind: overview", "title: A", "kind: ' myth '"])
def test_declared_kinds_overviews_and_entries_without_kind_are_fine(front: str) -> None:
    assert findings(rule, entry(f"---\n{front}\n---\n"), kinds=[MYTH, LEVEL]) == ()


def test_a_project_without_kinds_is_not_asked_for_one() -> None:
    assert findings(rule, entry("---\nkind: whatever\n---\n")) == ()
