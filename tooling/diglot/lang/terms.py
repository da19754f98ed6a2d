"""The terms of the termbase in a text, whatever their inflection."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.lang.inflection import stems
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.model.termbase import Concept, Term, Termbase

__all__ = ["Use", "used_terms"]

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a text: the concept, the term, and from which word to which it stands."""

    concept: Concept
    term: Term
    start: int
    end: int

    @property
    def is_forbidden(self) -> bool:
        """Whether the termbase forbids the term."""
        return self.term.status is TermStatus.FORBIDDEN


def used_terms(words: tuple[str, ...], locale: str, termbase: Termbase) -> tuple[Use, ...]:
    """The terms that a text of `words` (in lower case) uses, in order; of terms within one another, the longest.

    A term that several concepts have is a use of each; of a concept's terms of one stem (*client*, *cliente*), the
    first is used.
    """
    if not termbase.concepts or not words:
        return ()
    return _used(words, locale, _Identity(termbase))


class _Identity:
    """A termbase as a key: its content cannot be hashed, and need not be."""

    def __init__(self, termbase: Termbase) -> None:
        self.termbase = termbase

    def __hash__(self) -> int:
        return id(self.termbase)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.termbase is self.termbase


@lru_cache(maxsize=4096)
def _used(words: tuple[str, ...], locale: str, key: _Identity) -> tuple[Use, ...]:
    """The uses in `words`: four rules ask for them, some for every reading twice."""
    found = tuple(_all_uses(stems(words, locale), _index(key, locale)))
    return found if len(found) < 2 else tuple(_longest(found))


@lru_cache(maxsize=8)
def _index(key: _Identity, locale: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], Concept, Term]]]:
    """The terms of a locale by their first stem, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Concept, Term]]] = {}
    for concept in key.termbase.concepts:
        for term in concept.terms:
            words = stems(tuple(_WORD.findall(term.text.lower())), locale)
            if term.locale == locale and words:
                index.setdefault(words[0], []).append((words, concept, term))
    return index


def _all_uses(
    words: tuple[str, ...], index: Mapping[str, Sequence[tuple[tuple[str, ...], Concept, Term]]]
) -> Iterator[Use]:
    for start, word in enumerate(words):
        for term_words, concept, term in index.get(word, ()):
            end = start + len(term_words)
            if words[start:end] == term_words:
                yield Use(concept, term, start, end)


def _longest(uses: Iterable[Use]) -> Iterator[Use]:
    first: dict[tuple[str, int, int], Use] = {}
    for use in uses:
        first.setdefault((use.concept.key, use.start, use.end), use)
    found = list(first.values())
    for use in found:
        span = use.end - use.start
        if not any(o.start <= use.start and use.end <= o.end and o.end - o.start > span for o in found):
            yield use
