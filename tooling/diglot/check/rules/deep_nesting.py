"""deep-nesting: lists, quotations, HTML or emphasis within each other, more than anybody reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.markdown.nesting import too_deep
from diglot.markdown.syntax import DEEPEST
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "deep-nesting"
LEVEL = Level.ERROR
WHAT = f"Lists, quotations, HTML or emphasis more than {DEEPEST} levels deep."
WHY = "No site can be made of it, and what lies deeper is not compared with the other language."


def find(subject: Subject) -> Iterator[Finding]:
    """At most one finding per entry, at its first line that is too deep."""
    for entry in subject.entries.values():
        line = too_deep(entry)
        if line is not None:
            yield Finding(NAME, LEVEL, told(), Place(entry.path, line))


def told() -> str:
    """What is said of such a line."""
    return f"nested more than {DEEPEST} levels deep; most often a tag, a quotation or a list that is not closed"
