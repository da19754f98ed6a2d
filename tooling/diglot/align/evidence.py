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
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.anchors import rising
from diglot.align.lengths import expansion
from diglot.align.path import Step
from diglot.align.prices import CROSS, Joined, prices
from diglot.model.segment import Bead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from diglot.align.likeness import Likeness
    from diglot.align.strand import Strand
    from diglot.align.witnesses import Witnesses

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    _Sides = tuple[tuple[int, ...], tuple[int, ...]]

__all__ = ["SHAPES", "Evidence", "Lesson"]

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
"""How many segments of each side a bead may join."""
NEED = 0.3
"""The share of its words' weight that a bead must find, in terms of what a segment finds in its best counterpart."""
_HEAVIEST = 6.0
_LIGHTEST = 0.05
_BEFORE, _USUAL = 10.0, 0.05
_DOUBTFUL = 0.5
"""The score below which segments may be together for want of anything better."""
_SHORT = 0.8
"""How long a target is, in terms of the source or of what is usual, from which nothing is likely to be lost."""


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
        witnesses: Witnesses,
        likeness: Likeness,
        lesson: Lesson | None = None,
    ) -> None:
        self._strands = strands
        self._witnesses = witnesses
        self._given = lesson
        rows, self._split = len(strands[0]), len(witnesses.numbers[0])
        table = witnesses.holds()
        _enter(table, witnesses, likeness)
        weights = [_weights(table[rows:, : self._split]), _weights(table[:rows, self._split :])]
        if lesson:
            known = zip(strands, witnesses.numbers, weights, lesson.weights, strict=True)
            weights = [_taught(*side) for side in known]
        self._weights = (weights[0], weights[1])
        table[:rows, : self._split] *= weights[0]
        table[rows:, self._split :] *= weights[1]
        # What each word weighs in the segments of its side, and how far it finds its like in those of the other.
        self._sides = (table[:rows], table[rows:])
        hits, total = self._weighed(*self._sides)
        self._shares, self._unit = hits / total, float(total.mean())

    @cached_property
    def lesson(self) -> Lesson:
        """What these strands teach."""
        if self._given:
            return self._given
        source, target = zip(self._witnesses.numbers, self._weights, strict=True)
        need = NEED * _middle(self._shares.max(axis=1))
        return Lesson((source, target), self._unit, need, self._expansion())

    def certain(self) -> list[tuple[int, int]]:
        """Segments that are each other's best counterpart, as are their neighbours before and behind: rising pairs."""
        best, is_mutual = self._best
        framed = np.concatenate([[-1], best, [self._shares.shape[1]]])
        follows = framed[1:] == framed[:-1] + 1
        follows[1:] &= is_mutual
        follows[:-1] &= is_mutual
        rows = np.flatnonzero(follows[1:] & follows[:-1])
        columns = best[rows]
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        return list(pairs) if (columns[1:] > columns[:-1]).all() else rising(pairs)

    @cached_property
    def _best(self) -> tuple[Ints, NDArray[np.bool_]]:
        """The best counterpart of each source segment, and whether it is the best of its counterpart, too.

        Of several that are as good, as where a text repeats itself, it is the one that keeps in step with the segments
        before and behind that have no such rivals, if those are in step with each other.
        """
        shares, (size, columns) = self._shares, self._shares.shape
        rows = np.arange(size)
        best: Ints = shares.argmax(axis=1)
        most = shares[rows, best]
        is_mutual = shares.argmax(axis=0)[best] == rows
        is_alone = is_mutual & ((shares == most[:, None]).sum(axis=1) == 1)
        shifts = np.concatenate([[0], best - rows, [columns - size]])
        shift = shifts[np.maximum.accumulate(np.where(is_alone, rows + 1, 0))]
        ahead = shifts[np.minimum.accumulate(np.where(is_alone, rows + 1, size + 1)[::-1])[::-1]]
        expected = np.minimum(np.maximum(rows + shift, 0), columns - 1)
        is_in_step = (shift == ahead) & (most > 0)
        is_in_step &= (shares[rows, expected] == most) & (shares.max(axis=0)[expected] == most)
        return np.where(is_in_step, expected, best), is_mutual | is_in_step

    def steps(self, rows: Ints, columns: Ints) -> tuple[Step, ...]:
        """A step for each of `SHAPES` that fits between the segments `rows` and `columns`, with its gains there.

        The last one is for two neighbours that have changed places.
        """
        source, target = Joined(self._strands[0], rows), Joined(self._strands[1], columns)
        gains, total = self._weighed(source.most(self._sides[0]), target.most(self._sides[1]))
        gains -= np.float32(self.lesson.need) * total
        gains /= np.float32(self.lesson.unit)
        gains -= prices(source, target, self.lesson.expansion)
        fitting = [(a, b) for a, b in SHAPES if a <= len(rows) and b <= len(columns)]
        steps = [Step(a, b, gains[source.places(a), target.places(b)]) for a, b in fitting]
        single = steps[0].gains
        return (*steps, Step(2, 2, single[:-1, 1:] + single[1:, :-1] - CROSS))

    def told(self, beads: Sequence[_Sides]) -> tuple[Bead, ...]:
        """`beads`, each with how far what it joins belongs together."""
        ours, theirs = (strand.lengths.tolist() for strand in self._strands)
        most = _SHORT * max(self.lesson.expansion, 1)
        found = []
        for source, target in beads:
            score, rival, rest = self._share(source, target), 0.0, 1.0
            if score < _DOUBTFUL:
                rival = self._rival(list(source), list(target))
            if sum([theirs[j] for j in target]) < most * sum([ours[i] for i in source]):
                rest = self._rest(source, target)
            found.append(Bead(source, target, score, rival, rest))
        return tuple(found)

    def _rival(self, source: list[int], target: list[int]) -> float:
        """The largest share that a segment of `source` or `target` finds in one that is not of the other."""
        across, down = self._shares[source].max(axis=0), self._shares[:, target].max(axis=1)
        across[target] = down[source] = 0
        return float(max(across.max(), down.max()))

    def _rest(self, source: Sequence[int], target: Sequence[int]) -> float:
        """The share of the second half of what `source` says, or of one of its segments, that `target` says."""
        said = [self._witnesses.words_of(row) for row in source]
        words = np.concatenate(said)
        parts = [words[len(words) // 2 :], *(said if len(said) > 1 else ())]
        found, weights = self._sides[1][list(target)].max(axis=0), self._weights[0]
        return min(float(weights[part] @ found[part]) / (float(weights[part].sum()) + 1e-6) for part in parts)

    def _share(self, source: Sequence[int], target: Sequence[int]) -> float:
        """The share of the weight of the words of a bead that has a counterpart on its other side: 0 to 1."""
        if len(source) == len(target) == 1:
            return self._shares.item(source[0], target[0])
        both = zip(self._sides, (source, target), strict=True)
        hits, total = self._weighed(*(side[list(mine)].max(axis=0, keepdims=True) for side, mine in both))
        return float((hits / total).item())

    def _weighed(self, source: Floats, target: Floats) -> tuple[Floats, Floats]:
        """What segments find in each other, by weight, and what they weigh together (source × target).

        They are given as rows of `_sides`, or as the largest of several such rows.
        """
        hits: Floats = source @ target.T
        total: Floats = source[:, : self._split].sum(axis=1)[:, None] + target[:, self._split :].sum(axis=1)
        total += np.float32(1e-6)
        return hits, total

    def _expansion(self) -> float:
        """The expansion of the segments that are each other's best: what one side lacks must not count."""
        best, is_mutual = self._best
        return expansion(self._strands[0].lengths[is_mutual], self._strands[1].lengths[best[is_mutual]])


def _enter(table: Floats, witnesses: Witnesses, likeness: Likeness) -> None:
    """Enter into `table` (segments × words) how like each word is to the most like one in each segment opposite."""
    source, target = likeness.source, likeness.target + len(witnesses.numbers[0])
    segments, sizes = witnesses.holders_of(np.concatenate([target, source]))
    words, values = np.concatenate([source, target]), np.concatenate([likeness.values, likeness.values])
    cells = segments * table.shape[1] + words.repeat(sizes)
    np.maximum.at(table.reshape(-1), cells, values.repeat(sizes))


def _weights(found: Floats) -> Floats:
    """How surprising it is that a word finds its like in a segment (nats): -log of the share of segments where it does.

    `found` is the likeness of each word to the most like one in each segment of the other side (segments × words).
    """
    surprise = np.log((len(found) + 1 + _BEFORE) / (found.sum(axis=0) + 0.5 + _BEFORE * _USUAL))
    weights: Floats = np.minimum(np.maximum(surprise, _LIGHTEST), _HEAVIEST)
    return weights


def _taught(strand: Strand, numbers: Ints, weights: Floats, lesson: tuple[Ints, Floats]) -> Floats:
    """The weights of the words with these `numbers` as the lesson knows them, or else as given."""
    known = np.full(len(strand.lexicon), np.nan, np.float32)
    known[lesson[0]] = lesson[1]
    taught = known[numbers]
    return np.where(np.isnan(taught), weights, taught)


def _middle(values: Floats) -> float:
    """The median of `values` (NumPy's own imports its masked arrays, a sixth of its start)."""
    ordered = np.sort(values)
    half = len(ordered) // 2
    return float(ordered[half] if len(ordered) % 2 else ordered[half - 1 : half + 1].mean())
