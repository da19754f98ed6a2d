"""Whole numbers in as few characters as they need: how the files of the static search hold them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["DIGITS", "distances", "joined", "numbers", "postings"]

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_LETTERS = np.frombuffer(DIGITS.encode(), np.uint8)
_BITS = 5
_HALF = 1 << _BITS


def joined(values: Numbers) -> tuple[str, Numbers]:
    """Numbers, none below zero, one after the other, and where each ends: five bits to a character, the lowest first;
    the last character of a number is among the first half of the alphabet.
    """
    sizes = np.ones(len(values), np.int64)
    rest = values >> _BITS
    while rest.any():
        sizes += rest > 0
        rest >>= _BITS
    ends = sizes.cumsum()
    text = np.empty(sizes.sum(), np.uint8)
    places = ends - sizes
    while len(values):
        is_more = values >= _HALF
        text[places] = _LETTERS[values % _HALF + _HALF * is_more]
        values, places = values[is_more] >> _BITS, places[is_more] + 1
    return text.tobytes().decode("ascii"), ends


def numbers(values: Iterable[int]) -> str:
    """Numbers, none below zero."""
    return joined(np.array(list(values), np.int64))[0]


def distances(values: Iterable[int]) -> str:
    """Numbers that mostly rise by one: how far each is from the one after the last, doubled, and one less before it."""
    found = np.diff(np.array(list(values), np.int64), prepend=-1) - 1
    return joined(np.where(found >= 0, 2 * found, -2 * found - 1))[0]


def postings(places: Numbers, codes: Numbers, bounds: list[int]) -> list[str]:
    """A text for each word: the sections that use it, as their distances, doubled, and one more where a code that is
    not 0 follows. The `places` of word n, ascending, and their `codes` stand from `bounds[n]` to `bounds[n + 1]`.
    """
    before = np.empty_like(places)
    before[1:] = places[:-1]
    before[bounds[:-1]] = -1
    is_followed = codes > 0
    at = np.arange(len(places)) + is_followed.cumsum() - is_followed
    values = np.empty(len(places) + int(is_followed.sum()), np.int64)
    values[at] = 2 * (places - before) + is_followed
    values[at[is_followed] + 1] = codes[is_followed]
    text, ends = joined(values)
    last = np.array(bounds[1:], np.int64) - 1
    stops = [0, *ends[(at + is_followed)[last]].tolist()]
    return [text[start:end] for start, end in pairwise(stops)]
