"""unreviewed-machine-text: an entry that an engine translated and nobody has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.entry import State
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "unreviewed-machine-text"
LEVEL = Level.WARNING
WHAT = "An entry was translated by an engine and not reviewed."
WHY = "Engines make mistakes that read well; readers are entitled to know, and better, to be spared."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose state is `machine`, at that field."""
    for entry in subject.entries.values():
        if entry.meta.state is State.MACHINE:
            line = entry.meta.lines.get("state", 1)
            yield Finding(NAME, LEVEL, "machine translation that nobody has reviewed", Place(entry.path, line))
