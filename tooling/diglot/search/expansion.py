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
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.search.query import Query
    from diglot.search.sections import Word
    from diglot.search.thesaurus import Substitutes, Table, Thesaurus
    from diglot.search.vocabulary import Vocabulary

__all__ = ["Expander", "Expansion", "Run"]


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


class Expander:
    """Puts questions in other words, those of `thesaurus`; `vocabularies` are the words that entries use, by locale."""

    def __init__(self, vocabularies: Mapping[str, Vocabulary], thesaurus: Thesaurus) -> None:
        self._vocabularies = vocabularies
        self._thesaurus = thesaurus
        self._evidence = lru_cache(maxsize=1 << 14)(self._gathered)

    def __call__(self, query: Query, locales: Sequence[str], *, reader: str = "") -> Expansion:
        """`query` in the words of `locales`, those searched. Phrases and exclusions stay as they are.

        `reader` is the language that the question is in where its words do not tell; the first of `locales`, if not
        given.
        """
        tables = self._thesaurus.tables
        if not query.words or not locales or not tables:
            return Expansion()
        reader = reader or locales[0]
        candidates = dict.fromkeys([reader, *locales, *tables])
        searched = tuple(locales)
        evidence = {
            code: sum([self._evidence(word, code, searched) for word in query.words]) + (code == reader)
            for code in candidates
        }
        source = max(candidates, key=lambda code: evidence[code])
        return Expansion(source, tuple(_runs(query, source, {c: self._thesaurus.table(source, c) for c in locales})))

    def _gathered(self, word: str, code: str, locales: tuple[str, ...]) -> int:
        """How much speaks for a word being in the language `code`: being a function word says most."""
        stopwords = language(code).stopwords
        vocabulary = self._vocabularies.get(code)
        known = (vocabulary.words if vocabulary else (), *(self._thesaurus.table(code, c).words for c in locales))
        surfaces = [token.surface for token in words_of(word, code, stopwords=True)]
        return sum(_FUNCTION_WORD if s in stopwords else any(s in words for words in known) for s in surfaces)


def _runs(query: Query, source: str, tables: Mapping[str, Table]) -> Iterator[Run]:
    longest = max((table.longest for table in tables.values()), default=1)
    tokens = [(word, token) for word in query.words for token in words_of(word, source) if not token.is_whole]
    start = 0
    while start < len(tokens):
        _, first = tokens[start]
        begins = any(first.stem in table.beginnings for table in tables.values())
        for size in range(min(longest, len(tokens) - start) if begins else 0, 0, -1):
            run = tokens[start : start + size]
            key = " ".join([token.stem for _, token in run])
            found = {code: table.terms[key] for code, table in tables.items() if key in table.terms}
            if found:
                break
        else:
            size, run, found = 1, tokens[start : start + 1], {}
        if size == 1:
            # A word may be a term in one language and none in another.
            found = {c: t.words[first.surface] for c, t in tables.items() if first.surface in t.words} | found
        yield Run(tuple([word for word, _ in run]), found)
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
