"""overdue-review."""

from __future__ import annotations

import datetime

import pytest

from diglot.check.rules import overdue_review as rule
from tests.builders import entry, told
from tests.check.handbook import in_step

TODAY = datetime.date(2026, 11, 23)


def due(reviewed: str, review_in: str, owner: str = "") -> list[str]:
    front = f"---\nowner: {owner or 'x'}\nlast_reviewed_on: {reviewed}\nreview_in: {review_in}\n---\n# A\n"
    return told(in_step(rule, [entry(front)], today=TODAY))


@pytest.mark.parametrize(
    ("reviewed", "review_in", "day"),
    [
        ("2026-05-22", "6 months", "2026-11-22"),
        ("2026-10-23", "30 days", "2026-11-22"),
        ("2026-11-15", "1 week", "2026-11-22"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-08-31", "1 month", "2026-09-30"),
        ("2025-12-31", "2 months", "2026-02-28"),
    ],
)
def test_a_review_that_is_late_is_told_with_the_day_and_the_owner(reviewed: str, review_in: str, day: str) -> None:
    assert due(reviewed, review_in, "care") == [f"en:3: to be reviewed by {day}, by care"]


@pytest.mark.parametrize(
    ("reviewed", "review_in"),
    [
        ("2026-05-23", "6 months"),
        ("2026-11-22", "1 day"),
        ("2026-01-01", "9999 years"),
        ("2026-01-01", "999999999999 days"),
        ("2026-01-01", f"{'9' * 5000} days"),
    ],
)
def test_a_review_that_is_not_due_is_not_told(reviewed: str, review_in: str) -> None:
    assert due(reviewed, review_in) == []


def test_an_entry_without_dates_is_never_due() -> None:
    assert in_step(rule, [entry("# A\n")], today=TODAY) == ()
