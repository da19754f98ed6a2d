"""Which language a text is written in, told by its commonest words (Ingle 1976; Grefenstette 1995)."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from diglot.lang.registry import known_languages, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diglot.lang.words import Row

__all__ = ["evidence", "foreign_language", "maybe_foreign"]

_LEAST = 3
"""Words of evidence: `Voir *Getting Started with the API*` has two English ones, `You can use the` three."""
_RATIO = 3
"""How much more evidence there must be for the other language: French prose that names English titles stays French."""
_SHARE = 0.2
"""The share of evidence among the words: function words are 40 to 50 % of English and French prose, 15 % of a list of
names that quotes a title."""


def evidence(words: Iterable[str]) -> Mapping[frozenset[str], int]:
    """How many of `words` (in lower case) belong to which set of languages; words of no language are left out."""
    counts: dict[frozenset[str], int] = {}
    for codes in map(_codes, words):
        if codes is not None:
            counts[codes] = counts.get(codes, 0) + 1
    return counts


@lru_cache(maxsize=1 << 16)
def _codes(word: str) -> frozenset[str] | None:
    found = _LANGUAGES_OF.get(word)
    return _languages_with_letters(word) if found is None and not word.isascii() else found


@cache
def _strange_words(code: str) -> frozenset[str]:
    """The commonest words of all languages but one."""
    return frozenset(word for word, codes in _LANGUAGES_OF.items() if code not in codes)


def maybe_foreign(texts: Row, *, expected: str) -> tuple[int, ...]:
    """The indices of `texts` with so many words strange to `expected` that `foreign_language` may tell another."""
    own = expected.lower().partition("-")[0]
    strange = texts.different & _strange_words(own)
    odd = [word for word in texts.different if not word.isascii()]
    if not _strange_letters("".join(odd)) <= _LETTERS.get(own, frozenset()):
        strange |= {word for word in odd if own not in (_codes(word) or ())}
    places = texts.places(strange)
    if len(places) < _LEAST:
        return ()
    counts = Counter(map(texts.text_at, places))
    return tuple(
        text
        for text, count in counts.items()
        if count >= max(_LEAST, _SHARE * (texts.ends[text] - 1 - texts.start_of(text)))
    )


def foreign_language(counts: Mapping[frozenset[str], int], total: int, *, expected: str) -> str | None:
    """The language of a text of `total` words with this `evidence`, if it is clearly another than `expected`.

    What both languages share says nothing: only the words of one and not the other count. None when the text is in
    `expected`, too short to tell, or when `expected` is a language nobody described.
    """
    expected = expected.lower().partition("-")[0]
    elsewhere = sum([count for codes, count in counts.items() if expected not in codes])
    if elsewhere < max(_LEAST, _SHARE * total) or not language(expected).function_words:
        return None
    candidates = {code for codes in counts for code in codes} - {expected}
    scored = [(_only(counts, code, expected), -_only(counts, expected, code), code) for code in sorted(candidates)]
    clear = [
        (found, against, code)
        for found, against, code in scored
        if found >= _LEAST and found >= _RATIO * -against and found >= _SHARE * total
    ]
    return max(clear)[2] if clear else None


def _only(counts: Mapping[frozenset[str], int], code: str, other: str) -> int:
    return sum(count for codes, count in counts.items() if code in codes and other not in codes)


def _languages_with_letters(word: str) -> frozenset[str]:
    strange = _strange_letters(word)
    return frozenset(code for code, letters in _LETTERS.items() if strange <= letters)


def _strange_letters(text: str) -> set[str]:
    return {character for character in set(text) if character.isalpha() and not character.isascii()}


_LETTERS = {known.code: frozenset(known.letters) for known in known_languages()}
_LANGUAGES_OF: dict[str, frozenset[str]] = {}
for _known in known_languages():
    for _word in _known.function_words:
        _LANGUAGES_OF[_word] = _LANGUAGES_OF.get(_word, frozenset()) | {_known.code}
