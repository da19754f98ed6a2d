"""The manifest: what became of each raw article, so that ingesting it again neither doubles nor overwrites anything."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError, place
from diglot.store.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["EntryRecord", "Manifest", "SourceRecord", "fingerprint", "read_manifest", "write_manifest"]


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An entry that was made of an article: where it went, and the fingerprint of its text as it was written."""

    article: int
    order: int
    locale: str
    key: str
    title: str
    written: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What became of a raw file.

    `kept` are the identities of decisions that an editor undid; `parts` the introduction and closing part of each
    article, which belong to no entry; `removed` what was taken out, with lines and reasons.
    """

    file: str
    content: str
    kept: tuple[str, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    parts: tuple[tuple[str, str, str, str], ...] = ()
    """Language, title, introduction and closing part of each article."""
    removed: tuple[tuple[int, str, str], ...] = ()
    """Line, reason and text of each removal."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """All raw files, by name."""

    sources: tuple[SourceRecord, ...] = ()

    def source(self, file: str) -> SourceRecord | None:
        """The record of a file, if it was ingested before."""
        return next((record for record in self.sources if record.file == file), None)

    def with_source(self, record: SourceRecord) -> Manifest:
        """The manifest with one record new or replaced."""
        others = [other for other in self.sources if other.file != record.file]
        return Manifest(tuple(sorted([*others, record], key=lambda one: one.file)))


def fingerprint(text: str | bytes) -> str:
    """What tells two contents apart: the first half of their SHA-256."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(data).hexdigest()[:32]


def read_manifest(path: Path) -> Manifest:
    """The manifest in the file at `path`; an empty one where there is none. Raises DiglotError if it is damaged."""
    shown = place(path, root=path.parent.parent)
    try:
        data = json.loads(path.read_text("utf-8"))
        return Manifest(tuple(_source(record) for record in data["sources"]))
    except FileNotFoundError:
        return Manifest()
    except OSError as error:
        raise DiglotError(f"{shown}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DiglotError(f"{shown}: not a manifest of ingested sources: {error}") from error


def _source(record: dict[str, Any]) -> SourceRecord:
    entries = tuple(EntryRecord(**entry) for entry in record["entries"])
    parts = tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in record["parts"])
    removed = tuple((int(line), str(reason), str(text)) for line, reason, text in record["removed"])
    return SourceRecord(record["file"], record["content"], tuple(record["kept"]), entries, parts, removed)


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all."""
    data = {"sources": [asdict(record) for record in manifest.sources]}
    write_whole(path, json.dumps(data, ensure_ascii=False, indent=1) + "\n", root=path.parent.parent)
