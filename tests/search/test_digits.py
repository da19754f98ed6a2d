"""Numbers as characters, read as the script in the browser reads them (search/shelf.js)."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from diglot.search.digits import DIGITS, distances, numbers, postings

NUMBERS = st.lists(st.integers(0, 31) | st.integers(0, 2**40), max_size=20)


def read(text):
    found, value, shift = [], 0, 0
    for letter in text:
        digit = DIGITS.index(letter)
        value += digit % 32 << shift
        shift += 5
        if digit < 32:
            found.append(value)
            value = shift = 0
    return found


@given(NUMBERS)
def test_any_numbers_are_read_as_they_were_written(values):
    assert read(numbers(values)) == values


def test_a_small_number_takes_one_character():
    assert (numbers([0]), numbers([31]), numbers([32])) == ("0", "V", "W1")


@given(NUMBERS)
def test_numbers_that_rise_by_one_are_written_as_noughts(values):
    assert read(distances(range(5))) == [0] * 5
    expected, found = 0, []
    for one in read(distances(values)):
        found.append(expected + (-(one + 1) // 2 if one % 2 else one // 2))
        expected = found[-1] + 1
    assert found == values


@given(st.lists(st.dictionaries(st.integers(0, 5000), st.integers(0, 40), min_size=1, max_size=9), max_size=6))
def test_each_word_has_its_sections_and_how_they_use_it(words):
    listed = [sorted(word.items()) for word in words]
    flat = np.array([use for word in listed for use in word], np.int64).reshape(-1, 2)
    bounds = np.cumsum([0, *map(len, listed)]).tolist()
    texts = postings(flat[:, 0], flat[:, 1], bounds)
    for word, text in zip(listed, texts, strict=True):
        section, found, left = -1, [], read(text)
        while left:
            one = left.pop(0)
            section += one // 2
            found.append((section, left.pop(0) if one % 2 else 0))
        assert found == word
