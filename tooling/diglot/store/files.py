"""Reading and writing whole files: never half a file, never a name outside its folder."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["decoded", "read_bytes", "read_text", "rewrite", "temporaries", "write_whole"]

_READABLE_BY_ALL = 0o644
_PRIVATE = 0o600
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, *, root: Path | None = None) -> str:
    """The content of a UTF-8 file, line ends as they are, without a byte order mark.

    Raises `DiglotError` naming the line where it stops being UTF-8, or why it cannot be read.
    """
    return decoded(read_bytes(path, root=root), path, root=root)


def read_bytes(path: Path | str, *, root: Path | None = None) -> bytes:
    """The content of a file. Raises `DiglotError` telling why it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # thousands of files: `Path.open` takes as long as reading
            return file.read()
    except OSError as error:
        raise DiglotError(f"{place(path, root=root)}: {error.strerror}") from None


def decoded(data: bytes, path: Path | str, *, root: Path | None = None) -> str:
    """The text of the file at `path`, whose content is `data`. Raises `DiglotError` as `read_text` does."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DiglotError(
            f"{place(path, line, root=root)}: not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8"
        ) from None


def rewrite(path: Path, text: str, *, read: str, root: Path | None = None) -> None:
    """Write `text` in place of the content that was `read`; a byte order mark and the file's mode stay.

    A link is followed. Raises `DiglotError`, and leaves the file as it is, when it no longer holds what was read.
    """
    path = path.resolve()
    if read_text(path, root=root) != read:
        raise DiglotError(f"{place(path, root=root)}: changed meanwhile, left as it is; try again")
    mark = _BYTE_ORDER_MARK if path.read_bytes().startswith(_BYTE_ORDER_MARK.encode()) else ""
    write_whole(path, mark + text, mode=stat.S_IMODE(path.stat().st_mode), root=root)


def write_whole(path: Path, text: str | bytes, *, mode: int = _READABLE_BY_ALL, root: Path | None = None) -> None:
    """Write `text` to `path` so that a reader sees the old content or the new, whatever happens in between.

    Missing folders are made; `mode` are the permissions of the file. Raises `DiglotError`, which names the path
    as it is below `root`, when the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # As `tempfile` does, which takes as long to import as a check of what has not changed to read the files.
        temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
        descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINK, _PRIVATE)
    except OSError as error:
        raise DiglotError(f"{place(path, root=root)}: cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8") if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise DiglotError(f"{place(path, root=root)}: cannot be written: {error.strerror}") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def temporaries(path: Path) -> tuple[Path, ...]:
    """What `write_whole` wrote beside `path` and had no time to put in its place."""
    name = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]{{8}}")
    return tuple(one for one in path.parent.glob(".*") if name.fullmatch(one.name)) if path.parent.is_dir() else ()
