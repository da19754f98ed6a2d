"""What a rule looks at: one entry in all its locales, and what it needs to know of the rest of the corpus."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.check.agreement import Agreement
from diglot.check.terms import Uses
from diglot.markdown import links, segments
from diglot.model.kind import OVERVIEW
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.check.comparison import Comparison, Match
    from diglot.check.reading import Side
    from diglot.check.surroundings import Inquiry
    from diglot.markdown import Link
    from diglot.model.entry import Entry
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.segment import Segment
    from diglot.model.unit import Unit

__all__ = ["Subject"]


@dataclass(frozen=True)
class Subject:
    """The entries of one key by locale code, with the locales and kinds that mkdocs.yml declares."""

    key: str
    entries: Mapping[str, Entry]
    locales: Sequence[Locale]
    kinds: Sequence[Kind]
    inquiry: Inquiry
    """What a rule may ask about the rest of the corpus, and about the day."""
    units: Mapping[str, Sequence[Unit]] = field(default_factory=dict)
    """The units on which the default locale and each other locale agreed, by the code of the other."""
    sides: Mapping[str, Side] = field(default_factory=dict)
    """What the segments of each entry say, by locale code; empty where there is no bitext."""
    comparisons: Sequence[Comparison] = ()
    """The default locale side by side with each other locale."""
    termbase: Termbase = field(default_factory=Termbase)

    @property
    def default(self) -> Entry | None:
        """The entry in the default locale."""
        return next((self.entries.get(locale.code) for locale in self.locales if locale.default), None)

    def pairs(self) -> Iterator[tuple[Entry, Entry]]:
        """The entry in the default locale with the entry in each other locale: the pairs that are to say the same."""
        if (source := self.default) is not None:
            yield from ((source, entry) for code, entry in self.entries.items() if code != source.locale)

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """What the default locale and each other locale agreed on, by the code of the other; not of those without."""
        return {
            target.locale: Agreement(source, target, self.segments(source), self.segments(target), units)
            for source, target in self.pairs()
            if (units := self.units.get(target.locale))
        }

    @cached_property
    def uses(self) -> Uses:
        """The terms that the readings of its sides use."""
        return Uses(self.sides.values(), self.termbase)

    def is_agreed(self, comparison: Comparison, match: Match) -> bool:
        """Whether somebody agreed that the two sides of `match` say the same, and neither has changed since."""
        agreement = self.agreements.get(comparison.target.entry.locale)
        return agreement is not None and agreement.covers(comparison.beads[match.number].target)

    def segments(self, entry: Entry) -> Sequence[Segment]:
        """The segments of one of the entries."""
        side = self.sides.get(entry.locale)
        return [reading.segment for reading in side.readings] if side is not None else segments(entry)

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
