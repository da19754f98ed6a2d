"""What every rule is: a module with these names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.finding import Finding, Level

__all__ = ["Rule"]


class Rule(Protocol):
    """A module that finds one kind of fault.

    `NAME` is the fault, in words that read well after "allow"; `LEVEL` how much it matters; `WHAT` one sentence that
    says what is wrong; `WHY` one that says why it matters to a reader or an editor.
    """

    NAME: str
    LEVEL: Level
    WHAT: str
    WHY: str

    def find(self, subject: Subject) -> Iterator[Finding]:
        """The faults of this kind in one entry."""
