"""What a cleaner proposes, and what became of it: each decision with its line, its text and its reason."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.ingest.passage import Passage

__all__ = ["Action", "Change", "Edit", "Verdict"]


class Action(StrEnum):
    """What a decision does to the text."""

    REMOVED = "removed"
    REPAIRED = "repaired"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Change:
    """Passages `start` up to `stop` become `after`: none of them where they are removed."""

    start: int
    stop: int
    after: tuple[Passage, ...]
    reason: str
    action: Action = Action.REMOVED


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` up to `end` of passage `index` become `after`."""

    index: int
    start: int
    end: int
    after: str
    reason: str
    action: Action = Action.REMOVED


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on a text. `number` (1-based, in order of lines) names it for `--keep`; `after` is what it became."""

    action: Action
    cleaner: str
    reason: str
    line: int
    text: str
    after: str = ""
    number: int = 0
    kept: bool = False

    @property
    def identity(self) -> str:
        """What stays the same for the same decision on the same text, when the file is ingested again."""
        said = f"{self.cleaner}\0{self.line}\0{self.text}".encode("utf-8", "replace")
        return hashlib.sha256(said).hexdigest()[:12]
