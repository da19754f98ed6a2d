"""The words of a language by number, with what is asked of each of them in every text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from diglot.align.words import END, folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["MOST_REMEMBERED", "Lexicon"]

MOST_REMEMBERED = 1 << 16
"""Words after which a lexicon is to give way to a new one, and directions that it keeps: 32 MB at 128 dimensions."""
_STEM = 5
"""How many first letters cognates share: with four, `comm…` and `cont…` would make half of all words cognates."""
_NONE, _NOT_YET = 0, -1


class _Numbers(dict[str, int]):
    """The numbers of words; one that was never met gets the next."""

    def __init__(self) -> None:
        super().__init__({END: 0})
        self.words = [END]

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self.words)
        self.words.append(word)
        return number


class Lexicon:
    """Words in lower case, numbered as they are met, so that each is looked at once. 0 is the `END` of a text.

    `directions` gives unit vectors (words × dimensions); without it, no word has a direction.
    """

    def __init__(self, directions: Callable[[Sequence[str]], Floats] | None = None, dimensions: int = 0) -> None:
        self._numbers = _Numbers()
        self._spellings = np.zeros((1, 2), np.int64)
        self._rows = np.zeros(1, np.int64)
        self._given = directions
        self._directions = np.zeros((1, dimensions), np.float32)
        self._kept = 1

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, words: Sequence[str]) -> Ints:
        """The number of each of `words`."""
        known = len(self)
        found = np.fromiter(map(self._numbers.__getitem__, words), np.int64, len(words))
        if len(self) > known:
            self._add(known)
        return found

    def spellings(self, numbers: Ints) -> Ints:
        """A number of the form of each word, without accents, and one of its stem or 0 (words × 2): any language's."""
        return self._spellings.take(numbers, axis=0)

    def directions(self, numbers: Ints) -> Floats:
        """The direction (words × dimensions) of each of `numbers`, all different; zeros for a word that has none."""
        rows = self._rows.take(numbers)
        if rows.min(initial=_NONE) == _NOT_YET:
            if self._kept + len(numbers) > MOST_REMEMBERED:
                self._rows[self._rows > _NONE] = _NOT_YET
                self._kept = 1
            self._keep(numbers[self._rows.take(numbers) == _NOT_YET])
            rows = self._rows.take(numbers)
        return self._directions.take(rows, axis=0)

    def _add(self, first: int) -> None:
        """Note what is asked of each word from the number `first` on."""
        words, end = self._numbers.words[first:], len(self)
        self._spellings, self._rows = _room(self._spellings, end), _room(self._rows, end)
        self._spellings[first:end] = [_spelling(word) for word in words]
        # Numbers and identifiers have no direction: 2024 is near 2025, but stands for nothing but itself.
        has_direction = [self._given is not None and word.isalpha() for word in words]
        self._rows[first:end] = np.where(has_direction, _NOT_YET, _NONE)

    def _keep(self, numbers: Ints) -> None:
        assert self._given is not None  # noqa: S101  # else no word is to have a direction
        end = self._kept + len(numbers)
        self._directions = _room(self._directions, end)
        self._directions[self._kept : end] = self._given([self._numbers.words[number] for number in numbers.tolist()])
        self._rows[numbers] = np.arange(self._kept, end)
        self._kept = end


def _room(table: NDArray[Any], rows: int) -> NDArray[Any]:
    """`table`, or a larger one that begins like it, with room for as many `rows`."""
    return table if rows <= len(table) else np.resize(table, (2 * rows, *table.shape[1:]))


def _spelling(word: str) -> tuple[int, int]:
    """Numbers of its form and of its stem: hashes, the same in every lexicon, and of 64 bits."""
    form = folded(word)
    return hash(form), hash(f"{form[:_STEM]}…") if len(form) >= _STEM and form.isalpha() else 0
