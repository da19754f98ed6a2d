"""json: a stable contract for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.finding import Finding, Place

NAME = "json"


def write(findings: Sequence[Finding]) -> str:
    """`{"findings": [{"rule", "level", "message", "path", "line", "other": {"path", "line"} | null}]}`."""
    return json.dumps({"findings": [_record(finding) for finding in findings]}, ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        **_place(finding.place),
        "other": _place(finding.other) if finding.other else None,
    }


def _place(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line}
