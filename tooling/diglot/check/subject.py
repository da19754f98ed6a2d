"""What a rule looks at: one entry in all its locales, and what it needs to know of the rest of the corpus."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diglot.markdown import links
from diglot.model.kind import OVERVIEW
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.check.comparison import Comparison
    from diglot.check.reading import Side
    from diglot.markdown import Link
    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.unit import Unit

__all__ = ["Subject"]


@dataclass(frozen=True, slots=True)
class Subject:
    """The entries of one key by locale code, with the locales and kinds that mkdocs.yml declares.

    `keys` are the keys that exist in each locale, `files` the other files below the content folder (`en/plan.png`):
    the targets that a link may have.
    """

    key: str
    entries: Mapping[str, Entry]
    locales: Sequence[Locale]
    kinds: Sequence[Kind]
    keys: Mapping[str, frozenset[str]]
    files: frozenset[str]
    agreements: Mapping[str, Sequence[Unit]] = field(default_factory=dict)
    """The units on which the default locale and each other locale agreed, by the code of the other."""
    sides: Mapping[str, Side] = field(default_factory=dict)
    """What the segments of each entry say, by locale code; empty where there is no bitext."""
    comparisons: Sequence[Comparison] = ()
    """The default locale side by side with each other locale."""
    termbase: Termbase = field(default_factory=Termbase)
    today: datetime.date = datetime.date.min

    @property
    def default(self) -> Entry | None:
        """The entry in the default locale."""
        return next((self.entries.get(locale.code) for locale in self.locales if locale.default), None)

    def pairs(self) -> Iterator[tuple[Entry, Entry]]:
        """The entry in the default locale with the entry in each other locale: the pairs that are to say the same."""
        if (source := self.default) is not None:
            yield from ((source, entry) for code, entry in self.entries.items() if code != source.locale)

    def links(self, entry: Entry) -> Sequence[Link]:
        """The links and images of one of the entries."""
        side = self.sides.get(entry.locale)
        return side.links if side is not None else links(entry)

    def kind_of(self, entry: Entry) -> Kind | None:
        """The declared kind of `entry`; overviews have none."""
        if entry.meta.kind == OVERVIEW:
            return None
        return next((kind for kind in self.kinds if kind.name == entry.meta.kind), None)

    def name_of(self, locale: str) -> str:
        """What the language of `locale` is called."""
        return next((known.name for known in self.locales if known.code == locale), locale)
