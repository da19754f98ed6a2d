"""A query as each locale reads it: words with their forms, phrases, and corrections of words that nobody wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from diglot.search.analysis import Token, analyse, forms, stream
from diglot.search.sections import Form, Word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from diglot.search.query import Query
    from diglot.search.sections import Sections

__all__ = ["Reader", "Reading"]

_MOST_KEPT = 1 << 14
"""Words of questions of which is kept how they are read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query asks of the texts of one locale.

    `phrases` and `exclusions` of several words are streams (see `analysis.stream`); `words` of a phrase stand in
    `words` too, so that they count.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded_words: tuple[Word, ...] = ()
    excluded_phrases: tuple[str, ...] = ()


@dataclass(slots=True)
class _Unknown:
    """A word that no locale knows: what it is replaced by, in the locales that have something near."""

    replacements: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: str | None = None


class Reader:
    """Reads queries for the locales of an index, whose sections are `shelves`."""

    def __init__(self, shelves: Mapping[str, Sections]) -> None:
        self._shelves = shelves
        self._by_word = lru_cache(maxsize=_MOST_KEPT)(self._read_word)
        self._replacement = lru_cache(maxsize=_MOST_KEPT)(self._replace)

    def __call__(
        self, query: Query, codes: tuple[str, ...], *, known: Collection[str] = ()
    ) -> tuple[dict[str, Reading], dict[str, str]]:
        """What `query` asks of each locale, and the corrections to tell: the word as typed, the word looked for.

        A word is corrected only when none of the locales knows it, nor is it one of the words `known` to be right, and
        only in those whose vocabulary is nearest.
        """
        read = [self._by_word(word, codes) for word in query.words]
        unknown = {
            word: self._replacement(word, codes)
            for word, (is_known, _) in zip(query.words, read, strict=True)
            if not is_known and word not in known
        }
        if unknown or query.phrases or query.exclusions:
            readings = {code: _read(query, code, unknown) for code in codes}
            return readings, {word: found.told for word, found in unknown.items() if found.told}
        readings = {}
        for number, code in enumerate(codes):
            words = dict.fromkeys([word for _, found in read for word in found[number]])
            readings[code] = Reading(tuple(words)) if words else _read(query, code, unknown)
        return readings, {}

    def _read_word(self, word: str, codes: tuple[str, ...]) -> tuple[bool, tuple[tuple[Word, ...], ...]]:
        """Whether any of the locales knows a word, and what each reads it as."""
        found = tuple(_words(word, code) for code in codes)
        return any(self._knows(words, code) for words, code in zip(found, codes, strict=True)), found

    def _knows(self, words: Sequence[Word], code: str) -> bool:
        knows = self._shelves[code].vocabulary.knows
        return all(any(knows(form.surface, form.stem) for form in word) for word in words)

    def _replace(self, word: str, codes: tuple[str, ...]) -> _Unknown:
        """What stands for a word that none of the locales knows: the words it begins, where there are any, else the
        nearest word.
        """
        found = _Unknown()
        shelves = [self._shelves[code] for code in codes]
        surfaces = {sections.locale: _surface(word, sections.locale) for sections in shelves}
        for sections in shelves:
            if completions := sections.vocabulary.completions(surfaces[sections.locale]):
                found.replacements[sections.locale] = completions
        if found.replacements:
            return found
        near = {s.locale: n for s in shelves if (n := s.vocabulary.nearest(surfaces[s.locale]))}
        fewest = min((mistakes for mistakes, _ in near.values()), default=0)
        for sections in shelves:
            mistakes, surface = near.get(sections.locale, (-1, ""))
            if mistakes == fewest:
                found.replacements[sections.locale] = (surface,)
                found.told = found.told or sections.vocabulary.words[surface].written
        return found


def _read(query: Query, code: str, unknown: Mapping[str, _Unknown]) -> Reading:
    words: list[Word] = []
    for word in query.words:
        replaced = unknown[word].replacements.get(code) if word in unknown else None
        words.extend([tuple(_form(form, code) for form in replaced)] if replaced else _words(word, code))
    for phrase in query.phrases:
        words.extend(_words(phrase, code))
    phrases = [stream(phrase, code) for phrase in query.phrases]
    if not words and not phrases and query.words:
        # Nothing but words that every text has: they are looked for as they stand.
        phrases = [stream(" ".join(query.words), code)]
    excluded = [(stream(text, code), _words(text, code)) for text in query.exclusions]
    return Reading(
        words=tuple(dict.fromkeys(words)),
        phrases=tuple(phrase for phrase in phrases if phrase.strip()),
        excluded_words=tuple(found[0] for _, found in excluded if len(found) == 1),
        excluded_phrases=tuple(phrase for phrase, found in excluded if len(found) != 1 and phrase.strip()),
    )


@lru_cache(maxsize=_MOST_KEPT)
def _words(text: str, code: str) -> tuple[Word, ...]:
    """The words of `text`; a hyphenated one is one word, to be found whole or by its parts."""
    return tuple(_grouped(text, code))


def _grouped(text: str, code: str) -> Iterator[Word]:
    end = -1
    group = 0
    grouped: list[tuple[int, Token]] = []
    for token in analyse(text, code):
        if token.start >= end:
            group += 1
        if token.is_whole:
            end = token.end
        grouped.append((group, token))
    for _, members in groupby(grouped, key=lambda pair: pair[0]):
        yield _word([token for _, token in members])


def _word(tokens: Sequence[Token]) -> Word:
    parts = sum(not token.is_whole for token in tokens) or 1
    return tuple(Form(t.surface, t.stem, 1.0 if t.is_whole else 1.0 / parts) for t in tokens)


def _form(written: str, code: str) -> Form:
    return Form(*forms(written, code))


def _surface(word: str, code: str) -> str:
    """The surface of a word as it was typed, without what is elided before it and the signs around it."""
    first = next(analyse(word, code, stopwords=True), None)
    return first.surface if first else forms(word, code)[0]
