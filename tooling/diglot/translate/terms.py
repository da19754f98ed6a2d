"""The termbase in a draft: terms come out as the team calls them, in the number that the sentence asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.lang import inflected_as, used_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.lang import Use
    from diglot.model.termbase import Concept, Termbase

__all__ = ["Wanted", "missing", "replaced", "wanted", "without_forbidden"]

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 2
"""Words of a term from which its translation is asked for, as in the rule missing-term: `service` is a word of everyday
language, `service level` is a term."""
_ELISION = re.compile(r"\b(?P<word>[Ll]e|[Ll]a|[Dd]e|[Qq]ue|[Nn]e|[Ss]e|[Jj]e)[ ]$")
_ELIDED = re.compile(r"\b(?P<word>[Ll]|[Dd])[’']$")
_VOWEL = re.compile(r"[aàâeéèêëiîïoôuùûüœæy]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term of the original as it is written there, its concept, and how its translation should be written."""

    written: str
    concept: Concept
    translation: str


def wanted(text: str, source: str, target: str, termbase: Termbase) -> tuple[Wanted, ...]:
    """The terms in `text` (plain) whose translation the termbase says."""
    found = []
    for use, start, end in _uses(text, source, termbase):
        preferred = use.concept.preferred(target)
        if preferred and not use.is_forbidden and use.end - use.start >= _LEAST_WORDS:
            written = text[start:end]
            found.append(Wanted(written, use.concept, inflected_as(preferred, use.term.text, written, target, source)))
    return tuple(found)


def missing(terms: Sequence[Wanted], translation: str, target: str, termbase: Termbase) -> tuple[Wanted, ...]:
    """The wanted terms of which `translation` uses none that the termbase prefers or admits."""
    there = {use.concept.key for use, _, _ in _uses(translation, target, termbase) if not use.is_forbidden}
    return tuple(term for term in terms if term.concept.key not in there)


def without_forbidden(translation: str, target: str, termbase: Termbase) -> str:
    """`translation` with each forbidden term replaced by the preferred one of its concept, in the same number."""
    for use, start, end in reversed(list(_uses(translation, target, termbase))):
        preferred = use.concept.preferred(target)
        if use.is_forbidden and preferred:
            there = translation[start:end]
            new = inflected_as(preferred, use.term.text, there, target, target)
            translation = _set(translation, start, end, new, target)
    return translation


def replaced(translation: str, words: str, term: Wanted, target: str) -> str | None:
    """`translation` with the term in place of the engine's `words` for it; None where they do not stand there once."""
    words = words.strip(" .,;:!?\u00a0\u202f")
    places = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", translation, re.IGNORECASE)) if words else []
    if len(places) != 1:
        return None
    return _set(translation, *places[0].span(), term.translation, target)


def _set(text: str, start: int, end: int, new: str, target: str) -> str:
    if text[start].isupper():
        new = new[:1].upper() + new[1:]
    before = text[:start]
    if target.partition("-")[0] == "fr":
        if _VOWEL.match(new) and (match := _ELISION.search(before)):
            before = before[: match.start()] + match["word"][:-1] + "’"
        elif not _VOWEL.match(new) and not new.startswith("h") and (match := _ELIDED.search(before)):
            before = before[: match.start()] + match["word"] + "e "
    return before + new + text[end:]


def _uses(text: str, locale: str, termbase: Termbase) -> Iterator[tuple[Use, int, int]]:
    """The uses of terms in `text`, with the offsets between which each stands."""
    places = [match.span() for match in _WORD.finditer(text)]
    words = tuple(text[start:end].lower() for start, end in places)
    for use in used_terms(words, locale, termbase):
        yield use, places[use.start][0], places[use.end - 1][1]
