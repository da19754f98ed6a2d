"""A question in other words: the terms and words that the thesaurus has for it, in each language searched.

The language of a question is the one that knows most of its words. From it, every run of words that is a term, else
every word, leads to what stands for it in the language searched: the terms of the termbase first, words of the
embedding where it has none. The same words in the same language are synonyms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

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


_MOST_KEPT = 1 << 13
"""Words and terms of questions of which is kept what they lead to."""

_MOST_TABLES = 256
"""Orders of locales of which is kept which tables they lead to."""

_FUNCTION_WORD = 2
"""A function word says more than another word, which languages borrow."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a question that are one term, or a single word: as typed, and what stands for it by locale.

    `asked` is what to look for by locale: each word of the best substitute, or in its place the words of the others and
    those of the question itself.
    """

    words: tuple[str, ...]
    substitutes: Mapping[str, Substitutes]
    asked: Mapping[str, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Expansion:
    """A question in the language `locale`, run by run."""

    locale: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The words, as typed, that something stands for: none of them is a typing mistake."""
        return frozenset([word for run in self.runs if run.substitutes for word in run.words])

    def told(self, locale: str) -> tuple[str, ...]:
        """The best that is looked for in `locale` beside each run, in the order of the question."""
        return tuple(dict.fromkeys([found[0][0] for run in self.runs if (found := run.substitutes.get(locale))]))

    def words(self, locale: str) -> tuple[Word, ...]:
        """What to look for in `locale`, run by run. None where nothing stands for any run."""
        if not any([locale in run.substitutes for run in self.runs]):  # noqa: C419  # a list is faster than a generator
            return ()
        return tuple([word for run in self.runs for word in run.asked[locale]])


class _Piece(NamedTuple):
    """A word of a question as its language reads it: as typed, its stem, whether a term begins with it, and what it is
    asked as where no term does.
    """

    word: str
    stem: str
    begins: bool
    run: Run


class Expander:
    """Puts questions in other words, those of `thesaurus`; `vocabularies` are the words that entries use, by locale.

    What depends on a word alone is kept.
    """

    def __init__(self, vocabularies: Mapping[str, Vocabulary], thesaurus: Thesaurus) -> None:
        self._vocabularies = vocabularies
        self._thesaurus = thesaurus
        self._evidence = lru_cache(maxsize=_MOST_KEPT)(self._gathered)
        self._tables = lru_cache(maxsize=_MOST_TABLES)(self._listed)
        self._pieces = lru_cache(maxsize=_MOST_KEPT)(self._read)

    def __call__(self, query: Query, locales: Sequence[str], *, reader: str = "") -> Expansion:
        """`query` in the words of `locales`, those searched. Phrases and exclusions stay as they are.

        `reader` is the language that the question is in where its words do not tell; the first of `locales`, if not
        given.
        """
        if not query.words or not locales or not self._thesaurus.tables:
            return Expansion()
        searched = tuple(locales)
        reader = reader or searched[0]
        candidates = tuple(dict.fromkeys([reader, *searched, *self._thesaurus.tables]))
        by_word = [self._evidence(word, candidates, searched) for word in query.words]
        evidence = [sum(found) for found in zip(*by_word, strict=True)]
        evidence[0] += 1
        source = candidates[evidence.index(max(evidence))]
        pieces = [piece for word in query.words for piece in self._pieces(word, source, searched)]
        if any([piece.begins for piece in pieces]):  # noqa: C419  # a list is faster than a generator
            return Expansion(source, tuple(self._runs(pieces, source, searched)))
        return Expansion(source, tuple([piece.run for piece in pieces]))

    def _gathered(self, word: str, codes: tuple[str, ...], locales: tuple[str, ...]) -> tuple[int, ...]:
        """How much speaks for a word being in each of the languages: being a function word says most."""
        return tuple(self._speaks(word, code, locales) for code in codes)

    def _speaks(self, word: str, code: str, locales: tuple[str, ...]) -> int:
        stopwords = language(code).stopwords
        vocabulary = self._vocabularies.get(code)
        known = (vocabulary.words if vocabulary else (), *(self._thesaurus.table(code, c).words for c in locales))
        surfaces = [token.surface for token in words_of(word, code, stopwords=True)]
        return sum(_FUNCTION_WORD if s in stopwords else any(s in words for words in known) for s in surfaces)

    def _listed(self, source: str, locales: tuple[str, ...]) -> dict[str, Table]:
        return {code: self._thesaurus.table(source, code) for code in locales}

    def _read(self, word: str, source: str, locales: tuple[str, ...]) -> tuple[_Piece, ...]:
        tables = self._tables(source, locales)
        pieces = []
        for token in words_of(word, source):
            if not token.is_whole:
                # A word may be a term in one language and none in another.
                words = {c: t.words[token.surface] for c, t in tables.items() if token.surface in t.words}
                found = words | {c: t.terms[token.stem] for c, t in tables.items() if token.stem in t.terms}
                begins = any(token.stem in table.beginnings for table in tables.values())
                pieces.append(_Piece(word, token.stem, begins, _run((word,), found, locales)))
        return tuple(pieces)

    def _runs(self, pieces: Sequence[_Piece], source: str, locales: tuple[str, ...]) -> Iterator[Run]:
        tables = self._tables(source, locales)
        longest = max([table.longest for table in tables.values()])
        start = 0
        while start < len(pieces):
            for size in range(min(longest, len(pieces) - start) if pieces[start].begins else 1, 1, -1):
                run = pieces[start : start + size]
                key = " ".join([piece.stem for piece in run])
                found = {code: table.terms[key] for code, table in tables.items() if key in table.terms}
                if found:
                    yield _run(tuple([piece.word for piece in run]), found, locales)
                    break
            else:
                size = 1
                yield pieces[start].run
            start += size


def _run(words: tuple[str, ...], found: Mapping[str, Substitutes], locales: tuple[str, ...]) -> Run:
    return Run(words, found, {code: _words(words, found.get(code, ()), code) for code in locales})


@lru_cache(maxsize=_MOST_KEPT)
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


@lru_cache(maxsize=_MOST_KEPT)
def _forms(text: str, code: str) -> tuple[tuple[str, str], ...]:
    return tuple((token.surface, token.stem) for token in words_of(text, code) if not token.is_whole)
