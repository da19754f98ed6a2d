"""What no site can be made of, although it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from diglot.check.rules import deep_nesting
from diglot.errors import DiglotError, place
from diglot.markdown.nesting import too_deep
from diglot.publish.addresses import shared_addresses
from diglot.publish.cards import unknown_kinds
from diglot.store.corpus import read_corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.config import Config
    from diglot.model.entry import Entry
    from diglot.store.corpus import Corpus
    from diglot.store.known_files import KnownFiles

__all__ = ["sound_corpus"]


_LOOKED_FOR = {"template": "{}", "icon": ".icons/{}.svg"}
"""Fields of the front matter that name a file of the theme, and the file."""


def sound_corpus(settings: Config, theme: Sequence[str], *, before: Corpus, known: KnownFiles) -> Corpus:
    """The corpus of a project, of which a site can be made with the folders of a `theme`; see `read_corpus`.

    `before` is an earlier one that this function gave, or empty.
    Raises `DiglotError` with a line for everything that stops a build.
    """
    corpus = read_corpus(
        settings.content, settings.locales, settings.kinds, root=settings.root, strict=True, known=known, before=before
    )
    entries = [entry for found in corpus.by_key.values() for entry in found.values()]
    new = (entry for entry in entries if before.entry(entry.key, entry.locale) is not entry)  # what was sound still is
    deep = [(entry.path, line) for entry in new if (line := too_deep(entry)) is not None]
    mistakes = (
        *unknown_kinds(entries, settings.kinds),
        *(f"{place(path, line)}: {deep_nesting.told()}" for path, line in deep),
        *_missing(entries, [Path(folder) for folder in theme]),
        *shared_addresses(corpus, settings.locales, settings.content, root=settings.root),
    )
    if mistakes:
        raise DiglotError(*mistakes)
    return corpus


def _missing(entries: Sequence[Entry], theme: Sequence[Path]) -> Iterator[str]:
    """A line for each field that names a file which the theme lacks."""
    for entry in entries:
        for field, file in _LOOKED_FOR.items():
            name = file.format(entry.meta.extra.get(field))
            if field in entry.meta.extra and not any((folder / name).is_file() for folder in theme):
                yield f"{place(entry.path, entry.meta.lines[field])}: {field}: the theme has no {name}"
