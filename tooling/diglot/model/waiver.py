"""A waiver: a team's decision to live with some findings, for a reason and perhaps for a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

__all__ = ["Waiver"]


@dataclass(frozen=True, slots=True)
class Waiver:
    """Findings of `rule` in entries whose key matches `entry` (`*` stands for anything) are accepted `until` a day.

    Without `until` they are accepted for good.
    """

    rule: str
    entry: str
    reason: str
    until: datetime.date | None = None
