"""A unit of the translation memory: a pair of texts that the team, or an engine, holds to say the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

__all__ = ["Origin", "Unit"]


class Origin(StrEnum):
    """Who wrote the translation of a unit."""

    HUMAN = "human"
    MEMORY = "memory"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Unit:
    """A pair of texts on which both languages agreed.

    Either text may be empty: the team agreed that a sentence has no counterpart. `engine` names the engine and its
    version where `origin` is not human; `by` is who reviewed it, `agreed_on` when. Where the translation is that of a
    like sentence, `match` says how alike the two are, in percent; `note` tells a reviewer what differs, or what a draft
    could not keep.
    """

    source: str
    target: str
    origin: Origin = Origin.HUMAN
    engine: str | None = None
    agreed_on: datetime.date | None = None
    by: str | None = None
    match: int | None = None
    note: str | None = None

    @property
    def is_reviewed(self) -> bool:
        """Whether a person wrote it, or read it and found it right."""
        return self.origin is Origin.HUMAN or self.by is not None
