"""The termbase: the concepts of a field and the terms that the team uses, admits or forbids for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Concept", "Term", "TermStatus", "Termbase"]


class TermStatus(StrEnum):
    """The administrative status of a term (ISO 30042, TBX-Basic: preferred, admitted, not recommended)."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Term:
    """One wording of a concept in one locale."""

    text: str
    locale: str
    status: TermStatus = TermStatus.PREFERRED


@dataclass(frozen=True, slots=True)
class Concept:
    """What terms of all locales name: `key` is stable, `definitions` are keyed by locale code.

    Entries explain a `marked` concept where they first use it.
    """

    key: str
    terms: tuple[Term, ...]
    definitions: Mapping[str, str] = field(default_factory=dict)
    marked: bool = True

    def preferred(self, locale: str) -> str | None:
        """The preferred term in `locale`, if it has one."""
        found = (t.text for t in self.terms if t.locale == locale and t.status is TermStatus.PREFERRED)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Termbase:
    """All concepts, in the order of the file."""

    concepts: tuple[Concept, ...] = ()
