"""The index in use, followed from generation to generation without a restart."""

from __future__ import annotations

import os
import threading
import time
import weakref
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.search.generations import POINTER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from diglot.search.index import Index

__all__ = ["FollowedIndex"]

_Seen = tuple[int, int, int] | None

_EVERY = 0.2
"""Seconds between two looks at which generation is in use: opening a newer one then fits into the second."""


class FollowedIndex:
    """Calls answer with the newest index that is open. A thread looks for a newer one, opens it and reads what the old
    one was asked for; then it takes its place. Nobody waits for it, and where it cannot be opened, the old one stays.
    One call gives one generation: who answers a question from it mixes none.
    """

    def __init__(self, folder: Path, open_index: Callable[[Path], Index]) -> None:
        self._folder = folder
        self._open = open_index
        self._index: Index | None = None
        self._seen: _Seen = None
        self._opening = threading.Lock()
        self._watched_by = 0

    def __call__(self) -> Index:
        """The index in use. Raises `DiglotError` when there has not yet been any."""
        if self._index is None:
            with self._opening:
                if self._index is None:
                    seen = self._look()
                    self._index, self._seen = self._open(self._folder), seen
        if self._watched_by != os.getpid():  # also in a process that was forked off: threads are not
            self._watched_by = os.getpid()
            threading.Thread(target=_watch, args=(weakref.ref(self),), daemon=True).start()
        return self._index

    def follow(self) -> None:
        """Take over a newer generation, if there is one."""
        seen = self._look()
        if seen is None or seen == self._seen or self._index is None:
            return
        try:
            newer = self._open(self._folder)
            newer.warm(self._index)
            self._index = newer
        except DiglotError:
            pass  # the index in use stays in use; the command that built the new one has told what is wrong
        self._seen = seen

    def _look(self) -> _Seen:
        try:
            found = (self._folder / POINTER).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size


def _watch(followed: weakref.ref[FollowedIndex]) -> None:
    """Follow until nobody asks any longer."""
    while (index := followed()) is not None:
        index.follow()
        del index
        time.sleep(_EVERY)
