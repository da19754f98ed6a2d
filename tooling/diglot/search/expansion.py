"""A question in other words: the terms and words that the thesaurus has for it, in each language searched.

The language of a question is the one that knows most of its words. From it, every run of words that is a term, else
every word, leads to what stands for it in the language searched: the terms of the termbase first, words of the
embedding where it has none. The same words in the same language are synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from diglot.lang import language
from diglot.search.analysis import words_of
from diglot.search.sections import Form

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from diglot.search.query import Query
    from diglot.search.sections import Word
    from diglot.search.thesaurus import Substitutes, Thesaurus
    from diglot.search.vocabulary import Vocabulary

__all__ = ["Expansion", "Run", "expansion"]


_FUNCTION_WORD = 2
"""A function word says more than another word, which languages borrow."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a question that are one term, or a single word: as typed, and what stands for it by locale."""

    words: tuple[str, ...]
    substitutes: Mapping[str, Substitutes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Expansion:
    """A question in the language `locale`, run by run."""

    locale: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The words, as typed, that something stands for: none of them is a typing mistake."""
        return frozenset(word for run in self.runs if run.substitutes for word in run.words)

    def told(self, locale: str) -> tuple[str, ...]:
        """The best that is looked for in `locale` beside each run, in the order of the question."""
        return tuple(dict.fromkeys(found[0][0] for run in self.runs if (found := run.substitutes.get(locale))))

    def words(self, locale: str) -> tuple[Word, ...]:
        """What to look for in `locale`: each word of a run's best substitute, or in its place the words of the others
        and those of the question itself. None where nothing stands for any run.
        """
        if not any(locale in run.substitutes for run in self.runs):
            return ()
        return tuple(word for run in self.runs for word in _words(run.words, run.substitutes.get(locale, ()), locale))


def expansion(
    query: Query,
    locales: Sequence[str],
    vocabularies: Mapping[str, Vocabulary],
    thesaurus: Thesaurus,
    *,
    reader: str = "",
) -> Expansion:
    """`query` in the words of `locales`, those searched. Phrases and exclusions stay as they are.

    `reader` is the language that the question is in where its words do not tell; the first of `locales`, if not given.
    """
    if not query.words or not locales or not thesaurus.tables:
        return Expansion()
    reader = reader or locales[0]
    candidates = dict.fromkeys([reader, *locales, *thesaurus.tables])
    evidence = {code: _evidence(query, code, locales, vocabularies, thesaurus) for code in candidates}
    source = max(candidates, key=lambda code: evidence[code] + (code == reader))
    return Expansion(source, tuple(_runs(query, source, locales, thesaurus)))


def _evidence(
    query: Query,
    code: str,
    locales: Sequence[str],
    vocabularies: Mapping[str, Vocabulary],
    thesaurus: Thesaurus,
) -> int:
    """How much speaks for the question being in the language `code`: function words say most."""
    stopwords = language(code).stopwords
    known: list[Collection[str]] = [table.words for other in locales if (table := thesaurus.table(code, other)).words]
    if code in vocabularies:
        known.append(vocabularies[code].words)
    found = 0
    for word in query.words:
        for token in words_of(word, code, stopwords=True):
            if token.surface in stopwords:
                found += _FUNCTION_WORD
            else:
                for words in known:
                    if token.surface in words:
                        found += 1
                        break
    return found


def _runs(query: Query, source: str, locales: Sequence[str], thesaurus: Thesaurus) -> Iterator[Run]:
    tables = {code: thesaurus.table(source, code) for code in locales}
    longest = max((table.longest for table in tables.values()), default=1)
    tokens = [(word, token) for word in query.words for token in words_of(word, source) if not token.is_whole]
    start = 0
    while start < len(tokens):
        first = tokens[start][1].stem
        begins = any(first in table.first_words for table in tables.values())
        for size in range(min(longest, len(tokens) - start) if begins else 0, 0, -1):
            run = tokens[start : start + size]
            key = " ".join(token.stem for _, token in run)
            found = {code: table.terms[key] for code, table in tables.items() if key in table.terms}
            if found:
                break
        else:
            size, run, found = 1, tokens[start : start + 1], {}
        if size == 1:
            # A word may be a term in one language and none in another.
            surface = run[0][1].surface
            found = {c: t.words[surface] for c, t in tables.items() if surface in t.words} | found
        yield Run(tuple(word for word, _ in run), found)
        start += size


@lru_cache(maxsize=1 << 14)
def _words(typed: tuple[str, ...], substitutes: Substitutes, locale: str) -> tuple[Word, ...]:
    own = _forms(" ".join(dict.fromkeys(typed)), locale)
    ways = [(weight, forms) for text, weight in substitutes if (forms := _forms(text, locale))] + [(1.0, own)]
    size = len(ways[0][1])
    words: list[dict[tuple[str, str], float]] = [{} for _ in range(size)]
    for weight, forms in ways:
        share = weight / max(1.0, size / max(len(forms), 1))
        for number in range(max(size, len(forms)) if forms else 0):
            form = forms[min(number, len(forms) - 1)]
            known = words[min(number, size - 1)]
            known[form] = max(known.get(form, 0.0), share)
    return tuple(
        tuple(Form(surface, stem, weight) for (surface, stem), weight in word.items()) for word in words if word
    )


@lru_cache(maxsize=1 << 14)
def _forms(text: str, code: str) -> tuple[tuple[str, str], ...]:
    return tuple((token.surface, token.stem) for token in words_of(text, code) if not token.is_whole)
