"""What speaks for each bead: evidence that adds up, word by word.

A word of a segment is a witness for the segments of the other side that hold a word like it. It weighs as much as it
is surprising there: the fewer segments of the other side hold such a word, the more (as in Champollion, Ma 2006, with
likeness in place of a dictionary). A bead gains what its words find on its other side, less what they would have to
find; because a word that finds nothing costs, a segment that does not belong in a bead does not pay its way. (An
average of similarities, in contrast, hardly moves when a short segment is added to a long bead: it merges everything.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from diglot.align.anchors import rising
from diglot.align.lengths import expansion, misfit
from diglot.align.path import Step
from diglot.align.prices import CROSS, KIND, LENGTH, MERGE, WORST_LENGTH, Prices, folded_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from diglot.align.likeness import Likeness
    from diglot.align.strand import Strand
    from diglot.align.witnesses import Witnesses

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["SHAPES", "Evidence", "Lesson", "Run"]

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""How many segments of each side a bead may join."""
NEED = 0.3
"""The share of its words' weight that a bead must find, in terms of what a segment finds in its best counterpart."""
_HEAVIEST = 6.0
_LIGHTEST = 0.05
_BEFORE, _USUAL = 10.0, 0.05


class Run(NamedTuple):
    """Neighbouring segments of the source, from `row` to before `row_end`, and as many or others of the target."""

    row: int
    row_end: int
    column: int
    column_end: int

    @property
    def length(self) -> int:
        """How many segments of the source there are."""
        return self.row_end - self.row

    @property
    def is_square(self) -> bool:
        """Whether there are as many on either side."""
        return self.length == self.column_end - self.column

    def pairs(self) -> Iterable[tuple[int, int]]:
        """Its segments one by one."""
        return zip(range(self.row, self.row_end), range(self.column, self.column_end), strict=True)

    def places(self, side: int) -> NDArray[np.int64]:
        """The numbers of the segments of one side."""
        return np.arange(self.row, self.row_end) if side == 0 else np.arange(self.column, self.column_end)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the whole of two texts teaches, for a second look at parts of them.

    The words of each side and how much each weighs, the weight of an average pair of segments, the share of their
    weight that segments need to find, and how the lengths of the two languages relate.
    """

    weights: tuple[tuple[Ints, Floats], tuple[Ints, Floats]]
    unit: float
    need: float
    expansion: float


class Evidence:
    """The evidence for every bead between two strands, by itself or in the light of a `lesson`."""

    def __init__(
        self,
        strands: tuple[Strand, Strand],
        sides: tuple[Witnesses, Witnesses],
        likeness: Likeness,
        lesson: Lesson | None = None,
    ) -> None:
        self._strands = strands
        self._sides = sides
        source, target, values = likeness
        self._found = (
            _strongest(source, target, values, len(sides[0].numbers), sides[1]),
            _strongest(target, source, values, len(sides[1].numbers), sides[0]),
        )
        weights = [_weights(found) for found in self._found]
        if lesson:
            weights = [_taught(*known) for known in zip(sides, weights, lesson.weights, strict=True)]
        self._weights = (weights[0], weights[1])
        self._held = (sides[0].holds * weights[0], sides[1].holds * weights[1])
        single = _Runs(self._held, self._found)
        self._hits, self._total = single.hits(1, 1), single.total(1, 1)
        self._shares = self._hits / self._total
        self._lesson = lesson

    @cached_property
    def lesson(self) -> Lesson:
        """What these strands teach."""
        if self._lesson:
            return self._lesson
        source, target = ((side.numbers, weights) for side, weights in zip(self._sides, self._weights, strict=True))
        need = NEED * _middle(self._shares.max(axis=1))
        return Lesson((source, target), self._unit(), need, self._expansion())

    def certain(self) -> list[tuple[int, int]]:
        """Segments that are each other's best counterpart, as are their neighbours before and behind: rising pairs."""
        rows, columns = self._shares.shape
        best = np.concatenate([[-1], self._shares.argmax(axis=1), [columns]])
        places = np.arange(rows)
        mutual = self._shares.argmax(axis=0)[best[1:-1]] == places
        follows = np.diff(best) == 1
        follows[1:] &= mutual
        follows[:-1] &= mutual
        inside = places[follows[1:] & follows[:-1]]
        columns_inside = best[1:-1][inside]
        pairs = zip(inside.tolist(), columns_inside.tolist(), strict=True)
        return list(pairs) if (columns_inside[1:] > columns_inside[:-1]).all() else rising(pairs)

    def are_plain(self, runs: Sequence[Run], skip: float) -> list[bool]:
        """Whether the best path through each of `runs` surely joins its segments one by one.

        It does unless a pair is better left out, two pairs better crosswise, or the path leaves the others for a while:
        there it gains no more than if each word found its best in the run, less what it costs to leave and come back.
        """
        lengths = np.array([run.length for run in runs])
        starts = np.cumsum(lengths) - lengths
        rows, columns = (np.concatenate([run.places(side) for run in runs]) for side in (0, 1))
        gains, crosswise = self._side_by_side(rows, columns)
        best = self._at_best(rows, columns, starts, lengths) / self.lesson.unit
        departure = min(2 * skip, skip + MERGE, 2 * MERGE)
        is_kept = gains >= -2 * skip
        is_in_order = crosswise <= gains[:-1] + gains[1:]
        is_in_order[starts[1:] - 1] = True  # the next one is of another run
        is_kept[:-1] &= is_in_order
        may_gain = np.add.reduceat(best - gains, starts)
        plain = np.logical_and.reduceat(is_kept, starts) & ((lengths == 1) | (may_gain < departure))
        found: list[bool] = plain.tolist()
        return found

    def _side_by_side(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """What each of `rows` gains with the one of `columns` in its place, and each two in a row crosswise."""
        ones, others = (rows, rows[:-1], rows[1:]), (columns, columns[1:], columns[:-1])
        straight, down, up = np.split(
            self._single_gains(np.concatenate(ones), np.concatenate(others)), [len(rows), 2 * len(rows) - 1]
        )
        return straight, down + up - CROSS

    def _single_gains(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
        """What each of `rows` gains with the one of `columns` in its place."""
        gains = self._hits[rows, columns] - np.float32(self.lesson.need) * self._total[rows, columns]
        source, target = self._strands
        surprise = misfit(source.lengths[rows], target.lengths[columns], self.lesson.expansion)
        unlike = source.kinds[rows] != target.kinds[columns]
        found: Floats = gains / np.float32(self.lesson.unit) - (
            LENGTH * np.minimum(surprise, WORST_LENGTH) + np.float32(KIND) * unlike
        )
        return found

    def _at_best(
        self, rows: NDArray[np.int64], columns: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> Floats:
        """What the words of each pair would find, beyond what they need, if each had its best of its run."""
        most = np.zeros(len(rows), np.float32)
        for side, (mine, others) in enumerate(((rows, columns), (columns, rows))):
            best = np.maximum.reduceat(self._found[side][others], starts, axis=0) - np.float32(self.lesson.need)
            np.maximum(best, 0, out=best)
            most += (self._held[side][mine] * best.repeat(lengths, axis=0)).sum(axis=1)
        return most

    def steps(self, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[Step, ...]:
        """A step for each of `SHAPES` that fits between the segments `rows` and `columns`, with its gains there.

        The last one is for two neighbours that have changed places.
        """
        runs = _Runs((self._held[0][rows], self._held[1][columns]), (self._found[0][columns], self._found[1][rows]))
        strands = self._strands[0].pick(rows), self._strands[1].pick(columns)
        prices = Prices(strands, self.lesson.expansion)
        steps = [Step(a, b, self._gains(a, b, runs, prices)) for a, b in SHAPES if a <= len(rows) and b <= len(columns)]
        single = steps[0].gains
        return (*steps, Step(2, 2, single[:-1, 1:] + single[1:, :-1] - CROSS))

    def _expansion(self) -> float:
        """The expansion of the segments that are each other's best: what one side lacks must not count."""
        best = self._shares.argmax(axis=1)
        mutual = np.flatnonzero(self._shares.argmax(axis=0)[best] == np.arange(len(best)))
        return expansion(self._strands[0].lengths[mutual], self._strands[1].lengths[best[mutual]])

    def share(self, source: Sequence[int], target: Sequence[int]) -> float:
        """The share of the weight of the words of a bead that has a counterpart on its other side: 0 to 1."""
        if len(source) == len(target) == 1:
            return self._shares.item(source[0], target[0])
        both = ((source, target), (target, source))
        found, total = 0.0, 1e-6
        for side, found_of, weights, (mine, others) in zip(self._sides, self._found, self._weights, both, strict=True):
            held = side.holds[list(mine)].max(axis=0) * weights
            found += float(held @ found_of[list(others)].max(axis=0))
            total += float(held.sum())
        return found / total

    def _unit(self) -> float:
        """The weight of an average pair of segments."""
        sides = zip(self._sides, self._weights, strict=True)
        return sum(float((side.holds @ weights).mean()) for side, weights in sides) + 1e-6

    def _gains(self, a: int, b: int, runs: _Runs, prices: Prices) -> Floats:
        gains = runs.hits(a, b) - np.float32(self.lesson.need) * runs.total(a, b)
        gains /= np.float32(self.lesson.unit)
        gains -= prices.of(a, b)
        return gains


class _Runs:
    """What runs of one to three neighbouring segments hold and find, by the length of the run.

    `held` is the weight of each word in each segment of either side, `found` the likeness of each word's best in each
    segment of the other side (segments × words, both).
    """

    def __init__(self, held: tuple[Floats, Floats], found: tuple[Floats, Floats]) -> None:
        self._rows = {("held", 0): held[0], ("held", 1): held[1], ("found", 0): found[0], ("found", 1): found[1]}
        self._longer: dict[tuple[str, int, int], Floats] = {}
        self._weights: dict[tuple[int, int], Floats] = {}

    def hits(self, a: int, b: int) -> Floats:
        """What the words of a source segments find in b target segments, and the other way round, by weight."""
        forward = self._of("held", 0, a) @ self._of("found", 0, b).T
        hits: Floats = forward + self._of("found", 1, a) @ self._of("held", 1, b).T
        return hits

    def total(self, a: int, b: int) -> Floats:
        """The weight of the words of a source and b target segments."""
        total: Floats = self._weight(0, a)[:, None] + self._weight(1, b) + np.float32(1e-6)
        return total

    def _weight(self, side: int, size: int) -> Floats:
        if (known := self._weights.get((side, size))) is None:
            known = self._weights[side, size] = self._of("held", side, size).sum(axis=1)
        return known

    def _of(self, what: str, side: int, size: int) -> Floats:
        """The largest of each run of `size` rows, column by column."""
        if (known := self._longer.get((what, side, size))) is None:
            known = self._longer[what, side, size] = folded_rows(np.maximum, self._rows[what, side], size)
        return known


def _strongest(words: Ints, others: Ints, values: Floats, count: int, side: Witnesses) -> Floats:
    """The likeness of each of `count` words to the most like word in each segment of the other side (segments × words).

    `words` are like `others`, which are witnesses of the other `side`.
    """
    found = np.zeros((len(side.holds), count), np.float32)
    segments, sizes = side.holders_of(others)
    np.maximum.at(found.reshape(-1), segments * count + words.repeat(sizes), values.repeat(sizes))
    return found


def _weights(found: Floats) -> Floats:
    """How surprising it is that a word finds its like in a segment (nats): -log of the share of segments where it does.

    `found` is `_strongest` of a side.
    """
    surprise = np.log((len(found) + 1 + _BEFORE) / (found.sum(axis=0) + 0.5 + _BEFORE * _USUAL))
    weights: Floats = np.clip(surprise, _LIGHTEST, _HEAVIEST)
    return weights


def _taught(side: Witnesses, weights: Floats, lesson: tuple[Ints, Floats]) -> Floats:
    """The weights of the words of `side` as the lesson knows them, its own for words that it does not."""
    known = np.full(len(side.lexicon), np.nan, np.float32)
    known[lesson[0]] = lesson[1]
    taught = known[side.numbers]
    return np.where(np.isnan(taught), weights, taught)


def _middle(values: Floats) -> float:
    """The median of `values` (NumPy's own imports its masked arrays, a sixth of its start)."""
    ordered = np.sort(values)
    half = len(ordered) // 2
    return float(ordered[half] if len(ordered) % 2 else ordered[half - 1 : half + 1].mean())
