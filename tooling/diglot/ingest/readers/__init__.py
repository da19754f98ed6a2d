"""One reader for each format: bytes to passages. A new format is one file here and one line in `READERS`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from diglot.errors import DiglotError
from diglot.ingest.passage import IMAGE
from diglot.ingest.readers import docx, html, markdown, pdf, text

if TYPE_CHECKING:
    from diglot.ingest.passage import Passage

__all__ = ["LARGEST", "READERS", "SUFFIXES", "Reader", "read"]


class Reader(Protocol):
    """A module that reads files with one of its `SUFFIXES`."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - a constant of the module
        """The endings of its files, with their full stop."""

    def read(self, data: bytes) -> tuple[Passage, ...]:
        """The passages of a file. Raises DiglotError, without the file's name, where it cannot be read."""


READERS: Final[tuple[Reader, ...]] = (text, markdown, html, docx, pdf)
SUFFIXES: Final = tuple(suffix for reader in READERS for suffix in reader.SUFFIXES)
LARGEST: Final = 64 << 20
"""The largest file that is read, in bytes: a book is 1 MB of text, a report with pictures 20 MB."""
_LONGEST_LINE: Final = 1 << 20
_BINARY: Final = (
    b"\x7fELF",
    b"MZ",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"Rar!",
    b"7z\xbc\xaf",
)


def read(name: str, data: bytes) -> tuple[Passage, ...]:
    """The passages of the file called `name`. Raises DiglotError with the reason where it cannot be read."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DiglotError("an empty file")
    if len(data) > LARGEST:
        raise DiglotError(f"larger than {LARGEST >> 20} MB")
    reader = _reader(name)
    _refuse_disguised(reader, data)
    if b"\0" not in data[:4096] and reader in (text, markdown, html):
        _refuse_endless(data)
    passages = reader.read(data)
    if not any(IMAGE.sub("", passage.text).strip() for passage in passages):
        raise DiglotError("no text in it")
    longest = max(passages, key=lambda passage: len(passage.text))
    if len(longest.text) > _LONGEST_LINE:
        raise DiglotError(f"line {longest.line} is longer than {_LONGEST_LINE:,} characters")
    return passages


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _refuse_endless(data: bytes) -> None:
    start = 0
    while len(data) - start > _LONGEST_LINE:
        end = data.rfind(b"\n", start, start + _LONGEST_LINE)
        if end < 0:
            raise DiglotError(f"line {_line(data, start)} is longer than {_LONGEST_LINE:,} characters")
        start = end + 1


def _reader(name: str) -> Reader:
    suffix = "." + name.rsplit(".", 1)[-1].lower() if "." in name else ""
    found = next((reader for reader in READERS if suffix in reader.SUFFIXES), None)
    if found is None:
        raise DiglotError(f"not a format that is read ({', '.join(SUFFIXES)})")
    return found


def _refuse_disguised(reader: Reader, data: bytes) -> None:
    """Refuse files that are not what their name says."""
    if reader == docx and not data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise DiglotError("not a Word file: it has another format's beginning")
    if reader == pdf and b"%PDF-" not in data[:1024]:
        raise DiglotError("not a PDF: it has another format's beginning")
    if reader in (text, markdown, html):
        kind = next(
            (sign for sign in (*_BINARY, b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0") if data.startswith(sign)), b""
        )
        if kind or _looks_binary(data[:65_536]):
            raise DiglotError("a binary file, not text")


def _looks_binary(sample: bytes) -> bool:
    """Text has hardly any control characters (1 in 20 is generous); UTF-16 has its zeros at every other place."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = max(sample[0::2].count(0), sample[1::2].count(0)) / max(1, len(sample) / 2)
    if zeros > 0.6:
        return min(sample[0::2].count(0), sample[1::2].count(0)) > 0.1 * len(sample) / 2
    controls = sum(sample.count(byte) for byte in (*range(9), *range(14, 32), 127))
    return controls > 0.05 * len(sample)
