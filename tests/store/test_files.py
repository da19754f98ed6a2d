"""Whole files, or a line that says why not."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.files import read_text, rewrite, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_byte_order_mark_is_no_text_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfun\r\ndeux\n\xc3\xa9")
    assert read_text(path) == "un\r\ndeux\né"


def test_the_line_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "content" / "fr" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_bytes("Un\nd\u00e9ux\n".encode() + "été".encode("latin-1"))
    with pytest.raises(DiglotError) as caught:
        read_text(path, root=tmp_path)
    assert caught.value.lines == ("content/fr/a.md:3: not UTF-8 (byte 0xe9); save the file as UTF-8",)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DiglotError, match=r"^gone\.md: No such file or directory$"):
        read_text(tmp_path / "gone.md", root=tmp_path)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.md"
    write_whole(path, "un\r\ndeux\né")
    assert read_text(path) == "un\r\ndeux\né"
    write_whole(path, "trois")
    assert read_text(path) == "trois"
    assert [found.name for found in path.parent.iterdir()] == ["a.md"]


def test_a_reader_sees_the_old_content_or_the_new_and_nothing_between(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_whole(path, "old")
    with path.open(encoding="utf-8") as reader:
        write_whole(path, "new, and longer")
        assert reader.read() == "old"
    assert read_text(path) == "new, and longer"


def test_colleagues_can_read_what_is_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.md", "x")
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o644


def test_the_old_content_stays_when_the_new_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new, and then half a character: \ud800")
    assert read_text(path) == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]


def test_a_place_that_cannot_be_written_is_named_and_nothing_left_there(tmp_path: Path) -> None:
    folder = tmp_path / "a.md"
    folder.mkdir()
    with pytest.raises(DiglotError, match=r"a\.md: cannot be written: Is a directory$"):
        write_whole(folder, "x")
    assert [found.name for found in tmp_path.iterdir()] == ["a.md"]
    (tmp_path / "file").write_text("x")
    with pytest.raises(DiglotError, match="cannot be written"):
        write_whole(tmp_path / "file" / "b.md", "x")
    with pytest.raises(DiglotError, match=r"^file/b\.md: cannot be written"):
        write_whole(tmp_path / "file" / "b.md", "x", root=tmp_path)


def test_a_rewritten_file_keeps_its_byte_order_mark_and_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfun\r\n")
    path.chmod(0o600)
    rewrite(path, "deux\r\n", read="un\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbfdeux\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_changed_since_it_was_read_is_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("trois", "utf-8")
    with pytest.raises(DiglotError, match=r"^a\.md: changed meanwhile, left as it is; try again$"):
        rewrite(path, "deux", read="un", root=tmp_path)
    assert path.read_text("utf-8") == "trois"


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("un", "utf-8")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    rewrite(tmp_path / "b.md", "deux", read="un")
    assert (tmp_path / "b.md").is_symlink()
    assert (tmp_path / "a.md").read_text("utf-8") == "deux"
