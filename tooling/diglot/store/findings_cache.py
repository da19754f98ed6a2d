"""What checks remember: the findings of each entry, and the files, so that what is unchanged costs nothing.

One file, `.diglot/check/cache.json`: a digest of everything that follows, JSON that tells of the files, and a line for
each entry, of which only what is asked for is parsed. It can be deleted at any time, and nothing in it is trusted: what
was made by another version of diglot is as good as not there, and what is damaged is left for who wants to know why.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from diglot.errors import DiglotError
from diglot.model.finding import Finding, Level, Place
from diglot.store.files import read_text, write_whole
from diglot.store.known_files import KnownFiles
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

__all__ = ["FindingsCache"]


class FindingsCache:
    """The findings of entries by key, each with a digest of what they are made of and the answers that they rest on.

    `made_by` names what makes findings: the version of the code. `surroundings` is a digest of what all answers are
    about: as long as it is the same, they are.
    """

    def __init__(self, made_by: str) -> None:
        self.made_by = made_by
        self.files = KnownFiles()
        self.surroundings = ""
        self.is_damaged = False
        """Whether there was a file that could not be used."""
        self._kept: dict[str, _Kept] = {}
        self._is_changed = False

    @classmethod
    def read(cls, path: Path, made_by: str) -> FindingsCache:
        """What `path` holds; nothing where there is no such file, or none that `write` wrote for `made_by`."""
        cache = cls(made_by)
        if not path.exists():
            return cache
        try:
            check_sum, _, body = read_text(path).partition("\n")
            # Cut off or changed: nothing that can be read.
            record, *lines = (body if check_sum == digest(body.encode()) else "").split("\n")
            about = json.loads(record)
            if about["made_by"] == made_by:
                cache.files = KnownFiles(about["files"], about["heads"])
                cache.surroundings = about["surroundings"]
                cache._kept = dict(map(_read, lines))
        except (DiglotError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            fresh = cls(made_by)
            fresh.is_damaged = True
            return fresh
        return cache

    def settle(self, surroundings: str, hold: Callable[[list[list[str]]], bool]) -> None:
        """Forget what rests on answers that no longer `hold`, where the `surroundings` are not what they were."""
        if surroundings != self.surroundings:
            self._kept = {key: kept for key, kept in self._kept.items() if hold(json.loads(kept.answers))}
            self.surroundings = surroundings
            self._is_changed = True

    def recall(self, key: str, made_of: str) -> tuple[Finding, ...] | None:
        """The findings of the entry with `key`, if they were kept for the same `made_of`."""
        kept = self._kept.get(key)
        if kept is None or kept.made_of != made_of:
            return None
        return tuple(map(_finding, json.loads(kept.findings))) if kept.findings != _NONE else ()

    def keep(
        self, key: str, made_of: str, findings: Collection[Finding], answers: Iterable[tuple[str, str, str]] = ()
    ) -> None:
        """Remember `findings`, which are made of what `made_of` is the digest of and rest on `answers`."""
        self._kept[key] = _Kept(made_of, _dumped([_record(finding) for finding in findings]), _dumped(list(answers)))
        self._is_changed = True

    def write(self, path: Path, *, keys: Collection[str]) -> None:
        """Write what is remembered of entries with `keys` and of the files that were looked at, if it is anything new.

        Raises `DiglotError` when the folder cannot be written.
        """
        kept = {key: one for key, one in self._kept.items() if key in keys}
        if not (self._is_changed or self.files.is_changed or len(kept) < len(self._kept)):
            return
        files, heads = self.files.written()
        about = {"made_by": self.made_by, "surroundings": self.surroundings, "files": files, "heads": heads}
        body = "\n".join([_dumped(about), *("\t".join((_dumped(key), *one)) for key, one in kept.items())])
        write_whole(path, f"{digest(body.encode())}\n{body}")


class _Kept(NamedTuple):
    """What is kept of an entry, as it is written: neither JSON nor a digest holds a tab or the end of a line."""

    made_of: str
    findings: str
    answers: str


_NONE = "[]"


def _read(line: str) -> tuple[str, _Kept]:
    key, *parts = line.split("\t")
    return json.loads(key), _Kept(*parts)


def _dumped(record: object) -> str:
    return json.dumps(record, separators=(",", ":"))


def _record(finding: Finding) -> list[Any]:
    places = [part for place in (finding.place, finding.other) if place for part in (place.path, place.line)]
    return [finding.rule, finding.level.value, finding.message, finding.subject, *places]


def _finding(record: list[Any]) -> Finding:
    rule, level, message, subject, path, line, *other = record
    return Finding(rule, Level(level), message, Place(path, line), Place(*other) if other else None, subject)
