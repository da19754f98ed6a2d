"""The status of an entry's translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from diglot.model.entry import State

__all__ = ["EntryStatus", "LocaleStatus", "Status"]


class Status(StrEnum):
    """Whether an entry is in step in a locale."""

    DONE = "done"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """One entry in one locale: `changed` of its `segments` are to be brought into step with another locale.

    A translation `awaits_approval` while nobody has approved it beside the text in the default locale.
    """

    status: Status
    state: State | None = None
    segments: int = 0
    changed: int = 0
    awaits_approval: bool = False


@dataclass(frozen=True, slots=True)
class EntryStatus:
    """One entry in every locale, keyed by locale code; `agreed_on` is the day of the last agreement, if any."""

    key: str
    kind: str | None
    title: str
    locales: Mapping[str, LocaleStatus] = field(default_factory=dict)
    agreed_on: datetime.date | None = None
