"""Questions that find nothing, counted per language: what to write or translate next. Off unless asked for.

Nothing is kept of who asked or when. A question that may name a person (an address, a number, a long text) is not kept
either, and the report leaves out what was asked once only.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from diglot.search.unanswered import MOST_BYTES, SEPARATOR, kept_as

if TYPE_CHECKING:
    from pathlib import Path

    from diglot.model.document import Results

__all__ = ["Unanswered"]


class Unanswered:
    """Appends to `file`, a line a question; several processes may do so at once. Without a file it does nothing."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def note(self, found: Results, code: str) -> None:
        """Note that a reader of the language `code` asked, if nothing was found in any language."""
        if self._file is None or found.total or found.offset or not (text := kept_as(found.query)):
            return
        try:
            if self._file.exists() and self._file.stat().st_size > MOST_BYTES:
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(f"{code}{SEPARATOR}{text}\n".encode())
        except OSError:
            return  # a report that cannot be written is no reason not to answer
