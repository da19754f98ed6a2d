"""The formats in which entries travel. A new one is a module here, a line in `FORMATS` and a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from diglot.exchange.formats import docx, po, xliff, xliff2

if TYPE_CHECKING:
    from diglot.exchange.parcel import Parcel

__all__ = ["FORMATS", "Format"]


class Format(Protocol):
    """A module that writes and reads parcels."""

    NAME: str
    SUFFIX: str

    def accepts(self, name: str, data: bytes) -> bool:
        """Whether the file called `name` is of this format."""

    def write(self, parcel: Parcel) -> bytes:
        """The parcel as the content of a file."""

    def read(self, data: bytes, name: str) -> Parcel:
        """The parcel that the file called `name` holds. Raises `DiglotError` with the line where it is broken."""


FORMATS: tuple[Format, ...] = (xliff, xliff2, po, docx)
