"""Which kind of entry an article's items are: from their labels, from synonyms, from what the article announces."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diglot.ingest.numerals import CARDINAL, value
from diglot.lang import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.model.kind import Kind

__all__ = ["announced", "kind_of", "names"]


def names(kinds: Sequence[Kind]) -> dict[str, str]:
    """Every word that names a kind, in any locale, folded: label, plural and synonyms, to the kind's name."""
    found: dict[str, str] = {}
    for kind in reversed(kinds):
        words = [word for words in kind.synonyms.values() for word in words]
        words += [word for label in kind.labels.values() for word in (label.one, label.many)]
        for word in [kind.name, *words]:
            found[fold(word)] = kind.name
            for many in _plurals(fold(word)):
                found.setdefault(many, kind.name)
    return found


def _plurals(word: str) -> tuple[str, ...]:
    """The plurals that English and French may make of a word."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (f"{word[:-1]}ies",)
    if word.endswith(("au", "eu")):
        return (f"{word}x", f"{word}s")
    return (f"{word}s", f"{word}es") if word.endswith(("s", "x", "ch", "sh")) else (f"{word}s",)


def kind_of(word: str, named: Mapping[str, str]) -> str:
    """The kind that a label's word names, or that the last or first of its words names; empty for another word."""
    parts = word.split()
    return next((named[part] for part in (word, *reversed(parts)) if part in named), "") if word else ""


def announced(texts: Iterable[str], named: Mapping[str, str], count: int) -> str:
    """The kind that the introduction announces: `the next eight methods`, `three levels`.

    A mention with the number of items counts most, then one with any number or nearest to the items.
    """
    votes: Counter[str] = Counter()
    words = "|".join(sorted((re.escape(word) for word in named), key=len, reverse=True))
    mention = re.compile(rf"(?:\b({CARDINAL})\s+(?:[^\W\d_]+\s+){{0,2}}?)?\b({words})\b", re.IGNORECASE)
    for nearness, text in enumerate(texts, 1):
        for found in mention.finditer(fold(text)):
            exact = bool(found[1]) and value(found[1]) == count
            votes[named[found[2]]] += 100 if exact else 10 if found[1] else min(nearness, 5)
    return votes.most_common(1)[0][0] if votes else ""
