"""`diglot status`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.builders import project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

FILES = {
    "content/en/a.md": "---\ntitle: All\nstate: reviewed\n---\n\nSay sorry, then act.\n",
    "content/fr/a.md": "---\ntitle: Tout\nstate: machine\n---\n\nExcusez-vous.\n",
    "content/en/b.md": "Text.\n",
    "memory/en-fr/a.jsonl": (
        '{"source": "All", "target": "Tout"}\n{"source": "Say sorry first.", "target": "Excusez-vous."}\n'
    ),
}


def test_each_entry_is_a_line_and_each_language_a_sum(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(project(tmp_path, {**FILES}), "status")
    assert (answer.code, answer.err) == (0, "")
    assert [line.split() for line in answer.out.splitlines()] == [
        ["Entry", "English", "Français"],
        ["index", "done", "done", "(not", "approved)"],
        ["a", "done", "(reviewed)", "outdated,", "1", "to", "bring", "into", "step", "(machine)"],
        ["b", "done", "missing"],
        ["English:", "3", "done,", "0", "outdated,", "0", "missing"],
        ["Français:", "1", "done,", "1", "outdated,", "1", "missing"],
    ]


def test_json_is_a_stable_contract(diglot: Call, tmp_path: Path) -> None:
    answer = json.loads(diglot(project(tmp_path, {**FILES}), "status", "--format", "json").out)
    assert answer["entries"][1] == {
        "key": "a",
        "kind": None,
        "title": "All",
        "locales": {
            "en": {"status": "done", "state": "reviewed", "segments": 2, "changed": 0, "awaits_approval": False},
            "fr": {"status": "outdated", "state": "machine", "segments": 2, "changed": 1, "awaits_approval": False},
        },
    }
    assert [one["awaits_approval"] for one in answer["entries"][0]["locales"].values()] == [False, True]
    assert answer["entries"][2]["locales"]["fr"] == {
        "status": "missing",
        "state": None,
        "segments": 0,
        "changed": 0,
        "awaits_approval": False,
    }
    assert answer["summary"] == {
        "en": {"done": 3, "outdated": 0, "missing": 0},
        "fr": {"done": 1, "outdated": 1, "missing": 1},
    }


def test_in_a_pipe_nothing_is_cut(diglot: Call, tmp_path: Path) -> None:
    key = "a-rather-long-name-of-an-entry-" * 5
    out = diglot(project(tmp_path, {f"content/en/{key}.md": "x"}), "status").out
    assert any(line.split() == [key, "done", "missing"] for line in out.splitlines())


def test_an_empty_project_has_a_status(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path)
    for code in ("en", "fr"):
        (tmp_path / "content" / code / "index.md").unlink()
    assert diglot(tmp_path, "status").out.splitlines()[-1] == "Français: 0 done, 0 outdated, 0 missing"
