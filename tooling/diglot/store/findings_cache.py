"""What checks remember: the findings of each entry, and the front matters, so that what is unchanged costs nothing.

One file, `.diglot/check/cache.json`: a digest of everything that follows, and JSON. It can be deleted at any time, and
nothing in it is trusted: what was made by another version of diglot is as good as not there, and what is damaged is
left for whoever wants to know why.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError
from diglot.model.finding import Finding, Level, Place
from diglot.store.files import read_text, write_whole
from diglot.store.manuscript import Head, digest

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["FindingsCache"]


class FindingsCache:
    """The findings of entries by key, each with a digest of all that they depend on; and heads by digest of the file.

    `made_by` names what makes findings and heads: the version of the code.
    """

    def __init__(self, made_by: str) -> None:
        self.made_by = made_by
        self.heads: dict[str, Head] = {}
        self.is_damaged = False
        """Whether there was a file that could not be used."""
        self._findings: dict[str, list[Any]] = {}
        self._written: tuple[frozenset[str], dict[str, list[Any]]] = (frozenset(), {})

    @classmethod
    def read(cls, path: Path, made_by: str) -> FindingsCache:
        """What `path` holds; nothing where there is no such file, or none that `write` wrote for `made_by`."""
        cache = cls(made_by)
        if not path.exists():
            return cache
        try:
            check_sum, _, body = read_text(path).partition("\n")
            # Cut off or changed: nothing that can be read.
            record = json.loads(body if check_sum == digest(body.encode()) else "")
            if record["made_by"] == made_by:
                cache.heads = {name: Head(*head) for name, head in record["heads"].items()}
                cache._findings = dict(record["findings"])
                cache._written = frozenset(cache.heads), dict(cache._findings)
        except (DiglotError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            fresh = cls(made_by)
            fresh.is_damaged = True
            return fresh
        return cache

    def recall(self, key: str, depends_on: str) -> tuple[Finding, ...] | None:
        """The findings of the entry with `key`, if they were kept for the same `depends_on`."""
        kept = self._findings.get(key)
        return tuple(map(_finding, kept[1])) if kept is not None and kept[0] == depends_on else None

    def keep(self, key: str, depends_on: str, findings: Collection[Finding]) -> None:
        """Remember `findings`, which depend on what `depends_on` is the digest of."""
        self._findings[key] = [depends_on, [_record(finding) for finding in findings]]

    def write(self, path: Path, *, keys: Collection[str], digests: Collection[str]) -> None:
        """Write what is remembered of entries with `keys` and of files with `digests`, if it is anything new.

        Raises `DiglotError` when the folder cannot be written.
        """
        findings = {key: kept for key, kept in self._findings.items() if key in keys}
        heads = {name: head for name, head in self.heads.items() if name in digests}
        if (frozenset(heads), findings) == self._written:
            return
        record = {
            "made_by": self.made_by,
            "heads": {name: [head.kind, head.kind_line, head.order, head.order_line] for name, head in heads.items()},
            "findings": findings,
        }
        body = json.dumps(record, separators=(",", ":"))
        write_whole(path, f"{digest(body.encode())}\n{body}")


def _record(finding: Finding) -> list[Any]:
    places = [part for place in (finding.place, finding.other) if place for part in (place.path, place.line)]
    return [finding.rule, finding.level.value, finding.message, finding.subject, *places]


def _finding(record: list[Any]) -> Finding:
    rule, level, message, subject, path, line, *other = record
    return Finding(rule, Level(level), message, Place(path, line), Place(*other) if other else None, subject)
