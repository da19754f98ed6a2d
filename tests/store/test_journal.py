"""The journal remembers what was translated, however a run ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_recorded_is_known_the_next_time(tmp_path: Path) -> None:
    with Journal(tmp_path / "a/en-fr.jsonl", "argos 1") as journal:
        journal.record({"Yes.": "Oui.", "No.": "Non.\nNon."})
        assert "Oui." in (tmp_path / "a/en-fr.jsonl").read_text("utf-8")
    assert Journal(tmp_path / "a/en-fr.jsonl", "argos 1").known == {"Yes.": "Oui.", "No.": "Non.\nNon."}


def test_another_version_of_the_engine_knows_nothing_of_it(tmp_path: Path) -> None:
    with Journal(tmp_path / "en-fr.jsonl", "argos 1") as journal:
        journal.record({"Yes.": "Oui."})
    assert Journal(tmp_path / "en-fr.jsonl", "argos 2").known == {}


def test_the_same_sentence_is_written_once(tmp_path: Path) -> None:
    for _ in range(2):
        with Journal(tmp_path / "en-fr.jsonl", "argos 1") as journal:
            journal.record({"Yes.": "Oui."})
    assert (tmp_path / "en-fr.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize("torn", [b'{"engine": "argos 1", "sou', b"\xff\xfe", b"[]\n", b"{}\n", b"\n"])
def test_a_torn_or_damaged_line_costs_nothing_else(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "en-fr.jsonl"
    with Journal(path, "argos 1") as journal:
        journal.record({"Yes.": "Oui."})
    path.write_bytes(path.read_bytes() + torn)
    with Journal(path, "argos 1") as journal:
        assert journal.known == {"Yes.": "Oui."}
        journal.record({"No.": "Non."})
    assert Journal(path, "argos 1").known == {"Yes.": "Oui.", "No.": "Non."}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiglotError, match="cannot be written"), Journal(tmp_path / "file/en-fr.jsonl", "argos 1"):
        pass
