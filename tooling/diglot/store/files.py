"""Reading and writing whole files: never half a file, never a name outside its folder."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from diglot.errors import DiglotError, place

__all__ = ["decoded", "read_bytes", "read_text", "write_whole"]

_READABLE_BY_ALL = 0o644


def read_text(path: Path, *, root: Path | None = None) -> str:
    """The content of a UTF-8 file, line ends as they are, without a byte order mark.

    Raises `DiglotError` naming the line where it stops being UTF-8, or why it cannot be read.
    """
    return decoded(read_bytes(path, root=root), path, root=root)


def read_bytes(path: Path, *, root: Path | None = None) -> bytes:
    """The content of a file. Raises `DiglotError` telling why it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read()
    except OSError as error:
        raise DiglotError(f"{place(path, root=root)}: {error.strerror}") from None


def decoded(data: bytes, path: Path, *, root: Path | None = None) -> str:
    """The text of the file at `path`, whose content is `data`. Raises `DiglotError` as `read_text` does."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DiglotError(
            f"{place(path, line, root=root)}: not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8"
        ) from None


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader sees the old content or the new, whatever happens in between.

    Missing folders are made. Raises `DiglotError` when the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise DiglotError(f"{place(path)}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_READABLE_BY_ALL)
        Path(temporary).replace(path)
    except OSError as error:
        raise DiglotError(f"{place(path)}: cannot be written: {error.strerror}") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
