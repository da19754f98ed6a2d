"""text: a line per finding, `path:line: level: rule: message`, as compilers write them and editors understand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.model.finding import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.finding import Finding

NAME = "text"


def write(findings: Sequence[Finding]) -> str:
    """A line per finding and one that sums up."""
    lines = [f"{f.place.path}:{f.place.line}: {f.level}: {f.rule}: {f.message}" for f in findings]
    return "\n".join([*lines, _summary(findings)]) + "\n"


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "No findings."
    counts = Counter(finding.level for finding in findings)
    named = [f"{counts[level]} {level}{'s' * (counts[level] > 1)}" for level in Level if counts[level]]
    return ", ".join(named) + "."
