"""What other words stand for a word or term: those of the termbase, and those a bilingual embedding has learnt.

A thesaurus is a table, made once when the index is built. Asking needs no model, another engine can use the same table,
and the static search can carry it to the browser: `record` is its shape there and on disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from diglot.model.termbase import TermStatus
from diglot.search.analysis import words_of
from diglot.search.translations import translations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.model.termbase import Concept, Termbase
    from diglot.search.translations import Embedding
    from diglot.search.vocabulary import Spelling

__all__ = ["Substitutes", "Table", "Thesaurus", "thesaurus"]

Substitutes = tuple[tuple[str, float], ...]
"""Texts that stand for another, best first, and how far each does: 1 is as good as the word itself."""

_PREFERRED, _ADMITTED = 1.0, 0.8
"""What a term of the termbase counts. Forbidden terms lead to the others, and nothing leads to them."""


@dataclass(frozen=True, slots=True)
class Table:
    """From one locale to another, or to itself (synonyms).

    `terms` are keyed by their stems between spaces, stop words left out (`after sale servic`); `words`, by surface.
    """

    terms: Mapping[str, Substitutes] = field(default_factory=dict)
    words: Mapping[str, Substitutes] = field(default_factory=dict)
    longest: int = field(init=False)
    """How many words the longest term has."""
    beginnings: frozenset[str] = field(init=False)
    """The first stems of the terms."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "beginnings", frozenset(key.partition(" ")[0] for key in self.terms))
        object.__setattr__(self, "longest", max((key.count(" ") + 1 for key in self.terms), default=0))


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Tables by the locale of what is asked, then by the locale of what is looked for."""

    tables: Mapping[str, Mapping[str, Table]] = field(default_factory=dict)

    def table(self, source: str, target: str) -> Table:
        """The table from one locale to another; an empty one where nothing is known."""
        return self.tables.get(source, {}).get(target, _EMPTY)

    def record(self) -> dict[str, Any]:
        """As plain values for JSON: `{"en": {"fr": {"terms": {key: [[text, weight], ...]}, "words": {...}}}}`."""
        return {
            source: {
                target: {
                    name: {key: [list(one) for one in found] for key, found in getattr(table, name).items()}
                    for name in ("terms", "words")
                }
                for target, table in targets.items()
            }
            for source, targets in self.tables.items()
        }

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Thesaurus:
        """The thesaurus that `record` made."""
        return cls(
            {
                source: {
                    target: Table(**{name: _substitutes(found) for name, found in parts.items()})
                    for target, parts in targets.items()
                }
                for source, targets in record.items()
            }
        )


_EMPTY = Table()


def thesaurus(
    termbase: Termbase,
    vocabularies: Mapping[str, Mapping[str, Spelling]],
    *,
    locales: Sequence[str] = (),
    embedding: Embedding | None = None,
) -> Thesaurus:
    """What stands for what between all `locales` and those of `vocabularies`: the words (by surface) that entries use.

    Nothing leads to a word that no entry uses. `embedding` serves the locales of its two languages.
    """
    codes = tuple(dict.fromkeys([*locales, *vocabularies]))
    tables: dict[str, dict[str, Table]] = {}
    for target, vocabulary in vocabularies.items():
        for source in codes:
            words = {}
            if source != target and embedding is not None:
                words = translations(source, target, vocabularies.get(source, {}), vocabulary, embedding)
            table = Table(_terms(termbase, source, target, vocabulary), words)
            if table.terms or table.words:
                tables.setdefault(source, {})[target] = table
    return Thesaurus(tables)


def _terms(termbase: Termbase, source: str, target: str, vocabulary: Mapping[str, Spelling]) -> dict[str, Substitutes]:
    stems = {spelling.stem for spelling in vocabulary.values()}
    found: dict[str, dict[str, float]] = {}
    for concept in termbase.concepts:
        # A term that entries do not use finds nothing.
        targets = {text: worth for text, worth in _targets(concept, target) if (_stems(text, target) or {""}) <= stems}
        for term in concept.terms:
            if term.locale == source and (key := _key(term.text, source)):
                others = {t: w for t, w in targets.items() if source != target or _key(t, target) != key}
                for text, weight in others.items():
                    known = found.setdefault(key, {})
                    known[text] = max(known.get(text, 0.0), weight)
    return {key: tuple(sorted(texts.items(), key=lambda item: -item[1])) for key, texts in found.items()}


def _targets(concept: Concept, locale: str) -> Iterator[tuple[str, float]]:
    for term in concept.terms:
        if term.locale == locale and term.status is not TermStatus.FORBIDDEN:
            yield term.text, _PREFERRED if term.status is TermStatus.PREFERRED else _ADMITTED


def _key(text: str, code: str) -> str:
    return " ".join(token.stem for token in words_of(text, code) if not token.is_whole)


def _stems(text: str, code: str) -> set[str]:
    return set(_key(text, code).split())


def _substitutes(found: Mapping[str, Sequence[Sequence[Any]]]) -> dict[str, Substitutes]:
    return {key: tuple((str(text), float(weight)) for text, weight in listed) for key, listed in found.items()}
