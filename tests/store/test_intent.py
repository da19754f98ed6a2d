"""Files that belong together are written together, also when the machine goes down in between."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.intent import complete, write_together

if TYPE_CHECKING:
    from pathlib import Path


def test_both_files_are_written_and_no_note_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")
    write_together(
        tmp_path / ".n/note", {tmp_path / "a.md": ("old", "new"), tmp_path / "m/b": (None, "b")}, root=tmp_path
    )
    assert ((tmp_path / "a.md").read_text("utf-8"), (tmp_path / "m/b").read_text("utf-8")) == ("new", "b")
    assert not (tmp_path / ".n/note").exists()


def test_a_file_that_an_editor_changed_keeps_all_of_them_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("edited", "utf-8")
    with pytest.raises(DiglotError, match=r"a\.md: changed meanwhile"):
        write_together(
            tmp_path / "note", {tmp_path / "b": (None, "b"), tmp_path / "a.md": ("old", "new")}, root=tmp_path
        )
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def noted(tmp_path: Path, *records: tuple[Path, str | None, str]) -> Path:
    note = tmp_path / "note"
    note.write_text(json.dumps([{"path": str(p), "before": b, "after": a} for p, b, a in records]), "utf-8")
    return note


def test_what_an_interrupted_run_had_not_written_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("new", "utf-8")
    note = noted(tmp_path, (tmp_path / "a.md", "old", "new"), (tmp_path / "b", None, "b"))
    assert complete(note, root=tmp_path) == ("b",)
    assert (tmp_path / "b").read_text("utf-8") == "b"
    assert complete(note, root=tmp_path) == ()


def test_what_a_run_left_half_written_is_taken_away(tmp_path: Path) -> None:
    mine = tmp_path / ".b.notes.md"
    for leftover in (tmp_path / ".b.a1b2c3_d", tmp_path / ".note.abcdefgh", mine):
        leftover.write_text("half")
    complete(noted(tmp_path, (tmp_path / "b", None, "b")), root=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".b.notes.md", "b"]


def test_an_edit_made_since_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("edited", "utf-8")
    assert complete(noted(tmp_path, (tmp_path / "a.md", "old", "new")), root=tmp_path) == ()
    assert (tmp_path / "a.md").read_text("utf-8") == "edited"


@pytest.mark.parametrize("content", ["", "[{", "{}", '[{"path": 1}]'])
def test_a_damaged_note_is_thrown_away(tmp_path: Path, content: str) -> None:
    (tmp_path / "note").write_text(content)
    assert complete(tmp_path / "note", root=tmp_path) == ()
    assert not (tmp_path / "note").exists()


def test_a_note_cannot_write_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    assert complete(noted(tmp_path, (tmp_path / "evil", None, "x")), root=tmp_path / "project") == ()
    assert not (tmp_path / "evil").exists()
