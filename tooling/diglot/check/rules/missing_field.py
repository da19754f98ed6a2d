"""missing-field: an entry whose front matter lacks what every entry of a declared kind needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place
from diglot.model.kind import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "missing-field"
LEVEL = Level.ERROR
WHAT = "The front matter of an entry lacks a field."
WHY = "Cards, navigation and search results are made of these fields."

_OF_EVERY_ENTRY = ("kind", "title", "summary", "state")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per field that is missing or empty. A project without kinds has pages without front matter."""
    if not subject.kinds:
        return
    for entry in subject.entries.values():
        for name in _needed(entry):
            if getattr(entry.meta, name) in (None, ""):
                line = entry.meta.lines.get(name, 1)
                yield Finding(NAME, LEVEL, f"the field {name} is missing", Place(entry.path, line), subject=name)


def _needed(entry: Entry) -> tuple[str, ...]:
    is_numbered = not entry.is_overview and entry.meta.kind not in (None, OVERVIEW)
    return (*_OF_EVERY_ENTRY, "order") if is_numbered else _OF_EVERY_ENTRY
