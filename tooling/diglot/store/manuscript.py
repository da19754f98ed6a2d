"""The file of an entry before its Markdown is parsed: most commands look at a few entries, and at the order of all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from diglot.errors import DiglotError
from diglot.store.files import decoded, read_bytes

if TYPE_CHECKING:
    from diglot.model.entry import Entry, Meta

__all__ = ["Head", "Manuscript", "Manuscripts", "digest"]


class Head(NamedTuple):
    """What others need to know of an entry: its place in the reading order and its kind, with their lines."""

    kind: str | None = None
    kind_line: int | None = None
    order: int | None = None
    order_line: int | None = None


@dataclass(slots=True)
class Manuscript:
    """The content of an entry's file, or where it lies if it is known by its digest; messages name it `path`."""

    key: str
    locale: str
    path: str
    digest: str
    data: bytes | None = field(default=None, repr=False)
    file: str | None = None
    _front_matter: tuple[Meta, int] | None = field(init=False, default=None, repr=False, compare=False)
    _entry: Entry | None = field(init=False, default=None, repr=False, compare=False)
    _lines: str | None = field(init=False, default=None, repr=False, compare=False)

    def __reduce__(self) -> tuple[type[Manuscript], tuple[str, str, str, str, bytes]]:
        # What was parsed stays in its process: its mappings are read-only and cannot be pickled.
        return Manuscript, (self.key, self.locale, self.path, self.digest, self._read())

    def is_same(self, other: Manuscript) -> bool:
        """Whether what is parsed of the one is true of the other."""
        return (self.digest, self.path) == (other.digest, other.path)

    def head(self) -> Head:
        """What the front matter says. Raises `DiglotError` where it is broken, or the file is not UTF-8."""
        from diglot.markdown import parse_front_matter  # noqa: PLC0415  # what is known is not parsed

        if self._front_matter is None:
            self._front_matter = parse_front_matter(self._text(), path=self.path)
        meta, _ = self._front_matter
        return Head(meta.kind, meta.lines.get("kind"), meta.order, meta.lines.get("order"))

    def entry(self) -> Entry:
        """The entry, parsed when it is first asked for. Raises `DiglotError` as `head` does."""
        from diglot.markdown import parse  # noqa: PLC0415  # the same

        if self._entry is None:
            self._entry = parse(
                self._text(), key=self.key, locale=self.locale, path=self.path, front_matter=self._front_matter
            )
        return self._entry

    def lines(self) -> str:
        """The text with its lines ended alike, by a line feed. Raises `DiglotError` as `head` does."""
        if self._lines is None:
            self._lines = self._text().replace("\r\n", "\n").replace("\r", "\n")
        return self._lines

    def _text(self) -> str:
        return decoded(self._read(), self.path)

    def _read(self) -> bytes:
        if self.data is None:
            self.data = read_bytes(self.file or self.path)
            if digest(self.data) != self.digest:
                raise DiglotError(f"{self.path}: changed meanwhile; try again")
        return self.data


class Manuscripts(Mapping[str, "Entry"]):
    """The entries of one key by locale code, each parsed when it is first asked for."""

    def __init__(self, manuscripts: Mapping[str, Manuscript]) -> None:
        self.manuscripts = manuscripts

    def __getitem__(self, locale: str) -> Entry:
        return self.manuscripts[locale].entry()

    def __contains__(self, locale: object) -> bool:
        return locale in self.manuscripts

    def __iter__(self) -> Iterator[str]:
        return iter(self.manuscripts)

    def __len__(self) -> int:
        return len(self.manuscripts)

    def __reduce__(self) -> tuple[type[Manuscripts], tuple[Mapping[str, Manuscript]]]:
        return Manuscripts, (self.manuscripts,)


def digest(*parts: bytes) -> str:
    """A digest of `parts` (BLAKE2b of 128 bits): what has the same one is the same."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()
