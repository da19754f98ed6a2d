"""Findings as GitHub's annotations."""

from __future__ import annotations

from diglot.check.writers import github
from diglot.model.finding import Finding, Level, Place


def test_each_finding_is_an_annotation_of_its_line() -> None:
    note = Finding("dead-link", Level.NOTE, "leads nowhere", Place("content/fr/a.md", 7))
    assert github.write([note]) == "::notice file=content/fr/a.md,line=7,title=dead-link::leads nowhere\n"


def test_a_message_cannot_start_a_command_of_its_own() -> None:
    hostile = Finding("rule", Level.ERROR, "100 %\n::error::gotcha", Place("content/en/a,b: c.md", 1))
    written = github.write([hostile])
    assert written == "::error file=content/en/a%2Cb%3A c.md,line=1,title=rule::100 %25%0A::error::gotcha\n"


def test_no_findings_are_no_annotations() -> None:
    assert github.write([]) == ""
