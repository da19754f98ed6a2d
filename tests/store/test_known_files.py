"""A file that is as it was is not read again, and one that might not be is."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.known_files import KnownFiles
from diglot.store.manuscript import Head, digest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is old enough to be known by its times."""
    monkeypatch.setattr("diglot.store.known_files._YOUNG", 0)
    path = tmp_path / "a.md"
    path.write_text("old")
    return path


def test_what_was_read_is_known_by_its_digest(old: Path) -> None:
    known = KnownFiles()
    assert known.read(old, "a.md") == (b"old", digest(b"old"))
    assert known.read(old, "a.md") == (None, digest(b"old"))
    assert known.read(old, "b.md")[0] == b"old"


@pytest.mark.parametrize("change", ["content", "time", "inode"])
def test_what_has_another_size_time_or_inode_is_read_again(old: Path, change: str) -> None:
    known = KnownFiles()
    known.read(old, "a.md")
    if change == "content":
        old.write_text("longer")
    elif change == "time":
        os.utime(old, ns=(0, 0))
    else:
        other = old.with_name("other")
        other.write_text("new")
        os.utime(other, ns=(old.stat().st_atime_ns, old.stat().st_mtime_ns))
        other.replace(old)
    assert known.read(old, "a.md")[0] == old.read_bytes()


def test_what_changed_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("new")
    known = KnownFiles()
    assert known.read(path, "a.md")[0] == b"new"
    assert known.read(path, "a.md")[0] == b"new"


def test_what_is_dated_in_the_future_is_read_every_time(old: Path) -> None:
    os.utime(old, (time.time() + 3600, time.time() + 3600))
    known = KnownFiles()
    assert [known.read(old, "a.md")[0] for _ in range(2)] == [b"old", b"old"]


def test_what_is_written_is_what_was_looked_at(old: Path) -> None:
    known = KnownFiles({"gone.md": "1 2 3 4 x"}, {"x": [None, None, None, None]})
    found = known.read(old, "a.md")[1]
    known.learn(found, Head("myth", 2, 5, 3))
    again = KnownFiles(*known.written())
    assert again.read(old, "a.md") == (None, found)
    assert again.head(found) == Head("myth", 2, 5, 3)
    assert again.head("x") is None


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiglotError, match=r"a\.md: No such file"):
        KnownFiles().read(tmp_path / "a.md", "a.md")
