"""`diglot check --fix` mends files where that is certain."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

from click.testing import CliRunner

from diglot.cli.approve import approve_command
from diglot.cli.check import check_command, find
from diglot.cli.fixing import fix
from diglot.config import load_config
from diglot.store.corpus import read_corpus
from tests.builders import project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result

NB = "\u00a0"
FRENCH = "# Titre\n\nUn mot : deux. Lisez [ceci](autr.md) et [cela](rien.md).\n"
PAGES = {
    "content/en/a.md": "# Title\n\nA word: two. Read [this](autre.md) and [that](nothing.md).\n",
    "content/fr/a.md": FRENCH,
    "content/en/autre.md": "# Other\n",
    "content/fr/autre.md": "# Autre\n",
}


def run(root: Path, *arguments: str) -> Result:
    called = [*arguments, "-f", str(root / "mkdocs.yml")]
    return CliRunner().invoke(check_command, called, catch_exceptions=False, standalone_mode=False)


def test_each_fix_is_told_in_a_line_and_then_what_is_left(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    result = run(root, "--fix")
    assert result.stderr.splitlines() == [
        f"content/fr/a.md:3: fixed french-spacing: “mot :” is now “mot{NB}:”",
        "content/fr/a.md:3: fixed dead-link: the link to autr.md leads to autre.md",
    ]
    assert "french-spacing" not in result.stdout
    assert "autr.md" not in result.stdout
    assert "the link leads nowhere: rien.md" in result.stdout
    mended = (root / "content/fr/a.md").read_bytes().decode()
    assert mended == FRENCH.replace("mot :", f"mot{NB}:").replace("autr.md", "autre.md")


def test_what_is_printed_in_a_format_stays_in_it(tmp_path: Path) -> None:
    assert json.loads(run(project(tmp_path, PAGES), "--fix", "--format", "json").stdout)


def test_without_fix_nothing_is_written(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    assert "french-spacing" in run(root).stdout
    assert (root / "content/fr/a.md").read_bytes().decode() == FRENCH


def test_only_the_entries_that_are_named_are_mended(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    assert run(root, "--fix", "autre").stderr == ""
    assert (root / "content/fr/a.md").read_bytes().decode() == FRENCH


def test_what_the_baseline_accepts_is_not_mended(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    run(root, "--update-baseline")
    assert run(root, "--fix").stderr == ""
    assert (root / "content/fr/a.md").read_bytes().decode() == FRENCH


def test_a_byte_order_mark_line_ends_and_permissions_stay(tmp_path: Path) -> None:
    before = b"\xef\xbb\xbf# Titre\r\n\r\nUn mot : deux.  \r\nFin.\t\r\n"
    root = project(tmp_path, {"content/fr/a.md": before, "content/en/a.md": "# Title\n\nA word: two.\n"})
    path = root / "content/fr/a.md"
    path.chmod(0o640)
    run(root, "--fix")
    assert path.read_bytes() == before.replace(b" :", b"\xc2\xa0:")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path, PAGES)
    config = load_config(root / "mkdocs.yml")
    corpus = read_corpus(config.content, config.locales, root=config.root)
    findings = find(config, corpus)
    (root / "content/fr/a.md").write_text(FRENCH + "\nUn ajout : ici.\n", "utf-8", newline="")
    assert fix(config, corpus, findings) is False
    assert capsys.readouterr().err == "content/fr/a.md: changed meanwhile, left as it is; try again\n"
    assert (root / "content/fr/a.md").read_bytes().decode() == FRENCH + "\nUn ajout : ici.\n"


def test_a_mended_space_does_not_make_the_translation_out_of_date(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    called = ["--all", "--by", "Ana", "-f", str(root / "mkdocs.yml")]
    CliRunner().invoke(approve_command, called, catch_exceptions=False, standalone_mode=False)
    result = run(root, "--fix")
    assert "fixed french-spacing" in result.stderr
    assert "outdated-translation" not in result.stdout
