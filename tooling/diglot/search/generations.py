"""Generations of an index on disk: each in a folder of its own, and a small file that names the one in use.

A new generation is written beside the old one, brought to the disk, and then named: `os.replace` is atomic, so that a
reader finds the old or the new one whole, whenever a build is killed. One old generation is kept for readers that have
just read its name.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
import zlib
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["POINTER", "current_generation", "new_generation", "whole"]

POINTER = "current"
_MANIFEST = "manifest.json"
_FORMAT = 3
"""Raised whenever what an index holds, or how words are analysed, changes: an older index is then built anew."""

_NAME = re.compile(r"[0-9a-z-]{1,64}")
REMEDY = "build it with: diglot build"


def new_generation(folder: Path, write: Callable[[Path], None]) -> str:
    """Have `write` fill a new folder below `folder`, then make it the one in use; the name of the generation.

    One caller at a time: see the lock in `whoosh_index.build_index`. Raises `DiglotError` when it cannot be written.
    """
    name = f"{time.time_ns():x}-{os.getpid():x}"
    target = folder / name
    try:
        target.mkdir(parents=True)
        write(target)
        _seal(target)
        previous = _named(folder)
        _point(folder, name)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise DiglotError(f"{place(folder)}: the search index cannot be written: {error.strerror or error}") from None
    for other in folder.iterdir():
        if other.is_dir() and other.name not in {name, previous}:
            shutil.rmtree(other, ignore_errors=True)
    return name


def current_generation(folder: Path) -> Path:
    """The folder of the generation in use. Raises `DiglotError` when there is none."""
    name = _named(folder)
    if name is None or not (folder / name).is_dir():
        raise DiglotError(f"{place(folder)}: there is no search index; {REMEDY}")
    return folder / name


def whole(generation: Path) -> None:
    """Raise `DiglotError` unless every file of a generation is there as it was written, by this version of diglot."""
    try:
        manifest = json.loads((generation / _MANIFEST).read_text(encoding="utf-8"))
        is_known, files = manifest["format"] == _FORMAT, manifest["files"]
        is_whole = is_known and all(_checksum(generation / name) == checksum for name, checksum in files.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_known, is_whole = True, False
    if not is_known:
        raise DiglotError(f"{place(generation)}: the search index is that of another version of diglot; {REMEDY}")
    if not is_whole:
        raise DiglotError(f"{place(generation)}: the search index is damaged; {REMEDY}")


def _named(folder: Path) -> str | None:
    try:
        name = (folder / POINTER).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return name if _NAME.fullmatch(name) else None


def _seal(target: Path) -> None:
    """Write the manifest and bring everything to the disk."""
    files = {path.name: _checksum(path) for path in sorted(target.iterdir()) if path.is_file()}
    manifest = target / _MANIFEST
    manifest.write_text(json.dumps({"format": _FORMAT, "files": files}), encoding="utf-8")
    for path in target.iterdir():
        _sync(path)
    _sync(target)


def _point(folder: Path, name: str) -> None:
    temporary = folder / f"{POINTER}.new"
    temporary.write_text(f"{name}\n", encoding="ascii")
    _sync(temporary)
    temporary.replace(folder / POINTER)
    _sync(folder)


def _checksum(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return checksum


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders, and needs none of this
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
