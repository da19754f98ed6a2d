"""The corpus: every entry in every locale."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.markdown import parse
from diglot.model.kind import OVERVIEW
from diglot.store.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale

__all__ = ["Corpus", "read_corpus"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Entries by key and then by locale code, in reading order; and the other files (images) of each locale.

    Reading order is that of a reader who starts at the home page: the overview of a folder, then its entries by
    `order`, folders in the order of the declared kinds. `files` are paths below the content folder.
    """

    by_key: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, in reading order."""
        return tuple(self.by_key)

    def entry(self, key: str, locale: str) -> Entry | None:
        """The entry with `key` in `locale`, if there is one."""
        return self.by_key.get(key, {}).get(locale)

    def entries(self, locale: str) -> tuple[Entry, ...]:
        """The entries of `locale`, in reading order."""
        return tuple(entries[locale] for entries in self.by_key.values() if locale in entries)


def read_corpus(
    content: Path,
    locales: Sequence[Locale],
    kinds: Sequence[Kind] = (),
    *,
    root: Path | None = None,
    strict: bool = False,
) -> Corpus:
    """The corpus below `content`, which holds a folder for each of `locales`.

    `kinds` gives the reading order. Messages name paths relative to `root`. Raises `DiglotError` with a line for every
    mistake: a missing folder, a file that is not UTF-8, a broken front matter, two entries of one folder with the same
    order; and, if `strict`, an entry of a kind that is not declared: a site cannot be built from that.
    """
    root = root or content.parent
    reading = _Reading(root)
    for locale in locales:
        reading.read(content, locale)
    entries = reading.entries
    _find_repeated_orders(entries, reading.mistakes)
    if strict and kinds:
        _find_unknown_kinds(entries, kinds, reading.mistakes)
    if reading.mistakes:
        raise DiglotError(*reading.mistakes)
    by_key: dict[str, dict[str, Entry]] = {}
    for entry in sorted(entries, key=lambda entry: _reading_order(entry, kinds)):
        by_key.setdefault(entry.key, {})[entry.locale] = entry
    frozen = {key: MappingProxyType(found) for key, found in by_key.items()}
    return Corpus(MappingProxyType(frozen), frozenset(reading.files))


class _Reading:
    """What has been read so far."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.entries: list[Entry] = []
        self.files: set[str] = set()
        self.mistakes: list[str] = []

    def read(self, content: Path, locale: Locale) -> None:
        folder = content / locale.code
        if not folder.is_dir():
            name = place(folder, root=self.root)
            self.mistakes.append(
                f"{name}: the folder of {locale.name} is missing; make it, or take {locale.code} out of mkdocs.yml"
            )
            return
        for path in sorted(_files(folder)):
            if _leads_out(path, content):
                self.mistakes.append(
                    f"{place(path, root=self.root)}: a link that leads out of {place(content, root=self.root)}"
                )
            elif path.suffix == ".md":
                self._read_entry(path, folder, locale.code)
            else:
                self.files.add(path.relative_to(content).as_posix())

    def _read_entry(self, path: Path, folder: Path, locale: str) -> None:
        key = path.relative_to(folder).with_suffix("").as_posix()
        try:
            text = read_text(path, root=self.root)
            self.entries.append(parse(text, key=key, locale=locale, path=place(path, root=self.root)))
        except DiglotError as error:
            self.mistakes.extend(error.lines)


def _leads_out(path: Path, content: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself: reading it says so
        return False


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield path


def _reading_order(entry: Entry, kinds: Sequence[Kind]) -> tuple[int, str, bool, float, str]:
    folders = [kind.folder for kind in kinds]
    rank = -1 if not entry.folder else folders.index(entry.folder) if entry.folder in folders else len(folders)
    order = entry.meta.order if entry.meta.order is not None else float("inf")
    return rank, entry.folder, not entry.is_overview, order, entry.key


def _find_repeated_orders(entries: Sequence[Entry], mistakes: list[str]) -> None:
    seen: dict[tuple[str, str, int], Entry] = {}
    for entry in entries:
        if entry.meta.order is None:
            continue
        place_in_folder = (entry.locale, entry.folder, entry.meta.order)
        other = seen.setdefault(place_in_folder, entry)
        if other is not entry:
            here = place(entry.path, entry.meta.lines.get("order"))
            mistakes.append(f"{here}: order: {entry.meta.order} is already that of {other.path}")


def _find_unknown_kinds(entries: Sequence[Entry], kinds: Sequence[Kind], mistakes: list[str]) -> None:
    names = [*(kind.name for kind in kinds), OVERVIEW]
    for entry in entries:
        if entry.meta.kind is not None and entry.meta.kind not in names:
            here = place(entry.path, entry.meta.lines.get("kind"))
            mistakes.append(
                f"{here}: kind: {entry.meta.kind!r} is not declared in mkdocs.yml; known are {', '.join(names)}"
            )
