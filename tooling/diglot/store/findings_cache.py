"""What checks remember: the findings of each entry, and the files, so that what is unchanged costs nothing.

One file, `.diglot/check/cache.json`: a digest of everything that follows, JSON that tells of the files, and a line for
each entry, of which only what is asked for is parsed. It can be deleted at any time, and nothing in it is trusted: what
was made by another version of diglot is as good as not there, and what is damaged is left for who wants to know why.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError
from diglot.model.finding import Finding, Level, Place
from diglot.store.files import read_bytes, write_whole
from diglot.store.known_files import KnownFiles
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

__all__ = ["FindingsCache"]


class FindingsCache:
    """The findings of entries by key, each with what they are made of (in a line) and the answers that they rest on.

    `made_by` names what makes findings: the version of the code. `states` are digests of what answers are about, by its
    name: as long as one is the same, so are the answers about it.
    """

    def __init__(self, made_by: str) -> None:
        self.made_by = made_by
        self.files = KnownFiles()
        self.states: dict[str, str] = {}
        self.is_damaged = False
        """Whether there was a file that could not be used."""
        # By the key as JSON: what it is made of, its findings and answers, as they are written, with tabs between them.
        self._kept: dict[str, str] = {}
        self._is_changed = False

    @classmethod
    def read(cls, path: Path, made_by: str) -> FindingsCache:
        """What `path` holds; nothing where there is no such file, or none that `write` wrote for `made_by`."""
        cache = cls(made_by)
        if not path.exists():
            return cache
        try:
            check_sum, _, body = read_bytes(path).partition(b"\n")
            # Cut off or changed: nothing that can be read.
            record, *lines = (body.decode() if check_sum == digest(body).encode() else "").split("\n")
            about = json.loads(record)
            if about["made_by"] == made_by:
                cache.files = KnownFiles(about["files"], about["heads"])
                cache.states = dict(about["states"])
                cache._kept = dict([line.split(_TAB, 1) for line in lines])
        except (DiglotError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            fresh = cls(made_by)
            fresh.is_damaged = True
            return fresh
        return cache

    def settle(self, state: Callable[[str], str], hold: Callable[[list[list[str]], Collection[str]], bool]) -> None:
        """Forget what rests on answers that no longer `hold`, where the `state` of what they are about has changed."""
        changed = {name: now for name, before in self.states.items() if (now := state(name)) != before}
        if changed:
            answers = ((key, json.loads(kept.rpartition(_TAB)[2])) for key, kept in self._kept.items())
            self._kept = {key: self._kept[key] for key, found in answers if hold(found, changed)}
            self.states |= changed
            self._is_changed = True

    def recall(self, key: str, made_of: str) -> tuple[Finding, ...] | None:
        """The findings of the entry with `key`, if they were kept for the same `made_of`."""
        kept = self._kept.get(_name(key), "")
        if not kept.startswith(made_of + _TAB):
            return None
        findings = kept.split(_TAB, 2)[1]
        return tuple(map(_finding, json.loads(findings))) if findings != _NONE else ()

    def keep(
        self,
        key: str,
        made_of: str,
        findings: Collection[Finding],
        answers: Iterable[tuple[str, str, str]] = (),
        states: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Remember `findings`, which are made of `made_of`, a text without tabs, and rest on `answers`.

        `states` are the digests of what the answers are about.
        """
        records = [_record(finding) for finding in findings]
        self._kept[_name(key)] = _TAB.join((made_of, _dumped(records), _dumped(list(answers))))
        self.states |= states
        self._is_changed = True

    def write(self, path: Path, *, keys: Collection[str], root: Path | None = None) -> None:
        """Write what is remembered of entries with `keys` and of the files that were looked at, if it is anything new.

        Raises `DiglotError` when the folder cannot be written.
        """
        names = set(map(_name, keys))
        kept = {name: one for name, one in self._kept.items() if name in names}
        if not (self._is_changed or self.files.is_changed or len(kept) < len(self._kept)):
            return
        files, heads = self.files.written()
        about = {"made_by": self.made_by, "states": self.states, "files": files, "heads": heads}
        body = "\n".join([_dumped(about), *(f"{name}{_TAB}{one}" for name, one in kept.items())]).encode()
        write_whole(path, b"%s\n%s" % (digest(body).encode(), body), root=root)


_NONE = "[]"
_TAB = "\t"
"""What stands between the parts of a line: neither JSON nor a digest holds one."""
_name = json.encoder.encode_basestring_ascii
"""A key as JSON."""
_LEVELS = {level.value: level for level in Level}


def _dumped(record: object) -> str:
    return json.dumps(record, separators=(",", ":"))


def _record(finding: Finding) -> list[Any]:
    places = [part for place in (finding.place, finding.other) if place for part in (place.path, place.line)]
    return [finding.rule, finding.level.value, finding.message, finding.subject, *places]


def _finding(record: list[Any]) -> Finding:
    rule, level, message, subject, path, line, *other = record
    return Finding(rule, _LEVELS[level], message, Place(path, line), Place(*other) if other else None, subject)
