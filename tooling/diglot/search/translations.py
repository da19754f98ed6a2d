"""Words of one language to the words of an index in another, by a bilingual embedding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from diglot.lang import fold, language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from diglot.search.vocabulary import Spelling

    Floats = NDArray[np.float32]

__all__ = ["Embedding", "translations"]

_MOST = 4
"""Words that one word leads to."""

_NEAR = 0.4
"""The cosine from which a word may stand for another; and the share of the nearest word's cosine that others need."""
_SHARE = 0.75
_ROWS = 2048
_SHORTEST = 2


class Embedding(Protocol):
    """Words of two languages as vectors in one space (`align.embedding` has one; the two stages do not know each
    other, the command that uses both hands it over).
    """

    @property
    def languages(self) -> tuple[str, str]:
        """The codes of the two languages."""

    @property
    def vocabularies(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words of each that have a vector of their own, in lower case, the most used first."""

    def vectors(self, language: str, words: Sequence[str], /) -> Floats:
        """The vectors (words × dimensions) of any words of one of the languages, in lower case."""


def translations(
    source: str,
    target: str,
    asked: Mapping[str, Spelling],
    used: Mapping[str, Spelling],
    embedding: Embedding,
) -> dict[str, tuple[tuple[str, float], ...]]:
    """The words among `used`, those of an index in `target`, that each word of `source` may stand for: by its surface,
    as they are written, with the square of their cosine; of several forms of a word the nearest.

    The words of `source` are those of the embedding and those `asked`.
    """
    codes = (language(source).code, language(target).code)
    if codes[0] == codes[1] or not set(codes) <= set(embedding.languages):
        return {}
    words = _words(source, embedding.vocabularies[embedding.languages.index(codes[0])], asked)
    # A word that the embedding makes of its pieces (`usersservice`) is near too many others.
    learnt = {fold(word) for word in embedding.vocabularies[embedding.languages.index(codes[1])]}
    targets = {s: spelling for s, spelling in used.items() if s in learnt and _speaks(s, target)}
    if not words or not targets:
        return {}
    stems = [spelling.stem for spelling in targets.values()]
    written = [spelling.written for spelling in targets.values()]
    near = _units(embedding.vectors(codes[1], written)).T
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    surfaces = list(words)
    for start in range(0, len(surfaces), _ROWS):
        rows = surfaces[start : start + _ROWS]
        cosines = _units(embedding.vectors(codes[0], [words[surface] for surface in rows])) @ near
        for number in np.flatnonzero(cosines.max(axis=1) >= _NEAR):
            found[rows[number]] = _best(cosines[number], written, stems)
    return found


def _words(code: str, learnt: Sequence[str], asked: Mapping[str, Spelling]) -> dict[str, str]:
    """By surface, the words of a locale as they are written: of several that differ in accents alone the most used."""
    words = {surface: spelling.written for surface, spelling in asked.items() if _speaks(surface, code)}
    for word in learnt:
        surface = fold(word)
        if surface not in words and _speaks(surface, code):
            words[surface] = word
    return words


def _speaks(surface: str, code: str) -> bool:
    return len(surface) >= _SHORTEST and surface.isalpha() and surface not in language(code).stopwords


def _best(cosines: Floats, written: Sequence[str], stems: Sequence[str]) -> tuple[tuple[str, float], ...]:
    near = np.flatnonzero(cosines >= max(_NEAR, float(cosines.max()) * _SHARE))
    best: dict[str, tuple[str, float]] = {}
    for number in near[np.argsort(-cosines[near], kind="stable")]:
        best.setdefault(stems[number], (written[number], round(float(cosines[number]) ** 2, 2)))
        if len(best) == _MOST:
            break
    return tuple(best.values())


def _units(vectors: Floats) -> Floats:
    norms: Floats = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-6))
    return vectors / norms
