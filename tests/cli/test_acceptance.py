"""`diglot check` for a team that begins with old findings."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENTRY = "content/fr/myths/more-staff.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    add_dead_link(tmp_path, "old")
    return tmp_path


def add_dead_link(project: Path, name: str) -> None:
    path = project / ENTRY
    path.write_text(path.read_text(encoding="utf-8") + f"\n[Perdu]({name}.md)\n", encoding="utf-8")


def check(project: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-c", "from diglot.cli.main import main; main()", "check", *options]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_old_findings_are_accepted_and_only_new_ones_are_told(project):
    code, told = check(project)
    assert code == 1
    assert "dead-link: the link leads nowhere: old.md" in told
    assert check(project, "--update-baseline")[0] == 0
    assert "old.md" not in check(project)[1]
    add_dead_link(project, "new")
    code, told = check(project)
    assert code == 1
    assert "new.md" in told
    assert "old.md" not in told
    assert "old.md" in check(project, "--no-baseline")[1]


def test_a_waiver_accepts_with_a_reason(project):
    (project / "memory").mkdir()
    waiver = "- rule: dead-link\n  entry: myths/more-staff\n  reason: written next week\n"
    (project / "memory/waivers.yml").write_text(waiver, encoding="utf-8")
    assert "dead-link" not in check(project)[1]


def test_a_broken_baseline_is_one_line_and_exit_code_2(project):
    (project / "memory").mkdir()
    (project / "memory/baseline.json").write_text("{", encoding="utf-8")
    code, told = check(project)
    assert code == 2
    assert told.startswith("memory/baseline.json: not a baseline")
    assert len(told.splitlines()) == 1


def test_a_baseline_of_a_part_is_refused(project):
    assert check(project, "myths", "--update-baseline")[0] == 2
