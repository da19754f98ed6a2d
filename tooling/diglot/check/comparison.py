"""Two languages of an entry side by side: what the rules that compare them look at, worked out once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diglot.check.gaps import gaps
from diglot.lang import fold
from diglot.model.finding import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.check.gaps import Gap
    from diglot.check.reading import Reading, Side
    from diglot.model.segment import Bead

__all__ = ["Comparison", "Match", "place_of"]

_USUAL_GROWTH = 1.15
"""French is 15 to 20 % longer than English; what counts without enough segments to measure it in the entry."""
_LEAST_MATCHES = 8


class Match(NamedTuple):
    """Readings of both sides that correspond, with what the aligner says of the bead, and its place in the bitext."""

    source: tuple[Reading, ...]
    target: tuple[Reading, ...]
    score: float
    rival: float
    rest: float
    number: int

    @property
    def sizes(self) -> tuple[int, int]:
        """How many characters of prose stand on either side."""
        source, target = self.source, self.target
        if len(source) == len(target) == 1:  # most
            return len(source[0].text), len(target[0].text)
        return sum([len(r.text) for r in source]), sum([len(r.text) for r in target])

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Those of both sides."""
        return self.source + self.target


@dataclass(frozen=True)
class Comparison:
    """The source and the target of a bitext as readings; `beads` are in the order of the source."""

    source: Side
    target: Side
    beads: Sequence[Bead]

    @cached_property
    def foreign(self) -> tuple[Mapping[int, str], Mapping[int, str]]:
        """The segments of either side that are in another language than their entry, with that language."""
        return self.source.foreign, self.target.foreign

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The beads with both sides, in the languages they should be in: what can be compared."""
        foreign, others = self.foreign
        ours, theirs = self.source.readings, self.target.readings
        return tuple(
            [
                Match(tuple([ours[i] for i in source]), tuple([theirs[j] for j in target]), score, rival, rest, number)
                for number, (source, target, score, rival, rest) in enumerate(self.beads)
                if source
                and target
                and (not foreign or foreign.keys().isdisjoint(source))
                and (not others or others.keys().isdisjoint(target))
            ]
        )

    def holding(self, source: Iterable[int], target: Iterable[int] = ()) -> list[int]:
        """The places in `matches` of those that hold any of these segments, in order."""
        ours, theirs = self._places
        return sorted({ours[i] for i in source if i in ours} | {theirs[j] for j in target if j in theirs})

    @cached_property
    def _places(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The place in `matches` of each segment of either side that stands in one."""
        held = [self.beads[match.number] for match in self.matches]
        return (
            {i: place for place, bead in enumerate(held) for i in bead.source},
            {j: place for place, bead in enumerate(held) for j in bead.target},
        )

    @cached_property
    def usual_score(self) -> float:
        """The median score of matching sentences; low where the aligner knows little of the words of the entry."""
        scores = [match.score for match in self.matches if match.source[0].is_prose and len(match.source[0].words) > 3]
        return _middle(scores) if scores else 0.0

    @cached_property
    def sizes(self) -> Sequence[tuple[int, int]]:
        """The sizes of each match whose source is prose, and of others as (0, 0)."""
        return [match.sizes if match.source[0].is_prose else (0, 0) for match in self.matches]

    @cached_property
    def growth(self) -> float:
        """How much longer the target's prose is than the source's: the median over matching sentences."""
        ratios = [b / a for a, b in self.sizes if a > 20 and b]
        return _middle(ratios) if len(ratios) >= _LEAST_MATCHES else _USUAL_GROWTH

    def are_words(self, word: str, other: str) -> bool:
        """Whether `word` is one of the source's prose alone, and `other` of the target's: a placeholder, translated."""
        ours, theirs = self.source.vocabulary, self.target.vocabulary
        word, other = fold(word), fold(other)
        return word in ours and other in theirs and word not in theirs and other not in ours

    @cached_property
    def counterparts(self) -> tuple[Mapping[int, tuple[int, ...]], Mapping[int, tuple[int, ...]]]:
        """For each segment of the source, the segments of the target that correspond to it; and the other way round."""
        there = {i: bead.target for bead in self.beads for i in bead.source if bead.target}
        back = {j: bead.source for bead in self.beads for j in bead.target if bead.source}
        return there, back

    @cached_property
    def passage_sizes(self) -> Mapping[int, tuple[int, int]]:
        """How many characters of prose stand on either side of each passage."""
        sizes: dict[int, list[int]] = {}
        for number, side in enumerate((self.source, self.target)):
            passages = self.passages[number]
            for reading in side.readings:
                if (passage := passages.get(reading.segment.block)) is not None:
                    sizes.setdefault(passage, [0, 0])[number] += reading.size
        return {passage: (ours, theirs) for passage, (ours, theirs) in sizes.items()}

    @cached_property
    def couples(self) -> frozenset[tuple[int, int]]:
        """The pairs of blocks that beads in their place connect."""
        return frozenset(
            (r.segment.block, q.segment.block)
            for match in self.matches
            if match.number not in self.moved
            for r in match.source
            for q in match.target
        )

    @cached_property
    def passages(self) -> tuple[Mapping[int, int], Mapping[int, int]]:
        """The number of the passage that each block belongs to: blocks that share beads are one passage."""
        parent: dict[tuple[int, int], tuple[int, int]] = {}

        def top(block: tuple[int, int]) -> tuple[int, int]:
            while (above := parent.setdefault(block, block)) != block:
                block = above
            return block

        joined: list[tuple[int, int]] = []
        for bead in self.beads:
            if bead.source and bead.target:
                blocks = [(0, self.source.readings[i].segment.block) for i in bead.source]
                blocks += [(1, self.target.readings[j].segment.block) for j in bead.target]
                if blocks != joined:  # the sentences of a paragraph mostly follow each other
                    joined = blocks
                    for block in blocks[1:]:
                        parent[top(block)] = top(blocks[0])
        numbers: dict[tuple[int, int], int] = {}
        passages: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for place in list(parent):
            passages[place[0]][place[1]] = numbers.setdefault(top(place), len(numbers))
        return passages

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The segments without counterpart."""
        return gaps(self)

    @cached_property
    def moved(self) -> frozenset[int]:
        """The numbers of the beads whose target stands elsewhere: the fewest that keep the others in order."""
        places = [(bead.target[0], number) for number, bead in enumerate(self.beads) if bead.source and bead.target]
        if all(first < second for (first, _), (second, _) in pairwise(places)):
            return frozenset()
        kept = _longest_rise([place for place, _ in places])
        return frozenset(number for k, (_, number) in enumerate(places) if k not in kept)

    def places(self, match: Match) -> tuple[Place, Place]:
        """Where a match begins, in the target and in the source."""
        return place_of(self.target, match.target[0]), place_of(self.source, match.source[0])


def place_of(side: Side, reading: Reading) -> Place:
    """The line at which a reading begins."""
    return Place(side.entry.path, max(reading.segment.line, 1))


def _middle(values: Sequence[float]) -> float:
    """The median of `values` (the module `statistics` takes as long to import as an entry to compare)."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _longest_rise(values: Sequence[int]) -> frozenset[int]:
    """The places of a longest increasing subsequence of `values` (Fredman 1975)."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, value in enumerate(values):
        rank = bisect_left(tops, value)
        previous.append(ends[rank - 1] if rank else -1)
        tops[rank : rank + 1] = [value]
        ends[rank : rank + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = previous[place]
    return frozenset(kept)
