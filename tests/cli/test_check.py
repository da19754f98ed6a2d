"""`diglot check`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.builders import project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

ERROR = {f"content/{code}/myths/a.md": "[x](https://a.example)\n" for code in ("en", "fr")} | {
    "content/en/myths/b.md": "[x](gone.md)\n",
    "content/fr/myths/b.md": "x\n",
}
WARNING = {"content/en/a.md": "Text.\n"}


@pytest.mark.parametrize(
    ("files", "fail_on", "code"),
    [
        ({}, "note", 0),
        (WARNING, "error", 0),
        (WARNING, "warning", 1),
        (WARNING, "note", 1),
        (WARNING, "never", 0),
        (ERROR, "error", 1),
        (ERROR, "never", 0),
    ],
)
def test_the_exit_code_says_whether_something_is_as_serious_as_asked(
    diglot: Call, tmp_path: Path, files: dict[str, str], fail_on: str, code: int
) -> None:
    answer = diglot(project(tmp_path, {**files}), "check", "--fail-on", fail_on)
    assert (answer.code, answer.err) == (code, "")


def test_errors_alone_fail_unless_said_otherwise(diglot: Call, tmp_path: Path) -> None:
    assert diglot(project(tmp_path, {**WARNING}), "check").code == 0
    assert diglot(project(tmp_path, {**ERROR}), "check").code == 1


def test_only_the_entries_asked_for_are_checked(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, {**ERROR, **WARNING})
    assert diglot(tmp_path, "check", "myths/a").out == "No findings.\n"
    for name in ("myths/b", "myths", "content/fr/myths/b.md", "./content/fr/myths", str(tmp_path / "content/en/myths")):
        told = diglot(tmp_path, "check", name).out
        assert "myths/b.md:1: error: dead-link" in told, name
        assert "content/en/a.md" not in told, name


def test_every_entry_that_is_not_there_is_told_with_a_hint(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(project(tmp_path, {**ERROR}), "check", "mths/a", "xyz", "myths/a")
    assert answer.code == 2
    assert answer.err == "mths/a: no such entry; did you mean myths/a?\nxyz: no such entry\n"


def test_json_holds_the_findings(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(project(tmp_path, {**WARNING}), "check", "--format", "json")
    (finding,) = json.loads(answer.out)["findings"]
    assert (finding["rule"], finding["path"], finding["line"]) == ("missing-translation", "content/en/a.md", 1)


def test_sarif_holds_the_findings(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(project(tmp_path, {**WARNING}), "check", "--format", "sarif")
    assert [result["ruleId"] for result in json.loads(answer.out)["runs"][0]["results"]] == ["missing-translation"]


def test_the_agreements_are_looked_at(diglot: Call, tmp_path: Path) -> None:
    unit = '{"source": "Hello there.", "target": "Bienvenue"}\n'
    project(tmp_path, {"content/en/index.md": "# Goodbye now\n", "memory/en-fr/index.jsonl": unit})
    assert "content/fr/index.md:1: warning: outdated-translation" in diglot(tmp_path, "check").out


def test_a_project_elsewhere_is_named_with_its_file(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path / "handbook", {**WARNING})
    answer = diglot(tmp_path, "check", "-f", "handbook/mkdocs.yml")
    assert answer.out.startswith("content/en/a.md:1: warning: missing-translation")


def test_what_was_accepted_is_counted_and_what_cannot_be_written_is_named(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, {f"content/{code}/a.md": "Text.\n" for code in ("en", "fr")} | {"content/en/b.md": "Text.\n"})
    (tmp_path / "memory").write_text("x")
    told = diglot(tmp_path, "check", "--update-baseline").err
    assert told.startswith("memory/baseline.json: cannot be written: ")
    told = diglot(tmp_path, "approve", "--all", "--by", "Ana").err
    assert told.startswith("memory/en-fr/"), told
    (tmp_path / "memory").unlink()
    assert diglot(tmp_path, "check", "--update-baseline").out == "memory/baseline.json: 1 finding accepted\n"
