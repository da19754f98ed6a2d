"""The languages that diglot knows well, and what it makes of any other."""

from __future__ import annotations

from diglot.lang import en, fr
from diglot.lang.base import Language

__all__ = ["language"]

_KNOWN = {known.code: known for known in (en.LANGUAGE, fr.LANGUAGE)}


def language(code: str) -> Language:
    """The language of a BCP 47 tag. `fr-CA` is French; a language nobody described has no abbreviations, no stemmer
    and the interface of English, and everything else works.
    """
    primary = code.lower().partition("-")[0]
    return _KNOWN.get(primary) or Language(code=primary, phrases=en.LANGUAGE.phrases)
