"""`diglot align` and `diglot models`, as their users call them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from diglot.cli.align import align_command
from diglot.cli.models import models_group
from diglot.errors import DiglotError

if TYPE_CHECKING:
    from pathlib import Path

    import click


def called(command: click.Command, *arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.md", tmp_path / "b.md"
    source.write_text("# Refunds\n\nKeep the receipt. Call us on Monday.\n", encoding="utf-8")
    target.write_text("# Remboursements\n\nConservez le reçu. Appelez-nous lundi.\n", encoding="utf-8")
    return source, target


def test_two_files_are_put_in_step(files: tuple[Path, Path]):
    result = called(align_command, *files, "--from", "en", "--to", "fr", "--format", "json")
    beads = json.loads(result.stdout)["beads"]
    assert [(bead["source"], bead["target"]) for bead in beads] == [([0], [0]), ([1], [1]), ([2], [2])]
    assert result.stderr == ""


def test_it_says_that_there_is_no_model(files: tuple[Path, Path]):
    result = called(align_command, *files, "--from", "en", "--to", "de")
    assert result.stderr == "no model for en and de: compared by spelling, numbers and length\n"
    assert result.stdout.endswith("3 beads\n")


def test_a_file_that_is_not_utf_8_is_one_line(files: tuple[Path, Path]):
    files[1].write_bytes(b"caf\xe9")
    with pytest.raises(DiglotError, match=r"b\.md:1: not UTF-8"):
        called(align_command, *files, "--from", "en", "--to", "fr")


def test_a_model_is_trained_and_used(files: tuple[Path, Path]):
    pairs, model = files[0].with_name("pairs.tsv"), files[0].with_name("en-de.npz")
    pairs.write_text("Keep the receipt.\tBeleg aufheben.\n" * 10, encoding="utf-8")
    assert ": 5 words, " in called(models_group, "train", pairs, "--from", "en", "--to", "de", "-o", model).stdout
    result = called(align_command, *files, "--from", "en", "--to", "de", "--model", model)
    assert (result.exit_code, result.stderr) == (0, "")


def test_too_few_pairs_are_one_line(files: tuple[Path, Path]):
    pairs = files[0].with_name("pairs.tsv")
    pairs.write_text("Keep the receipt.\tBeleg aufheben.\n", encoding="utf-8")
    with pytest.raises(DiglotError, match=r"^too few pairs of sentences \(1\): none has, on both sides, a word that"):
        called(models_group, "train", pairs, "--from", "en", "--to", "de", "-o", files[0].with_name("en-de.npz"))


def test_a_model_that_cannot_be_written_is_one_line(files: tuple[Path, Path]):
    pairs = files[0].with_name("pairs.tsv")
    pairs.write_text("Keep the receipt.\tBeleg aufheben.\n" * 3, encoding="utf-8")
    with pytest.raises(DiglotError, match=r"m\.npz: cannot be written: "):
        called(models_group, "train", pairs, "--from", "en", "--to", "de", "-o", pairs / "m.npz")


def test_the_shipped_models_are_listed():
    assert called(models_group, "list").stdout.startswith("en fr: 40,000 words, 128 dimensions; 600,000 sentence pairs")
