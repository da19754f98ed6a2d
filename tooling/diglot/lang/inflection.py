"""Words without their inflection: number and gender, nothing more (as the light stemmers of Savoy, 2006)."""

from __future__ import annotations

from functools import lru_cache

from diglot.lang.base import fold

__all__ = ["stems"]

_SHORTEST = 4
"""Letters that a word keeps: *us*, *bus* and *les* have no ending to lose."""
_ENDINGS = {
    "en": (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("us", "us"),
           ("s", "")),
    "fr": (("eaux", "eau"), ("aux", "al"), ("eux", "eux"), ("euses", "eux"), ("euse", "eux"), ("trices", "teur"),
           ("trice", "teur"), ("elles", "el"), ("elle", "el"), ("ennes", "en"), ("enne", "en"), ("ees", "e"),
           ("ee", "e"), ("es", ""), ("s", ""), ("x", ""), ("e", "")),
}  # fmt: skip


def stems(words: tuple[str, ...], locale: str) -> tuple[str, ...]:
    """`words`, in lower case, without accents, plural and feminine endings, as far as `locale`'s language is known."""
    language = locale.partition("-")[0]
    return tuple([_stem(word, language) for word in words])


@lru_cache(maxsize=1 << 15)
def _stem(word: str, language: str) -> str:
    folded = fold(word)
    for ending, rest in _ENDINGS.get(language, ()):
        if folded.endswith(ending) and len(folded) - len(ending) + len(rest) >= _SHORTEST - 1:
            return folded[: len(folded) - len(ending)] + rest
    return folded
