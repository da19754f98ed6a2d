"""What tells a finding apart from every other, whatever lines it moves to."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diglot.model.finding import Finding

__all__ = ["fingerprints"]

_LENGTH = 32


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """A fingerprint of each finding, made of its rule, file and subject, and of its number among the like of it.

    It does not depend on the line: a finding stays the same when text above it grows.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    return tuple(_fingerprint(finding, seen) for finding in findings)


def _fingerprint(finding: Finding, seen: Counter[tuple[str, str, str]]) -> str:
    identity = (finding.rule, finding.place.path, finding.subject)
    seen[identity] += 1
    return hashlib.sha256("\0".join((*identity, str(seen[identity]))).encode()).hexdigest()[:_LENGTH]
