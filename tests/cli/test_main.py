"""The command line as a whole: help, exit codes, one line per mistake, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diglot.cli.main import COMMANDS, command
from tests.builders import MKDOCS, project, write

if TYPE_CHECKING:
    from tests.cli.conftest import Call

PROGRAM = Path(sys.executable).with_name("diglot")
DEAD = {"content/en/a.md": "[x](gone.md)\n"}


def run(at: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program itself."""
    return subprocess.run(
        [PROGRAM, *arguments],
        cwd=at,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(diglot: Call, tmp_path: Path, name: str) -> None:
    answer = diglot(tmp_path, name, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: diglot {name}")
    assert command(name).get_short_help_str()


def test_the_help_lists_every_command_in_the_order_of_a_newcomer(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(tmp_path, "--help")
    listed = answer.out.partition("Commands:")[2]
    places = [listed.index(f"  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert answer.code == 0


def test_every_option_of_every_command_says_what_it_does() -> None:
    for name in COMMANDS:
        for parameter in command(name).params:
            if parameter.param_type_name == "option":
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_without_a_command_the_help_is_shown(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(tmp_path)
    assert answer.code == 2
    assert "Keep one knowledge base in two languages" in answer.err


def test_the_version_is_told(diglot: Call, tmp_path: Path) -> None:
    assert diglot(tmp_path, "--version").out.startswith("diglot, version ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "diglot: No such command 'chek'."),
        (["check", "--fail-on", "x"], "diglot check: Invalid value for '--fail-on'"),
        (["check", "--format", "xml"], "diglot check: Invalid value for '--format'"),
        (["check", "--nope"], "diglot check: No such option"),
        (["status", "x"], "diglot status: Got unexpected extra argument"),
        (["check", "-f", "content"], "diglot check: Invalid value for '-f'"),
        (
            ["check", "-f", "nope.yml"],
            "nope.yml: not found; run diglot in the folder that holds it, or name it with -f",
        ),
        (["check", "nope"], "nope: no such entry"),
    ],
    ids=str,
)
def test_a_mistake_in_the_call_is_one_line_and_exit_code_2(
    diglot: Call, tmp_path: Path, arguments: list[str], told: str
) -> None:
    answer = diglot(project(tmp_path), *arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith(told)
    assert answer.err.count("\n") == 1


BAD_INPUT: list[tuple[dict[str, str | bytes], str]] = [
    ({"content/fr/a.md": "---\ntitle: [\n---\n"}, "content/fr/a.md:3: front matter: "),
    ({"content/fr/a.md": "---\nstate: done\n---\n"}, "content/fr/a.md:2: state: expected draft, machine or reviewed"),
    ({"content/fr/a.md": "# été\n".encode("latin-1")}, "content/fr/a.md:1: not UTF-8"),
    (
        {f"content/en/{name}.md": "---\norder: 1\n---\n" for name in "ab"},
        "content/en/b.md:2: order: 1 is already that of content/en/a.md",
    ),
    ({"mkdocs.yml": MKDOCS.replace("structure", "strcture")}, "mkdocs.yml:5: plugins.i18n.docs_strcture: not known"),
    ({"mkdocs.yml": MKDOCS.replace("site_name", "site_nme")}, "mkdocs.yml:1: site_nme: not known here; did you mean"),
    ({"mkdocs.yml": "site_name: [\n"}, "mkdocs.yml:2: "),
    ({"mkdocs.yml": b"\xff"}, "mkdocs.yml:1: not UTF-8"),
    ({"mkdocs.yml": MKDOCS.replace("content", "nowhere")}, "nowhere/en: the folder of English is missing"),
    ({"mkdocs.yml": MKDOCS.replace("fr\n", "de\n")}, "content/de: the folder of Français is missing"),
]


@pytest.mark.parametrize("command", ["check", "status", "build"])
@pytest.mark.parametrize(("files", "told"), BAD_INPUT, ids=[told for _, told in BAD_INPUT])
def test_bad_input_is_told_by_every_command_and_nothing_is_written(
    diglot: Call, tmp_path: Path, command: str, files: dict[str, str | bytes], told: str
) -> None:
    project(tmp_path)
    write(tmp_path, files)
    before = sorted(tmp_path.rglob("*"))
    answer = diglot(tmp_path, command)
    assert answer.code == 2
    assert answer.out == ""
    assert any(line.startswith(told) for line in answer.err.splitlines())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_broken_agreement_is_told_with_its_line(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, {"memory/en-fr/index.jsonl": '{"source": "A", "target": "B"}\n{"source\n'})
    for name in ("check", "status"):
        answer = diglot(tmp_path, name)
        assert answer.code == 2
        assert answer.err.startswith("memory/en-fr/index.jsonl:2: not a unit of an agreement")


def test_the_installed_program_ends_with_findings_in_1_and_without_in_0(tmp_path: Path) -> None:
    clean = run(project(tmp_path), "check")
    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "No findings.\n", "")
    write(tmp_path, DEAD)
    found = run(tmp_path, "check")
    assert found.returncode == 1
    assert "content/en/a.md:1: error: dead-link: the link leads nowhere: gone.md\n" in found.stdout


def test_the_installed_program_tells_a_mistake_without_a_traceback(tmp_path: Path) -> None:
    answer = run(tmp_path, "check")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "mkdocs.yml: not found; run diglot in the folder that holds it, or name it with -f\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    project(tmp_path, {"content/en/a.md": "[x](\u2192-\U0001f600.md)\n"})
    (tmp_path / "\u2192é.txt").write_text("# One\n\nA sentence.\n", "utf-8")
    for arguments in (("check",), ("ingest", "\u2192é.txt", "--dry-run")):
        environment = {**os.environ, "PYTHONIOENCODING": encoding}
        command = [PROGRAM, *arguments, "--format", "json"]
        answer = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
        assert answer.stderr == b""
        printed = answer.stdout.decode("utf-8" if encoding == "ascii" else encoding)  # click takes ASCII for a slip
        assert "\u2192" in str(json.loads(printed))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_encoding_of_a_terminal_is_too_poor(tmp_path: Path, encoding: str) -> None:
    project(tmp_path, {"content/en/日本.md": "[x](gone.md)\n"})
    for name in ("check", "status"):
        answer = run(tmp_path, name, PYTHONIOENCODING=encoding)
        assert answer.returncode == int(name == "check")
        assert answer.stderr == ""
        assert answer.stdout


def test_a_reader_of_a_pipe_may_leave(tmp_path: Path) -> None:
    project(tmp_path, {f"content/en/{n}.md": "[x](gone.md)\n" * 50 for n in range(60)})
    piped = subprocess.run(
        ["/bin/sh", "-c", f'"{PROGRAM}" check | head -n 1'], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert piped.stdout.count("\n") == 1
    assert piped.stderr == ""


def test_a_command_imports_no_other(tmp_path: Path) -> None:
    code = "import sys; from diglot.cli.main import command; command('new'); print('diglot.cli.check' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
