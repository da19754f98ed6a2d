"""SARIF 2.1.0, as its schema and code-scanning services want it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from diglot.check.rules import RULES
from diglot.check.writers.sarif import write
from diglot.model.finding import Finding, Level, Place

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text("utf-8"))
FINDING = Finding(
    "differing-link",
    Level.WARNING,
    "the link été.md has no counterpart",
    Place("content/fr/mythes/été à.md", 12),
    Place("content/en/myths/a.md", 10),
    subject="été.md",
)
FOUND = (
    FINDING,
    FINDING._replace(subject="b.md"),
    FINDING._replace(rule="dead-link", level=Level.ERROR, other=None),
    FINDING._replace(level=Level.NOTE, place=Place("a.md", 0)),
)


def run(*found: Finding) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(write(found))["runs"][0]
    return written


def fingerprints(*found: Finding) -> list[str]:
    return [result["partialFingerprints"]["diglot/v1"] for result in run(*found)["results"]]


@pytest.mark.parametrize("found", [(), FOUND], ids=["none", "some"])
def test_what_is_written_is_valid(found: tuple[Finding, ...]) -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(write(found)))


def test_the_schema_would_notice_a_mistake() -> None:
    wrong = json.loads(write(FOUND))
    wrong["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(wrong)


def test_a_result_names_rule_level_file_and_line_and_the_other_side() -> None:
    (result,) = run(FINDING)["results"]
    assert (result["ruleId"], result["level"], result["message"]["text"]) == (
        "differing-link",
        "warning",
        "the link été.md has no counterpart",
    )
    (place,), (other,) = result["locations"], result["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "content/fr/mythes/%C3%A9t%C3%A9%20%C3%A0.md"
    assert place["physicalLocation"]["region"] == {"startLine": 12}
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "content/en/myths/a.md"
    assert other["physicalLocation"]["region"] == {"startLine": 10}


def test_every_rule_is_described_and_each_result_points_at_its_own() -> None:
    written = run(*FOUND)
    described = written["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == [rule.NAME for rule in RULES]
    for result in written["results"]:
        assert described[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_fingerprint_stays_when_lines_move_and_words_of_the_message_change() -> None:
    moved = FINDING._replace(place=FINDING.place._replace(line=99), other=None, message="said otherwise")
    assert fingerprints(FINDING) == fingerprints(moved)


def test_two_findings_have_two_fingerprints() -> None:
    alike = FINDING._replace(place=FINDING.place._replace(line=13))
    elsewhere = FINDING._replace(place=Place("content/fr/b.md", 12))
    found = fingerprints(FINDING, alike, *FOUND[1:3], elsewhere)
    assert len(set(found)) == 5
