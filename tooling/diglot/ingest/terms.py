"""Terms brought to the form that the termbase prefers, where nothing else can be meant."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Action, Edit
from diglot.model.termbase import TermStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.passage import Passage
    from diglot.model.termbase import Termbase

__all__ = ["NAME", "propose_terms"]

NAME: Final = "terms"

# A forbidden term of one word may be an ordinary word elsewhere (`address`); of two words or more it is hardly ever.
_FEWEST_FORBIDDEN: Final = 2
# Each of three words in a row is a known substitute for the word of the term in its place: that is no accident.
_FEWEST_SPUN: Final = 3


def propose_terms(passages: Sequence[Passage], termbase: Termbase, locale: str) -> Iterator[Edit]:
    """An edit for each forbidden term of several words, and each term whose every word was exchanged.

    Only for English, where no article and no adjective has to agree with the new word. Code stays as it is; the first
    letter keeps its case, and the term its number.
    """
    wanted = _wanted(termbase, locale) if locale.partition("-")[0] == "en" else {}
    if not wanted:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(wanted, key=len, reverse=True))})(?![\w-])", re.IGNORECASE)
    for index, passage in enumerate(passages):
        if passage.shape is Shape.CODE:
            continue
        for found in pattern.finditer(passage.text):
            after = next(term for form, term in wanted.items() if re.fullmatch(form, found[0], re.IGNORECASE))
            after += "s" if found[0].endswith(("s", "criteria")) and not after.endswith("s") else ""
            if after.casefold() != found[0].casefold():
                cased = after[:1].upper() + after[1:] if found[0][:1].isupper() else after
                reason = f"the termbase prefers {after}"
                yield Edit(index, found.start(), found.end(), cased, reason, Action.REPAIRED)


def _wanted(termbase: Termbase, locale: str) -> dict[str, str]:
    """Patterns of what is to be replaced, each with the preferred term."""
    wanted: dict[str, str] = {}
    preferred = {better for concept in termbase.concepts if (better := concept.preferred(locale))}
    for concept in termbase.concepts:
        better = concept.preferred(locale)
        if better is None:
            continue
        for term in concept.terms:
            words = term.text.split()
            if term.locale == locale and term.status is TermStatus.FORBIDDEN and len(words) >= _FEWEST_FORBIDDEN:
                wanted[r"\s+".join(map(re.escape, words))] = better
    return wanted | {form: term for term in preferred for form in _spun(term)}


def _spun(term: str) -> Iterator[str]:
    """Patterns of the ways to spin a term; its number is that of its last word."""
    words = term.split()
    singular = [word.removesuffix("s") for word in words]
    known = _substitutes()
    if len(words) >= _FEWEST_SPUN and all(word in known for word in singular):
        slots = ["|".join(map(re.escape, sorted({*known[one], one}))) for one in singular]
        yield r"\s+".join(f"(?:{slot})s?" for slot in slots)


@cache
def _substitutes() -> dict[str, frozenset[str]]:
    text = files("diglot.ingest").joinpath("lexicon", "spinning.toml").read_text("utf-8")
    return {word: frozenset(others.split()) for word, others in tomllib.loads(text).items()}
