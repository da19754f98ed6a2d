"""The corpus: every entry in every locale."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.model.kind import OVERVIEW
from diglot.store.known_files import KnownFiles
from diglot.store.manuscript import Manuscript, Manuscripts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.store.manuscript import Head

__all__ = ["Corpus", "read_corpus"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Entries by key and then by locale code, in reading order; and the other files (images) of each locale.

    Reading order is that of a reader who starts at the home page: the overview of a folder, then its entries by
    `order`, folders in the order of the declared kinds. `files` are paths below the content folder. `digests` tell, by
    key and locale code, whether the content of an entry's file is the same as before.
    """

    by_key: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    digests: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key, in reading order."""
        return tuple(self.by_key)

    def entry(self, key: str, locale: str) -> Entry | None:
        """The entry with `key` in `locale`, if there is one."""
        return self.by_key.get(key, {}).get(locale)

    def text(self, key: str, locale: str) -> str | None:
        """What the file of that entry holds, its lines ended by a line feed; None where no file is known.

        Raises `DiglotError` where the file has changed since the corpus was read.
        """
        there = self.by_key.get(key)
        known = there.manuscripts.get(locale) if isinstance(there, Manuscripts) else None
        return known.lines() if known else None

    def entries(self, locale: str) -> tuple[Entry, ...]:
        """The entries of `locale`, in reading order."""
        return tuple(entries[locale] for entries in self.by_key.values() if locale in entries)


def read_corpus(  # noqa: PLR0913  # two ways to know more than the disk says
    content: Path,
    locales: Sequence[Locale],
    kinds: Sequence[Kind] = (),
    *,
    root: Path | None = None,
    strict: bool = False,
    known: KnownFiles | None = None,
    before: Corpus | None = None,
) -> Corpus:
    """The corpus below `content`, which holds a folder for each of `locales`.

    `kinds` gives the reading order. Messages name paths relative to `root`. What is `known` of the files is not read
    again, and what is read is added. The bodies of the entries are parsed when they are asked for; of files that are as
    they were in `before`, an earlier corpus, what was parsed is kept. Raises `DiglotError` with a line for every
    mistake: a missing folder, a name or a content that is not UTF-8, a broken front matter, two entries of one folder
    with the same order; and, if `strict`, an entry of a kind that is not declared: a site cannot be built from that.
    """
    reading = _Reading(content, root or content.parent, KnownFiles() if known is None else known, before or Corpus())
    for locale in locales:
        reading.read(locale)
    found = reading.found
    _find_repeated_orders(found, reading.mistakes)
    if strict and kinds:
        _find_unknown_kinds(found, kinds, reading.mistakes)
    if reading.mistakes:
        raise DiglotError(*reading.mistakes)
    folders = {kind.folder: rank for rank, kind in reversed(list(enumerate(kinds)))}
    by_key: dict[str, dict[str, Manuscript]] = {}
    for manuscript, _ in sorted(found, key=lambda one: _reading_order(one[0], one[1], folders)):
        by_key.setdefault(manuscript.key, {})[manuscript.locale] = manuscript
    return Corpus(
        MappingProxyType({key: Manuscripts(every) for key, every in by_key.items()}),
        frozenset(reading.files),
        {key: {code: one.digest for code, one in every.items()} for key, every in by_key.items()},
    )


class _Reading:
    """What has been read so far."""

    def __init__(self, content: Path, root: Path, known: KnownFiles, before: Corpus) -> None:
        self.content = content
        self.root = root
        self.before = before
        self.known = known
        self.found: list[tuple[Manuscript, Head]] = []
        self.files: set[str] = set()
        self.mistakes: list[str] = []

    def read(self, locale: Locale) -> None:
        folder = self.content / locale.code
        name = place(folder, root=self.root)
        if not folder.is_dir():
            self.mistakes.append(
                f"{name}: the folder of {locale.name} is missing; make it, or take {locale.code} out of mkdocs.yml"
            )
            return
        # To follow every path to its end costs more than to read the file: only what is a link can lead out.
        is_link = _leads_out(folder, self.content)
        top = str(folder)
        for below, file in sorted(_files(top), key=lambda one: one[0].replace("/", "\0")):
            if (is_link or file.is_symlink()) and _leads_out(folder / below, self.content):
                out_of = place(self.content, root=self.root)
                self.mistakes.append(f"{name}/{below}: a link that leads out of {out_of}")
            elif not below.endswith(".md"):
                self.files.add(f"{locale.code}/{below}")
            elif not _is_unicode(below):
                self.mistakes.append(f"{name}/{below}: its name is not UTF-8; give it another, in all languages")
            else:
                self._read_entry(f"{top}/{below}", below.removesuffix(".md"), locale.code, f"{name}/{below}")

    def _read_entry(self, path: str, key: str, locale: str, name: str) -> None:
        try:
            data, digest = self.known.read(path, name, root=self.root)
            manuscript = self._as_before(Manuscript(key, locale, name, digest, data, path))
            head = self.known.head(digest)
            if head is None:
                head = manuscript.head()
                self.known.learn(digest, head)
        except DiglotError as error:
            self.mistakes.extend(error.lines)
        else:
            self.found.append((manuscript, head))

    def _as_before(self, manuscript: Manuscript) -> Manuscript:
        """What was parsed of the same text before, if it was."""
        there = self.before.by_key.get(manuscript.key)
        known = there.manuscripts.get(manuscript.locale) if isinstance(there, Manuscripts) else None
        return known if known is not None and known.is_same(manuscript) else manuscript


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:  # neither an address nor JSON can hold it
        return False
    return True


def _leads_out(path: Path, content: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself: reading it says so
        return False


def _files(folder: str, below: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files in `folder` with their paths below it; what is hidden, and folders that are links, are left out."""
    try:
        with os.scandir(folder) as found:
            listed = [one for one in found if not one.name.startswith(".")]
    except OSError:  # a folder that may not be read
        return
    for one in listed:
        if one.is_dir(follow_symlinks=False):
            yield from _files(one.path, f"{below}{one.name}/")
        elif not (one.is_symlink() and os.path.isdir(one.path)):  # noqa: PTH112  # a name, thousands of times
            yield f"{below}{one.name}", one


def _reading_order(manuscript: Manuscript, head: Head, folders: Mapping[str, int]) -> tuple[int, str, bool, float, str]:
    folder, _, name = manuscript.key.rpartition("/")
    rank = folders.get(folder, len(folders)) if folder else -1
    order = head.order if head.order is not None else float("inf")
    return rank, folder, name != "index", order, manuscript.key


def _find_repeated_orders(found: Sequence[tuple[Manuscript, Head]], mistakes: list[str]) -> None:
    seen: dict[tuple[str, str, int], Manuscript] = {}
    for manuscript, head in found:
        if head.order is None:
            continue
        place_in_folder = (manuscript.locale, manuscript.key.rpartition("/")[0], head.order)
        other = seen.setdefault(place_in_folder, manuscript)
        if other is not manuscript:
            here = place(manuscript.path, head.order_line)
            mistakes.append(f"{here}: order: {head.order} is already that of {other.path}")


def _find_unknown_kinds(found: Sequence[tuple[Manuscript, Head]], kinds: Sequence[Kind], mistakes: list[str]) -> None:
    names = [*(kind.name for kind in kinds), OVERVIEW]
    for manuscript, head in found:
        if head.kind is not None and head.kind not in names:
            here = place(manuscript.path, head.kind_line)
            mistakes.append(f"{here}: kind: {head.kind!r} is not declared in mkdocs.yml; known are {', '.join(names)}")
