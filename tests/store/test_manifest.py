"""The manifest of ingested sources on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.manifest import Manifest, SourceRecord, read_manifest, write_manifest

if TYPE_CHECKING:
    from pathlib import Path


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest((SourceRecord("été.txt", "f1", removed=((3, "spam", "Buy!"),)),))
    write_manifest(tmp_path / "sources/manifest.json", manifest)
    assert read_manifest(tmp_path / "sources/manifest.json") == manifest
    assert read_manifest(tmp_path / "none/manifest.json") == Manifest()


def test_what_is_no_manifest_is_named(tmp_path: Path) -> None:
    file = tmp_path / "sources" / "manifest.json"
    (tmp_path / "sources").write_text("x")
    with pytest.raises(DiglotError, match=r"^sources/manifest\.json: Not a directory$"):
        read_manifest(file)
    with pytest.raises(DiglotError, match=r"^sources/manifest\.json: cannot be written: "):
        write_manifest(file, Manifest())
    (tmp_path / "sources").unlink()
    (tmp_path / "sources").mkdir()
    for text in ("", "[]", '{"sources": [1]}', "[" * 100_000):
        file.write_text(text)
        with pytest.raises(DiglotError, match=r"^sources/manifest\.json: not a manifest of ingested sources: "):
            read_manifest(file)
