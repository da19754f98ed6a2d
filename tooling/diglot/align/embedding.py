"""A bilingual embedding as it is shipped: word vectors of two languages in one space, one byte a number."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np

from diglot.align.lexicon import MOST_REMEMBERED, Lexicon
from diglot.align.ranges import begins
from diglot.align.words import pieces
from diglot.errors import DiglotError
from diglot.lang import language as known_language
from diglot.store.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Embedding", "Rows", "units"]

_FORMAT = 1
_AT_ONCE = 256
"""Unknown words whose pieces are looked up at once: of usual length, some 5 MB."""
_STEPS = 127  # the largest whole number that a signed byte holds on both sides of zero


@dataclass(frozen=True, slots=True)
class Rows:
    """Vectors in a byte a number: row k is `levels[k] * scales[k]`."""

    levels: NDArray[np.int8]
    scales: NDArray[np.float16]

    @classmethod
    def of(cls, vectors: Floats) -> Rows:
        """`vectors` (rows × dimensions), each row rounded to 255 levels of its own."""
        scales = (np.maximum(np.abs(vectors).max(axis=1), 1e-4) / _STEPS).astype(np.float16)
        levels = np.rint(vectors / scales.astype(np.float32)[:, None])
        return cls(np.clip(levels, -_STEPS, _STEPS).astype(np.int8), scales)

    def __getitem__(self, rows: NDArray[np.int64]) -> Floats:
        """The vectors of `rows`, as floats."""
        return self.levels[rows] * self.scales[rows].astype(np.float32)[:, None]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    numbers: Mapping[str, int]
    rows: Rows


@dataclass(frozen=True)
class Embedding:
    """Word vectors of two languages in one space: words that translate each other point the same way.

    The longer a vector, the more its word says. A word that is not in the vocabulary is the mean of its `pieces`,
    which both languages share.
    """

    languages: tuple[str, str]
    vocabularies: tuple[tuple[str, ...], tuple[str, ...]]
    rows: tuple[Rows, Rows]
    pieces: Rows
    made_from: str = ""
    """What it was trained on, for people."""
    _lexicons: dict[str, Lexicon] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.pieces.levels.shape[1])

    @cached_property
    def _known(self) -> dict[str, _Vocabulary]:
        both = zip(self.languages, self.vocabularies, self.rows, strict=True)
        return {name: _Vocabulary({word: k for k, word in enumerate(all_)}, rows) for name, all_, rows in both}

    def vectors(self, language: str, words: Sequence[str]) -> Floats:
        """The vectors (words × dimensions) of `words`, in lower case, of one of the two languages.

        `fr-CA` is French.
        """
        vocabulary = self._known[known_language(language).code]
        numbers = [vocabulary.numbers.get(word, -1) for word in words]
        found: Floats = vocabulary.rows[np.array(numbers, np.int64)]
        unknown = [place for place, number in enumerate(numbers) if number < 0]
        for start in range(0, len(unknown), _AT_ONCE):
            some = unknown[start : start + _AT_ONCE]
            found[some] = self._composed([words[place] for place in some])
        return found

    def directions(self, language: str, words: Sequence[str]) -> Floats:
        """The vectors of `words`, each of length 1."""
        return units(self.vectors(language, words))

    def lexicon(self, language: str) -> Lexicon:
        """The words of one of the two languages as they have been met, with their directions."""
        code = known_language(language).code
        found = self._lexicons.get(code)
        if found is None or len(found) > MOST_REMEMBERED:
            found = self._lexicons[code] = Lexicon(partial(self.directions, code), self.dimensions)
        return found

    def segments(self, language: str, texts: Iterable[Sequence[str]]) -> Floats:
        """One vector of length 1 for each of `texts`, given as their words; zeros for a text without words."""
        sums = [self.vectors(language, text).sum(axis=0) if text else np.zeros(self.dimensions) for text in texts]
        stacked = np.array(sums, np.float32).reshape(-1, self.dimensions)
        return units(stacked)

    def _composed(self, words: Sequence[str]) -> Floats:
        """The mean of the pieces of each of `words`."""
        parts = [pieces(word, len(self.pieces.levels)) for word in words]
        sizes = np.array([len(part) for part in parts])
        rows = self.pieces[np.array(list(chain.from_iterable(parts)))]
        means: Floats = np.add.reduceat(rows, begins(sizes)[:-1])
        means /= sizes[:, None]
        return means

    def save(self, path: Path) -> None:
        """Write a NumPy archive, the same bytes for the same embedding. Raises `DiglotError` where that cannot be."""
        about = {"format": _FORMAT, "languages": self.languages, "made_from": self.made_from}
        arrays: dict[str, Any] = {"about": _bytes(json.dumps(about)), "pieces": self.pieces.levels}
        arrays["pieces_scales"] = self.pieces.scales
        for side in (0, 1):
            arrays[f"words_{side}"] = _bytes("\n".join(self.vocabularies[side]))
            arrays[f"rows_{side}"] = self.rows[side].levels
            arrays[f"scales_{side}"] = self.rows[side].scales
        archive = io.BytesIO()
        np.savez(archive, **arrays)
        write_whole(path, archive.getvalue())

    @classmethod
    def load(cls, path: Path) -> Embedding:
        """Read what `save` wrote. Raises `DiglotError` where the file is missing, damaged or of another format."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                about = json.loads(arrays["about"].tobytes())
                if about["format"] != _FORMAT:
                    raise DiglotError(f"{path}: a model of format {about['format']}; this diglot reads {_FORMAT}")
                return cls(
                    languages=tuple(about["languages"]),
                    vocabularies=(_lines(arrays["words_0"]), _lines(arrays["words_1"])),
                    rows=(
                        Rows(arrays["rows_0"], arrays["scales_0"]),
                        Rows(arrays["rows_1"], arrays["scales_1"]),
                    ),
                    pieces=Rows(arrays["pieces"], arrays["pieces_scales"]),
                    made_from=about["made_from"],
                )
        except OSError as error:
            raise DiglotError(f"{path}: {error.strerror or 'not a model'}") from error
        except (ValueError, KeyError, TypeError, AttributeError, EOFError, BadZipFile) as error:
            raise DiglotError(f"{path}: not a model that `diglot models train` wrote, or damaged") from error


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _lines(array: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(array.tobytes().decode().split("\n"))


def units(vectors: Floats) -> Floats:
    """Each row of `vectors` scaled to length 1; a row of zeros stays one."""
    norms: Floats = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-6))
    return vectors / norms
