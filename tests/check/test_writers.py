"""Findings as text for people and as JSON for programs."""

from __future__ import annotations

import json

import pytest

from diglot.check.writers import WRITERS
from diglot.check.writers import json as json_writer
from diglot.check.writers import text as text_writer
from diglot.model.finding import Finding, Level, Place

FOUND = (
    Finding("dead-link", Level.ERROR, "the link leads nowhere: é.md", Place("content/en/a.md", 3)),
    Finding("differing-link", Level.WARNING, "x", Place("content/fr/a.md", 5), Place("content/en/a.md", 4)),
    Finding("differing-link", Level.WARNING, "y", Place("content/fr/a.md", 6), Place("content/en/a.md", 7)),
)


def test_text_is_a_line_per_finding_and_a_sum() -> None:
    assert text_writer.write(FOUND) == (
        "content/en/a.md:3: error: dead-link: the link leads nowhere: é.md\n"
        "content/fr/a.md:5: warning: differing-link: x\n"
        "content/fr/a.md:6: warning: differing-link: y\n"
        "1 error, 2 warnings.\n"
    )


def test_json_is_a_stable_contract() -> None:
    written = json_writer.write(FOUND[:2])
    assert json.loads(written) == {
        "findings": [
            {
                "rule": "dead-link",
                "level": "error",
                "message": "the link leads nowhere: é.md",
                "path": "content/en/a.md",
                "line": 3,
                "other": None,
            },
            {
                "rule": "differing-link",
                "level": "warning",
                "message": "x",
                "path": "content/fr/a.md",
                "line": 5,
                "other": {"path": "content/en/a.md", "line": 4},
            },
        ]
    }
    assert "é" in written


def test_no_findings_are_said_to_be_none() -> None:
    assert text_writer.write(()) == "No findings.\n"
    assert json.loads(json_writer.write(())) == {"findings": []}


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.NAME)
def test_every_writer_ends_its_last_line(writer: object) -> None:
    for found in (FOUND, ()):
        written = writer.write(found)  # type: ignore[attr-defined]
        assert written == "" or written.endswith("\n")
