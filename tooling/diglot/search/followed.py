"""The index in use, followed from generation to generation without a restart."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.search.generations import POINTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diglot.search.index import Index

__all__ = ["FollowedIndex"]

_Seen = tuple[int, int, int] | None


class FollowedIndex:
    """Calls answer with the newest index that is open. A newer one is opened beside it, in a thread of its own, and
    nobody waits for it; where it cannot be opened, the old one stays.
    """

    def __init__(self, folder: Path, open_index: Callable[[Path], Index]) -> None:
        self._folder = folder
        self._open = open_index
        self._index: Index | None = None
        self._seen: _Seen = None
        self._opening = threading.Lock()

    def __call__(self) -> Index:
        """The index in use. Raises `DiglotError` when there has not yet been any."""
        seen = self._look()
        if self._index is None:
            with self._opening:
                if self._index is None:
                    self._index, self._seen = self._open(self._folder), seen
        elif seen != self._seen and self._opening.acquire(blocking=False):
            threading.Thread(target=self._follow, args=(seen,), daemon=True).start()
        return self._index

    def _follow(self, seen: _Seen) -> None:
        try:
            self._index = self._open(self._folder)
        except DiglotError:
            pass  # the index in use stays in use; the command that built the new one has told what is wrong
        finally:
            self._seen = seen
            self._opening.release()

    def _look(self) -> _Seen:
        try:
            found = (self._folder / POINTER).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size
