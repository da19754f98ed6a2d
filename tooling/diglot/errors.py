"""The one kind of error that a user is meant to see: a mistake in the call, the configuration or an input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["DiglotError", "line_at", "place"]


class DiglotError(Exception):
    """One or more mistakes of the user's, each told in one line that names its place.

    Every mistake that was found is carried at once, so that nobody mends one only to meet the next. The command line
    prints `lines` and exits with 2; the MkDocs plugin aborts the build with them.
    """

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines

    @classmethod
    def joined(cls, errors: Iterable[DiglotError]) -> DiglotError:
        """One error with the lines of all `errors`, in order."""
        return cls(*(line for error in errors for line in error.lines))


def line_at(text: str, offset: int) -> int:
    """The line of an offset in `text` as editors count: YAML, `splitlines` and others end one also at U+2028."""
    return text.count("\n", 0, offset) + 1


def place(path: Path | str, line: int | None = None, *, root: Path | None = None) -> str:
    """`path:line` as a message names it: relative to `root` where it lies below it, with forward slashes."""
    shown = Path(path)
    if root is not None and shown.is_relative_to(root):
        shown = shown.relative_to(root)
    return f"{shown.as_posix()}:{line}" if line else shown.as_posix()
