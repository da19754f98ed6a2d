"""The status of every entry, as `diglot status` tells it, remembered for entries that have not changed since."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from diglot.check.status import status
from diglot.errors import DiglotError
from diglot.model.entry import State
from diglot.model.status import EntryStatus, LocaleStatus, Status
from diglot.store.agreements import agreement_path
from diglot.store.corpus import Corpus
from diglot.store.files import write_whole
from diglot.store.manuscript import digest
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diglot.config import Config

__all__ = ["statuses"]

_VERSION = 2
"""Counts up when what is remembered means something else."""


def statuses(config: Config, corpus: Corpus) -> tuple[EntryStatus, ...]:
    """The status of each entry of `corpus`, in reading order.

    Raises `DiglotError` for an agreement that cannot be read.
    """
    file = config.cache / "status.json"
    before = _read(file)
    locales = " ".join(locale.code for locale in config.locales)
    agreed = Agreements(config.memory, corpus, config.root)
    marks = {key: _mark(config, corpus, agreed, key, locales) for key in corpus.keys}
    known = {key: found for key, (mark, found) in before.items() if mark and mark == marks.get(key)}
    unknown = Corpus({key: entries for key, entries in corpus.by_key.items() if key not in known})
    fresh = {one.key: one for one in status(unknown, locales=config.locales, agreed=agreed)}
    if fresh or len(known) != len(before):
        _write(file, {key: (marks[key], known.get(key) or fresh[key]) for key in corpus.keys})
    return tuple(known.get(key) or fresh[key] for key in corpus.keys)


def _mark(config: Config, corpus: Corpus, agreed: Agreements, key: str, locales: str) -> str:
    """A digest of all that the status of `key` depends on; empty where that is not known."""
    parts = [f"{_VERSION} {locales}".encode()]
    digests = corpus.digests.get(key, {})
    if set(digests) != set(corpus.by_key[key]):
        return ""
    for code in sorted(digests):
        parts.append(f"{code} {digests[code]}".encode())
        if code != config.default_locale.code and len(digests) > 1:
            default = config.default_locale.code
            path = agreement_path(config.memory, default, code, agreed.former_key(default, code, key) or key)
            parts.append(path.read_bytes() if path.is_file() else b"")
    return digest(*parts)


def _read(file: Path) -> dict[str, tuple[str, EntryStatus]]:
    """What is remembered; nothing where the file is not there, or not what was written."""
    try:
        record = json.loads(file.read_bytes())
        return {key: (one["of"], _status(key, one)) for key, one in record.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _status(key: str, one: Mapping[str, Any]) -> EntryStatus:
    found = {
        code: LocaleStatus(Status(name), State(state) if state else None, segments, changed, awaiting)
        for code, (name, state, segments, changed, awaiting) in one["locales"].items()
    }
    agreed_on = date.fromisoformat(one["agreed_on"]) if one["agreed_on"] else None
    return EntryStatus(key, one["kind"], one["title"], found, agreed_on)


def _write(file: Path, found: Mapping[str, tuple[str, EntryStatus]]) -> None:
    record = {
        key: {
            "of": mark,
            "kind": one.kind,
            "title": one.title,
            "agreed_on": one.agreed_on and one.agreed_on.isoformat(),
            "locales": {
                code: [
                    local.status.value,
                    local.state and local.state.value,
                    local.segments,
                    local.changed,
                    local.awaits_approval,
                ]
                for code, local in one.locales.items()
            },
        }
        for key, (mark, one) in found.items()
    }
    try:
        write_whole(file, json.dumps(record, ensure_ascii=False))
    except DiglotError:
        return  # what cannot be remembered is worked out again
