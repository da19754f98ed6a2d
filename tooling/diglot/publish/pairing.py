"""Which passages of two languages of an entry stand side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.publish.html_elements import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.model.segment import Bead, Segment
    from diglot.publish.passages import Passage, Rendered

__all__ = ["Half", "Pairing", "most", "names", "pairing", "shares"]

_AS_MUCH = 0.34
"""The least share of a passage, compared with the greatest, from which another says about as much of it:
a sentence of a third of the length counts, a word that moved does not."""


@dataclass(frozen=True, slots=True)
class Half:
    """One language of an entry: its segments, its passages, and the elements that they became, as far as known.

    The elements stand in `sheet`. `bodies` are known marked passages, see `Typeset.bodies`.
    """

    locale: str
    segments: Sequence[Segment]
    passages: Sequence[Passage]
    elements: Mapping[int, Rendered] = field(default_factory=dict)
    sheet: Sheet = field(default_factory=lambda: Sheet(""))
    bodies: dict[int, tuple[Sequence[str], str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pairing:
    """Which passages stand side by side: what they share, and the name of the bead that each segment stands in."""

    mine: Half
    theirs: Half
    shares: Mapping[tuple[int, int], int]
    names: tuple[Mapping[int, str], Mapping[int, str]]

    @cached_property
    def host(self) -> Mapping[int, int]:
        """For each passage of theirs with a counterpart, that of mine beside which it stands.

        It is the first of those that say about as much of it as any: paragraphs that became one stand beside it
        together.
        """
        best: dict[int, int] = {}
        for (_, q), share in self.shares.items():
            best[q] = max(best.get(q, 0), share)
        found: dict[int, int] = {}
        for (p, q), share in sorted(self.shares.items()):
            if share >= best[q] * _AS_MUCH:
                found.setdefault(q, p)
        return found

    @cached_property
    def counterpart(self) -> Mapping[int, int]:
        """For each passage of mine with a counterpart, that of theirs which says most of it."""
        return most((p, q, share) for (p, q), share in self.shares.items())

    @cached_property
    def hosted(self) -> Mapping[int, list[int]]:
        """The passages of theirs that stand beside each of mine, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for q in sorted(self.host):
            found[self.host[q]].append(q)
        return found


def pairing(mine: Half, theirs: Half, beads: Iterable[Bead]) -> Pairing:
    """Which passages of `mine` and `theirs` stand side by side, given the beads from mine to theirs."""
    known = tuple(beads)
    return Pairing(mine, theirs, shares(mine.passages, theirs.passages, known), names(known))


def names(beads: Iterable[Bead]) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The name of the bead that each segment of the source, and of the target, is part of."""
    known = [(str(n), bead) for n, bead in enumerate(beads)]
    return (
        {index: name for name, bead in known for index in bead.source},
        {index: name for name, bead in known for index in bead.target},
    )


def shares(mine: Sequence[Passage], theirs: Sequence[Passage], beads: Iterable[Bead]) -> Mapping[tuple[int, int], int]:
    """How much of each passage of `mine`, in letters, the `beads` find in each of `theirs`, by the numbers of both.

    Of two passages that have nothing but one another, this is not looked for: it is 1.
    """
    ours = {index: p for p, one in enumerate(mine) for index in one.segments}
    others = {index: q for q, one in enumerate(theirs) for index in one.segments}
    joined: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for bead in beads:
        for i in bead.source:
            for j in bead.target:
                if i in ours and j in others:
                    joined[ours[i], others[j]].append((i, j))
    of_mine, of_theirs = Counter(p for p, _ in joined), Counter(q for _, q in joined)
    return {
        (p, q): 1 if of_mine[p] == of_theirs[q] == 1 else _share(mine[p], theirs[q], pairs)
        for (p, q), pairs in joined.items()
    }


def _share(mine: Passage, theirs: Passage, pairs: Iterable[tuple[int, int]]) -> int:
    """What the `pairs` of their segments share, in letters."""
    sizes, others = (dict(zip(one.segments, map(len, one.letters), strict=True)) for one in (mine, theirs))
    return sum(min(sizes[i], others[j]) + 1 for i, j in pairs)


def most(weighed: Iterable[tuple[int, int, int]]) -> Mapping[int, int]:
    """For each first number of `weighed` the second one with the most weight; the least of equals."""
    best: dict[int, tuple[int, int]] = {}
    for one, other, share in weighed:
        if one not in best or (share, -other) > (best[one][0], -best[one][1]):
            best[one] = (share, other)
    return {one: other for one, (_, other) in best.items()}
