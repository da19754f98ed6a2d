"""Bitexts that were worked out, by what they depend on: no build aligns what an earlier one aligned.

One file, `.diglot/bitexts.json`: a digest of everything that follows, and JSON. A bitext is kept under a digest of
both texts and of what aligned them, so that it is never stale; the file can be deleted at any time, and what is damaged
is as good as not there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError
from diglot.model.segment import Bead
from diglot.store.files import read_text, write_whole
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Bitexts"]


class Bitexts:
    """The beads of bitexts by the digest of all that they depend on."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Any]] = {}
        self._used: set[str] = set()
        self._written: frozenset[str] = frozenset()

    @classmethod
    def read(cls, path: Path) -> Bitexts:
        """What `path` holds; nothing where there is no such file, or none that `write` wrote."""
        found = cls()
        if not path.exists():
            return found
        try:
            check_sum, _, body = read_text(path).partition("\n")
            record = json.loads(body if check_sum == digest(body.encode()) else "")
            found._kept = dict(record)
            found._written = frozenset(found._kept)
        except (DiglotError, ValueError, TypeError, RecursionError):
            return cls()
        return found

    def recall(self, depends_on: str) -> tuple[Bead, ...] | None:
        """The beads that were kept for `depends_on`."""
        kept = self._kept.get(depends_on)
        if kept is None:
            return None
        self._used.add(depends_on)
        return tuple(Bead(tuple(source), tuple(target), score) for source, target, score in kept)

    def keep(self, depends_on: str, beads: Sequence[Bead]) -> None:
        """Remember `beads`, which depend on what `depends_on` is the digest of; of doubts, only their score."""
        self._kept[depends_on] = [[bead.source, bead.target, bead.score] for bead in beads]
        self._used.add(depends_on)

    @property
    def used(self) -> dict[str, list[Any]]:
        """The beads that were of use now, for `add`."""
        return {name: self._kept[name] for name in self._used}

    def add(self, used: Mapping[str, list[Any]]) -> None:
        """Remember what was `used` in another process."""
        self._kept.update(used)
        self._used.update(used)

    def write(self, path: Path, *, at_most: int) -> None:
        """Write what is kept, if it is anything new; of more than `at_most` bitexts, only those that were of use now.

        Raises `DiglotError` when the folder cannot be written.
        """
        is_crowded = len(self._kept) > at_most
        kept = {name: beads for name, beads in self._kept.items() if name in self._used or not is_crowded}
        if self._written == frozenset(kept):
            return
        body = json.dumps(kept, separators=(",", ":"))
        write_whole(path, f"{digest(body.encode())}\n{body}")
        self._written = frozenset(kept)
