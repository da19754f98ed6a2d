"""Engines whose answers a test can foresee."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORDS = {
    "the": "le", "a": "un", "customer": "client", "waits": "attend", "here": "ici", "reads": "lit", "and": "et",
    "for": "pendant", "days": "jours", "book": "livre", "then": "puis", "service": "service", "level": "étage",
    "levels": "étages", "good": "bon", "is": "est", "pays": "paie", "no": "pas", "now": "maintenant",
}  # fmt: skip


@dataclass(frozen=True)
class WordByWord:
    """Translates each word it knows and copies everything else."""

    words: Mapping[str, str] = field(default_factory=lambda: WORDS)
    version: str = "1"
    name: str = "words"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002
        return [re.sub(r"[A-Za-z]+", self._word, sentence) for sentence in sentences]

    def _word(self, match: re.Match[str]) -> str:
        word = match.group()
        found = self.words.get(word.lower(), word)
        return found[:1].upper() + found[1:] if word[:1].isupper() else found


@dataclass(frozen=True)
class Forgetful(WordByWord):
    """Loses whatever is no word, a space or a full stop: placeholders and numbers, as weak engines do."""

    name: str = "forgetful"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        found = super().translate(sentences, source, target)
        return [re.sub(r"\s+", " ", re.sub(r"[^\w\s.]|\d|[\ue000-\uf8ff]", "", sentence)).strip() for sentence in found]


@dataclass(frozen=True)
class Careless(WordByWord):
    """Copies what it does not know with a space around it, says every number wrong, and a term alone otherwise."""

    name: str = "careless"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        wrong = [re.sub(r"\d", "0", sentence) for sentence in super().translate(sentences, source, target)]
        apart = [" ".join(re.sub("([\ue000-\uf8ff])", r" \1 ", sentence).split()) for sentence in wrong]
        return ["palier" if asked == "service level" else one for asked, one in zip(sentences, apart, strict=True)]


@dataclass(frozen=True)
class Stuck:
    """Says the same thing over and over, as engines do with what they have never seen."""

    name: str = "stuck"
    version: str = "1"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:  # noqa: ARG002
        return ["de la de la de la de la de la de la" for _ in sentences]
