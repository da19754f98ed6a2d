"""The terms of the termbase in a text, whatever their inflection."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.lang.inflection import stems
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def _used(words: tuple[str, ...], locale: str, key: _Identity) -> tuple[Use, ...]:
    beginnings = _beginnings(key, locale)
    places = [(place, terms) for place, terms in enumerate(map(beginnings.__getitem__, words)) if terms]
    if not places:
        return ()
    found = tuple(_all_uses(words, locale, places))
    return found if len(found) < 2 else tuple(_longest(found))


_Terms = Sequence[tuple[tuple[str, ...], "Concept", "Term"]]


class _Beginnings(dict[str, _Terms]):
    """The terms of a locale that begin with a word, whatever its inflection; worked out once for each word."""

    def __init__(self, termbase: Termbase, locale: str) -> None:
        super().__init__()
        self._locale = locale
        self._by_stem: dict[str, list[tuple[tuple[str, ...], Concept, Term]]] = {}
        for concept in termbase.concepts:
            for term in concept.terms:
                words = stems(tuple(_WORD.findall(term.text.lower())), locale)
                if term.locale == locale and words:
                    self._by_stem.setdefault(words[0], []).append((words, concept, term))

    def __missing__(self, word: str) -> _Terms:
        found = self[word] = self._by_stem.get(stems((word,), self._locale)[0], ())
        return found


@lru_cache(maxsize=8)
def _beginnings(key: _Identity, locale: str) -> _Beginnings:
    return _Beginnings(key.termbase, locale)


def _all_uses(words: tuple[str, ...], locale: str, places: Iterable[tuple[int, _Terms]]) -> Iterator[Use]:
    """The terms that go on as they begin at `places`."""
    for start, terms in places:
        following = stems(words[start + 1 : start + 2], locale)
        for term_words, concept, term in terms:
            end = start + len(term_words)
            # The next word mostly tells: to look at it alone takes half the time of looking at all.
            if len(term_words) == 1 or (
                following == term_words[1:2]
                and (len(term_words) == 2 or stems(words[start + 2 : end], locale) == term_words[2:])
            ):
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
