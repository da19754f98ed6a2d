"""The languages that diglot knows well, and what it makes of any other."""

from __future__ import annotations

from dataclasses import replace

from diglot.lang import en, fr
from diglot.lang.base import Language
from diglot.lang.neighbours import NEIGHBOURS

__all__ = ["known_languages", "language", "spoken"]

_KNOWN = {known.code: known for known in (en.LANGUAGE, fr.LANGUAGE)}
_NEIGHBOURS = {known.code: replace(known, phrases=en.LANGUAGE.phrases) for known in NEIGHBOURS}


def language(code: str) -> Language:
    """The language of a BCP 47 tag. `fr-CA` is French; a language nobody described has no abbreviations, no stemmer
    and the interface of English, and everything else works.
    """
    primary = code.lower().partition("-")[0]
    described = _KNOWN.get(primary) or _NEIGHBOURS.get(primary)
    return described or Language(code=primary, phrases=en.LANGUAGE.phrases)


def spoken(code: str) -> str:
    """The language in which the interface speaks to readers of `code`: theirs, or English where it has no words."""
    return code if language(code).code in _KNOWN else en.LANGUAGE.code


def known_languages() -> tuple[Language, ...]:
    """The languages of which diglot knows at least the commonest words."""
    return (*_KNOWN.values(), *_NEIGHBOURS.values())
