"""The best path, its anchors and the lengths."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.align import path
from diglot.align.anchors import rising
from diglot.align.lengths import expansion, misfit
from diglot.align.path import Step, best_path

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2))


def steps(rows: int, columns: int, seed: int) -> list[Step]:
    random = np.random.default_rng(seed)
    return [
        Step(a, b, random.normal(size=(rows - a + 1, columns - b + 1)).astype(np.float32))
        for a, b in SHAPES
        if a <= rows and b <= columns
    ]


def best_by_trying(all_steps: list[Step], rows: int, columns: int, skip: float) -> float:
    """The gain of the best path, by recursion over every way."""
    if not rows or not columns:
        return -skip * (rows + columns)
    ways = [
        best_by_trying(all_steps, rows - 1, columns, skip) - skip,
        best_by_trying(all_steps, rows, columns - 1, skip) - skip,
    ]
    for step in all_steps:
        if step.source <= rows and step.target <= columns:
            row, column = rows - step.source, columns - step.target
            ways.append(best_by_trying(all_steps, row, column, skip) + float(step.gains[row, column]))
    return max(ways)


@given(st.integers(1, 4), st.integers(1, 4), st.integers(0, 10_000), st.sampled_from([0.0, 0.2, 1.0]))
def test_no_other_path_gains_more(rows: int, columns: int, seed: int, skip: float):
    all_steps = steps(rows, columns, seed)
    found = best_path(all_steps, rows, columns, skip)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(path, "_FEW", 0)
        by_rows = best_path(all_steps, rows, columns, skip)
    assert [(step.source, step.target, *place) for step, *place in found] == [
        (step.source, step.target, *place) for step, *place in by_rows
    ]
    taken = sum(step.source + step.target for step, _, _ in found)
    gain = sum(float(step.gains[row, column]) for step, row, column in found) - skip * (rows + columns - taken)
    assert gain == pytest.approx(best_by_trying(all_steps, rows, columns, skip), abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=7, unique=True))
def test_the_rising_chain_is_the_longest(points: list[tuple[int, int]]):
    def rises(chain) -> bool:
        return all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(chain))

    chain = rising(points)
    assert rises(chain)
    assert set(chain) <= set(points)
    ordered = sorted(points)
    longest = max(len(c) for n in range(len(points) + 1) for c in itertools.combinations(ordered, n) if rises(c))
    assert len(chain) == longest


def test_lengths_that_fit_do_not_surprise():
    lengths = np.array([50.0, 100.0, 200.0], np.float32)
    assert misfit(lengths, lengths * 1.1, 1.1) == pytest.approx([0, 0, 0], abs=1e-3)
    assert (np.diff(misfit(lengths[1], lengths, 1.0)[1:]) > 5).all()
    assert np.isfinite(misfit(np.float32(1), np.float32(1e6), 1.0))


def test_the_expansion_stays_within_reason():
    assert expansion(np.array([100.0]), np.array([120.0])) == pytest.approx(1.2)
    assert expansion(np.array([1.0]), np.array([500.0])) == 2
    assert expansion(np.array([]), np.array([])) == 0.5
