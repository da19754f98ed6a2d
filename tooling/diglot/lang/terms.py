"""The terms of the termbase in a text, whatever their inflection."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diglot.lang.inflection import stem_in, stems
from diglot.lang.words import row
from diglot.lang.words import words as words_of
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.lang.words import Row
    from diglot.model.termbase import Concept, Term, Termbase

__all__ = ["Use", "terms_in", "used_terms"]


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
    return terms_in(row([words]), locale, termbase).get(0, ())


def terms_in(texts: Row, locale: str, termbase: Termbase) -> Mapping[int, tuple[Use, ...]]:
    """What `used_terms` finds in each of `texts`, by its index; those that use no term, as most, are left out."""
    if not termbase.concepts:
        return {}
    beginnings = _beginnings(_Identity(termbase), locale)
    stem = beginnings.stem
    found: dict[int, list[Use]] = {}
    for place in texts.places(frozenset(filter(beginnings.__getitem__, texts.different))):
        alone, going_on = beginnings[texts.words[place]] or _NOTHING
        # The empty word behind each text begins no term, and none goes on with it.
        if terms := going_on.get(stem[texts.words[place + 1]], alone) if going_on else alone:
            text = texts.text_at(place)
            start = place - texts.start_of(text)
            for words, concept, term in terms:
                size = len(words)
                if size < 3 or tuple([stem[word] for word in texts.words[place + 2 : place + size]]) == words[2:]:
                    found.setdefault(text, []).append(Use(concept, term, start, start + size))
    return {text: tuple(uses if len(uses) < 2 or _are_apart(uses) else _longest(uses)) for text, uses in found.items()}


def _are_apart(uses: Sequence[Use]) -> bool:
    """Whether none of `uses`, in order, shares a word with another."""
    return all(use.end <= following.start for use, following in pairwise(uses))


class _Identity:
    """A termbase as a key: its content cannot be hashed, and need not be."""

    def __init__(self, termbase: Termbase) -> None:
        self.termbase = termbase

    def __hash__(self) -> int:
        return id(self.termbase)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.termbase is self.termbase


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
                if term.locale == locale and (words := stems(words_of([term.text])[0], locale)):
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


_NOTHING = _Begun([], {})


@lru_cache(maxsize=8)
def _beginnings(key: _Identity, locale: str) -> _Beginnings:
    return _Beginnings(key.termbase, locale)


def _longest(uses: Iterable[Use]) -> Iterator[Use]:
    first: dict[tuple[str, int, int], Use] = {}
    for use in uses:
        first.setdefault((use.concept.key, use.start, use.end), use)
    found = list(first.values())
    for use in found:
        span = use.end - use.start
        if not any(o.start <= use.start and use.end <= o.end and o.end - o.start > span for o in found):
            yield use
