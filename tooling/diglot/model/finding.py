"""Findings: what a check saw, where, and how much it matters."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Finding", "Level", "Place"]


class Level(StrEnum):
    """How much a finding matters, in SARIF's words (SARIF 2.1.0, 3.27.10)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 2 for an error: to compare levels."""
        return ("note", "warning", "error").index(self.value)


class Place(NamedTuple):
    """A line of a file: the path relative to the project, with forward slashes; 1-based."""

    path: str
    line: int = 1


class Finding(NamedTuple):
    """A fault: the name of its rule, its level, one line for people, its place and the place on the other side.

    `subject` is what the finding is about (the link's address, the section's name): it tells two findings of one rule
    in one file apart when lines move, so that their fingerprints stay.
    """

    rule: str
    level: Level
    message: str
    place: Place
    other: Place | None = None
    subject: str = ""
