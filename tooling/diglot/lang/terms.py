"""The terms of the termbase in a text, whatever their inflection."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from diglot.lang.inflection import stem_in, stems
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from diglot.model.termbase import Concept, Term, Termbase

__all__ = ["Use", "term_finder", "used_terms"]

_WORD = re.compile(r"[^\W\d_]+")


class Use(NamedTuple):
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
    return term_finder(locale, termbase)(words) if termbase.concepts else ()


def term_finder(locale: str, termbase: Termbase) -> Callable[[tuple[str, ...]], tuple[Use, ...]]:
    """What `used_terms` finds in texts of a `locale`: for who asks of many."""
    return partial(_used, _beginnings(_Identity(termbase), locale))


class _Identity:
    """A termbase as a key: its content cannot be hashed, and need not be."""

    def __init__(self, termbase: Termbase) -> None:
        self.termbase = termbase

    def __hash__(self) -> int:
        return id(self.termbase)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.termbase is self.termbase


def _used(beginnings: _Beginnings, words: tuple[str, ...]) -> tuple[Use, ...]:
    found: list[Use] = []
    for start, begun in enumerate(map(beginnings.__getitem__, words)):
        if begun is not None:
            following = words[start + 1 : start + 2]
            terms = begun.going_on.get(beginnings.stem[following[0]], begun.alone) if following else begun.alone
            if terms:
                found += _going_on(words, start, terms, beginnings.stem)
    return tuple(found) if len(found) < 2 else tuple(_longest(found))


_Terms = list[tuple[tuple[str, ...], "Concept", "Term"]]


class _Begun(NamedTuple):
    """The terms that begin with one stem: those of one word, and these with those that go on with a stem, by that."""

    alone: _Terms
    going_on: dict[str, _Terms]


class _Beginnings(dict[str, _Begun | None]):
    """The terms of a locale that begin with a word, whatever its inflection; worked out once for each word."""

    def __init__(self, termbase: Termbase, locale: str) -> None:
        super().__init__()
        self.stem = stem_in(locale)
        by_stem: dict[str, _Terms] = {}
        for concept in termbase.concepts:
            for term in concept.terms:
                if term.locale == locale and (words := stems(tuple(_WORD.findall(term.text.lower())), locale)):
                    by_stem.setdefault(words[0], []).append((words, concept, term))
        self._by_stem = {stem: _begun(terms) for stem, terms in by_stem.items()}

    def __missing__(self, word: str) -> _Begun | None:
        found = self[word] = self._by_stem.get(self.stem[word])
        return found


def _begun(terms: _Terms) -> _Begun:
    following = {words[1] for words, _, _ in terms if len(words) > 1}
    return _Begun(
        [one for one in terms if len(one[0]) == 1],
        {stem: [one for one in terms if one[0][1:2] in {(), (stem,)}] for stem in following},
    )


@lru_cache(maxsize=8)
def _beginnings(key: _Identity, locale: str) -> _Beginnings:
    return _Beginnings(key.termbase, locale)


def _going_on(words: tuple[str, ...], start: int, terms: _Terms, stem: Mapping[str, str]) -> Iterator[Use]:
    """Those of `terms`, which begin with the two words at `start` or the first of them, that go on as the text does."""
    for term_words, concept, term in terms:
        size = len(term_words)
        if size < 3 or tuple(map(stem.__getitem__, words[start + 2 : start + size])) == term_words[2:]:
            yield Use(concept, term, start, start + size)


def _longest(uses: Iterable[Use]) -> Iterator[Use]:
    first: dict[tuple[str, int, int], Use] = {}
    for use in uses:
        first.setdefault((use.concept.key, use.start, use.end), use)
    found = list(first.values())
    for use in found:
        span = use.end - use.start
        if not any(o.start <= use.start and use.end <= o.end and o.end - o.start > span for o in found):
            yield use
