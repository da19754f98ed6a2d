"""The site in one language: its entries in reading order, each with the file that MkDocs makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs.structure.files import File

    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.store.corpus import Corpus

__all__ = ["Edition", "Published", "edition", "kind_of"]


@dataclass(frozen=True, slots=True)
class Published:
    """An entry, the file that MkDocs publishes it as, and its kind (None where it has none, as overviews)."""

    entry: Entry
    file: File
    kind: Kind | None

    def label(self, locale: str) -> str:
        """What stands above the title: `Strategy 5`."""
        if self.kind is None:
            return ""
        number = self.entry.meta.order
        name = self.kind.labels[locale].one
        return name if number is None else f"{name} {number}"


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published in `locale`, in reading order.

    An entry that the locale lacks may be there in another language, where the i18n plugin falls back to it.
    """

    locale: str
    kinds: tuple[Kind, ...]
    published: tuple[Published, ...]
    by_key: Mapping[str, Published] = field(init=False, repr=False, compare=False)
    by_source: Mapping[str, Published] = field(init=False, repr=False, compare=False)
    """What is published, by the address of its file below the content folder."""

    def __post_init__(self) -> None:
        # Each page of a site looks itself up: to search the tuple would grow with the square of the site.
        object.__setattr__(self, "by_key", {item.entry.key: item for item in self.published})
        object.__setattr__(self, "by_source", {item.file.src_uri: item for item in self.published})

    @property
    def home(self) -> Published | None:
        """The home page."""
        return self.by_key.get("index")

    @property
    def entries(self) -> tuple[Published, ...]:
        """Everything that is not the overview of a folder."""
        return tuple(item for item in self.published if not item.entry.is_overview)

    def of(self, file: File) -> Published | None:
        """What is published as `file`."""
        return self.by_source.get(file.src_uri)

    def overview(self, folder: str) -> Published | None:
        """The overview of `folder`."""
        return self.by_key.get(f"{folder}/index")

    def in_folder(self, folder: str) -> tuple[Published, ...]:
        """The entries of `folder`, without its overview."""
        return tuple(item for item in self.entries if item.entry.folder == folder)

    def of_kind(self, name: str) -> tuple[Published, ...]:
        """The entries of the kind called `name`."""
        return tuple(item for item in self.entries if item.kind is not None and item.kind.name == name)


def edition(locale: str, *, files: Iterable[File], corpus: Corpus, kinds: Sequence[Kind]) -> Edition:
    """The edition of `locale`, given the files that are built for it."""
    by_key = {}
    for file in files:
        language, _, rest = file.src_uri.partition("/")
        key = rest.removesuffix(".md")
        entry = corpus.entry(key, language)
        if entry is not None and rest != key:
            by_key[key] = Published(entry, file, kind_of(entry, kinds))
    return Edition(locale, tuple(kinds), tuple(by_key[key] for key in corpus.keys if key in by_key))


def kind_of(entry: Entry, kinds: Sequence[Kind]) -> Kind | None:
    """The kind that the front matter names, or that of the folder."""
    if entry.is_overview:
        return None
    named = (kind for kind in kinds if kind.name == entry.meta.kind)
    return next(named, None) or next((kind for kind in kinds if kind.folder == entry.folder), None)
