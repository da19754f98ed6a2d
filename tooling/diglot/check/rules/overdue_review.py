"""overdue-review: an entry whose owner should have reviewed it by now."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "overdue-review"
LEVEL = Level.WARNING
WHAT = "The day by which an entry was to be reviewed has passed."
WHY = "Prices, names and rules change; what nobody has read for long is likely to be wrong."

_SPAN = re.compile(r"\s*(?P<count>\d+)\s*(?P<unit>day|week|month|year)s?\s*", re.IGNORECASE)
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose `last_reviewed_on` lies further back than its `review_in` (`6 months`, `30 days`)."""
    for entry in subject.entries.values():
        due = _due(entry.meta.last_reviewed_on, entry.meta.review_in)
        if due is not None and subject.inquiry.is_past(due):
            owner = f", by {entry.meta.owner}" if entry.meta.owner else ""
            line = entry.meta.lines.get("last_reviewed_on", 1)
            yield Finding(NAME, LEVEL, f"to be reviewed by {due.isoformat()}{owner}", Place(entry.path, line))


def _due(reviewed: datetime.date | None, span: str | None) -> datetime.date | None:
    match = _SPAN.fullmatch(span or "")
    if reviewed is None or match is None:
        return None
    unit = match["unit"].lower()
    try:
        count = int(match["count"])
        if unit in _MONTHS:
            return _months_on(reviewed, count * _MONTHS[unit])
        return reviewed + datetime.timedelta(days=count * _DAYS[unit])
    except (OverflowError, ValueError):
        # A span of ten thousand years, or of as many digits: never.
        return None


def _months_on(day: datetime.date, count: int) -> datetime.date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
