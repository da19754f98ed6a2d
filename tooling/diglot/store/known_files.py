"""What is known of files, so that those that are as they were need not be read again.

A file is taken to be as it was where its size, its inode and its times are (as in git's index): the time of its content
can be set back by whoever writes it, that of its inode cannot.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

from diglot.store.files import read_bytes
from diglot.store.manuscript import Head, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["KnownFiles"]

_YOUNG = 2_000_000_000
"""Nanoseconds within which a file may change twice without its times telling: those of FAT count two seconds, others
the ticks of the kernel. What is younger when it is read is read again the next time (git's "racy" entries)."""
_YOUNG_MARK = "young "


class KnownFiles:
    """The digests of files by path, and what the front matters of entries say, by digest."""

    def __init__(self, files: Mapping[str, str] | None = None, heads: Mapping[str, list[Any]] | None = None) -> None:
        # The marks and the digest as one text: a thousand entries are read and compared in half the time of lists.
        self._files: dict[str, str] = dict(files or {})
        self._heads: dict[str, list[Any]] = dict(heads or {})
        self._seen: set[str] = set()
        self.is_changed = False
        """Whether anything new was learnt."""

    def head(self, of: str) -> Head | None:
        """What the front matter of the entry with the digest `of` says, if an entry had that digest before."""
        record = self._heads.get(of)
        return Head(*record) if record else None

    def read(self, path: Path | str, name: str, *, root: Path | None = None) -> tuple[bytes | None, str]:
        """The content, unless it is known, and the digest of the file at `path`, which is known by `name`.

        Raises `DiglotError` telling why it cannot be read.
        """
        started = time.time_ns()
        try:
            now = os.stat(path)  # noqa: PTH116  # thousands of files
        except OSError:
            return (data := read_bytes(path, root=root)), digest(data)
        known, marks = self._files.get(name, ""), _marks(now)
        if known.startswith(marks):
            self._seen.add(name)
            return None, known[len(marks) :]
        data = read_bytes(path, root=root)
        found = digest(data)
        self._keep(name, now, started, found)
        return data, found

    def learn(self, of: str, head: Head) -> None:
        """Keep what the front matter of entries with the digest `of` says."""
        self.is_changed = True
        self._heads[of] = [head.kind, head.kind_line, head.order, head.order_line]

    def written(self) -> tuple[dict[str, str], dict[str, list[Any]]]:
        """What is known of the files that were looked at, as another one takes it."""
        files = {name: known for name, known in self._files.items() if name in self._seen}
        digests = {known.rpartition(" ")[2] for known in files.values()}
        return files, {of: head for of, head in self._heads.items() if of in digests}

    def _keep(self, name: str, now: os.stat_result, started: int, found: str) -> None:
        self.is_changed = True
        self._seen.add(name)
        is_young = max(now.st_mtime_ns, now.st_ctime_ns) > started - _YOUNG
        self._files[name] = f"{_YOUNG_MARK if is_young else _marks(now)}{found}"


def _marks(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino} "
