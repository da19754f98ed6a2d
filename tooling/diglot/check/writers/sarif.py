"""sarif: SARIF 2.1.0, for code-scanning services and editors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from diglot import __version__
from diglot.check.fingerprint import fingerprints

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.check.rule import Rule
    from diglot.model.finding import Finding, Place

NAME = "sarif"

_SCHEMA_ADDRESS = "https://json.schemastore.org/sarif-2.1.0.json"
_FINGERPRINT = "diglot/v1"


def write(findings: Sequence[Finding]) -> str:
    """One run with all rules, and a result per finding with the other side as related location and a fingerprint."""
    from diglot.check.rules import RULES  # noqa: PLC0415  # other writers, and checks that find nothing new, need none

    places = {rule.NAME: place for place, rule in enumerate(RULES)}
    results = [_result(*pair, places) for pair in zip(findings, fingerprints(findings), strict=True)]
    run = {
        "tool": {"driver": {"name": "diglot", "version": __version__, "rules": [_rule(rule) for rule in RULES]}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return (
        json.dumps({"$schema": _SCHEMA_ADDRESS, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.NAME,
        "shortDescription": {"text": rule.WHAT},
        "fullDescription": {"text": f"{rule.WHAT} {rule.WHY}"},
        "help": {"text": f"{rule.WHY} Accept it in one entry with `allow: [{rule.NAME}]` in its front matter."},
        "defaultConfiguration": {"level": rule.LEVEL.value},
    }


def _result(finding: Finding, fingerprint: str, places: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.level.value,
        "message": {"text": finding.message},
        "locations": [_location(finding.place)],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    if finding.other is not None:
        result["relatedLocations"] = [_location(finding.other) | {"message": {"text": "the other language"}}]
    return result


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": max(place.line, 1)},
        }
    }
