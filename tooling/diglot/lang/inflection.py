"""Words without their inflection: number and gender, nothing more (as the light stemmers of Savoy, 2006)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from diglot.lang.base import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["inflected_as", "plural", "stem_in", "stems"]

_SHORTEST = 4
"""Letters that a word keeps: *us*, *bus* and *les* have no ending to lose."""
_ENDINGS = {
    "en": (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("us", "us"),
           ("s", "")),
    "fr": (("eaux", "eau"), ("aux", "al"), ("eux", "eux"), ("euses", "eux"), ("euse", "eux"), ("trices", "teur"),
           ("trice", "teur"), ("elles", "el"), ("elle", "el"), ("ennes", "en"), ("enne", "en"), ("ees", "e"),
           ("ee", "e"), ("es", ""), ("s", ""), ("x", ""), ("e", "")),
}  # fmt: skip

_PLURALS = {
    "en": (("y", "ies", "aeiou"), ("ss", "sses", ""), ("x", "xes", ""), ("ch", "ches", ""), ("sh", "shes", ""),
           ("s", "s", ""), ("", "s", "")),
    "fr": (("s", "s", ""), ("x", "x", ""), ("z", "z", ""), ("eau", "eaux", ""), ("eu", "eux", ""), ("al", "aux", ""),
           ("", "s", "")),
}  # fmt: skip
"""The ending of a word, that of its plural, and the letters before it for which this does not hold (*day*, *days*)."""
_BEFORE_COMPLEMENT = re.compile(r"\s(?:de|du|des|d[’']|à|au|aux|en|sur|pour|par|avec|sans)(?=[\s\w])|[’']")
_INVARIABLE = frozenset({"rendez-vous", "après-vente", "sav"})


def plural(term: str, locale: str) -> str:
    """`term` in the plural: in English its last word, in French its words up to the complement (*niveaux de service*).

    A term of another language stays as it is.
    """
    language = locale.partition("-")[0]
    if language == "en":
        head, gap, last = term.rpartition(" ")
        return head + gap + _plural(last, language)
    if language != "fr":
        return term
    cut = _BEFORE_COMPLEMENT.search(term)
    words, rest = (term[: cut.start()], term[cut.start() :]) if cut else (term, "")
    return " ".join(_plural(word, language) for word in words.split(" ")) + rest


def inflected_as(term: str, model: str, original: str, locale: str, source: str) -> str:
    """`term` of `locale` in the number that `original` has in the language of `source`, where it is `model` otherwise.

    `inflected_as("niveau de service", "service level", "service levels", "fr", "en")` is *niveaux de service*.
    """
    is_plural = original.lower() != model.lower() and original.lower() == plural(model.lower(), source)
    return plural(term, locale) if is_plural else term


def _plural(word: str, language: str) -> str:
    if word.lower() in _INVARIABLE:
        return word
    for ending, new, unless in _PLURALS[language]:
        before = word[: len(word) - len(ending)]
        if word.endswith(ending) and before and not (unless and before[-1] in unless):
            return before + new
    return word


def stems(words: tuple[str, ...], locale: str) -> tuple[str, ...]:
    """`words`, in lower case, without accents, plural and feminine endings, as far as `locale`'s language is known."""
    return tuple(map(stem_in(locale).__getitem__, words))


def stem_in(locale: str) -> Mapping[str, str]:
    """The stem of any word, in lower case, of `locale`, as `stems` has it."""
    return _stems_of(locale.partition("-")[0])


class _Stems(dict[str, str]):
    """Stems of a language, each worked out once: to look one up takes a fifth of a call."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._endings = _ENDINGS.get(language, ())

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[word] = self._stem(fold(word))
        return found

    def _stem(self, folded: str) -> str:
        for ending, rest in self._endings:
            if folded.endswith(ending) and len(folded) - len(ending) + len(rest) >= _SHORTEST - 1:
                return folded[: len(folded) - len(ending)] + rest
        return folded


_MOST_REMEMBERED = 1 << 15
_stems_of = cache(_Stems)
