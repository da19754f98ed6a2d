"""Which language a text is in, out of the configured ones or of all that the model knows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from diglot.ingest.words import words
from diglot.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["foreign_language", "language_of"]

_SAMPLE: Final = 20_000
_SURE: Final = 0.99
# One word in seven of English or French prose at the least is a function word; text in another language has one in
# twenty by chance.
_AT_HOME: Final = 0.14


def language_of(texts: Iterable[str], languages: tuple[str, ...]) -> str:
    """The configured language that `texts` together are most likely in."""
    if len(languages) == 1:
        return languages[0]
    text = " ".join(sorted(texts, key=len, reverse=True)[:400])[:_SAMPLE]
    shares = {code: _share(text, code) for code in languages if language(code).stopwords}
    best = max(shares, key=lambda code: shares[code], default="")
    others = [share for code, share in shares.items() if code != best]
    if best and len(shares) == len(languages) and shares[best] > 1.5 * max([*others, _AT_HOME / 2]):
        return best
    ranked = _ranked(text)
    return max(languages, key=lambda code: ranked.get(code.lower().partition("-")[0], float("-inf")))


def foreign_language(text: str, languages: tuple[str, ...]) -> str:
    """The code of the language of `text` if it is surely none of `languages`, else an empty string."""
    if any(_share(text, code) >= _AT_HOME for code in languages):
        return ""
    from math import exp  # noqa: PLC0415 - with its only use

    ranked = _ranked(text)
    best = max(ranked, key=lambda code: ranked[code])
    total = sum(exp(max(score - ranked[best], -700)) for score in ranked.values())
    home = {code.lower().partition("-")[0] for code in languages}
    return best if best not in home and 1 / total >= _SURE else ""


def _share(text: str, code: str) -> float:
    """The share of the words of `text` that are function words of a language."""
    found, known = words(text), _function_words(code)
    return sum(word in known for word in found) / len(found) if found else 0.0


@cache
def _function_words(code: str) -> frozenset[str]:
    return language(code).stopwords | {f"{elision}'" for elision in language(code).elisions}


def _ranked(text: str) -> dict[str, float]:
    return dict(_model().rank(text[:_SAMPLE]))


@cache
def _model() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model of 1 MB

    return LanguageIdentifier.from_model_file(MODEL_FILE)
