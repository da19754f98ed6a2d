"""Leaves out what a team has accepted: findings of its baseline, and those it waives."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from diglot.check.fingerprint import fingerprints

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Sequence

    from diglot.model.finding import Finding
    from diglot.model.waiver import Waiver

__all__ = ["without_accepted"]


def without_accepted(
    findings: Iterable[Finding],
    *,
    baseline: Collection[str] = (),
    waivers: Sequence[Waiver] = (),
    today: datetime.date,
) -> tuple[Finding, ...]:
    """The findings that are neither in the `baseline` (of fingerprints) nor waived `today`.

    A finding whose waiver has run out comes back, and says so.
    """
    findings = tuple(findings)
    if not baseline and not waivers:
        return findings
    kept: list[Finding] = []
    for finding, fingerprint in zip(findings, fingerprints(findings), strict=True):
        if fingerprint in baseline:
            continue
        covering = [waiver for waiver in waivers if _covers(waiver, finding)]
        if any(waiver.until is None or waiver.until >= today for waiver in covering):
            continue
        kept.append(_expired(finding, covering[-1]) if covering else finding)
    return tuple(kept)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    # The path ends in the key: content/fr/myths/more-staff.md.
    path = finding.place.path.removesuffix(".md")
    return waiver.rule == finding.rule and (fnmatchcase(path, f"*/{waiver.entry}") or path == waiver.entry)


def _expired(finding: Finding, waiver: Waiver) -> Finding:
    return finding._replace(message=f"{finding.message} (waived until {waiver.until}: {waiver.reason})")
