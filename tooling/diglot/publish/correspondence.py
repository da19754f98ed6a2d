"""What corresponds to what between an entry and its translation, without aligning anew what is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.standings import standings
from diglot.markdown import segments
from diglot.model.segment import Bead
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment
    from diglot.model.unit import Unit
    from diglot.store.bitexts import Bitexts

    Align = Callable[[Entry, Entry], Sequence[Bead]]

__all__ = ["Correspondence", "aligned_once", "correspondence"]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The segments of an entry in the default language and in another, the beads between them, and their standings.

    Each segment stands in at most one bead; beads without either side are left out.
    """

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
    standings: tuple[Standing, ...] = ()


def correspondence(source: Entry, target: Entry, *, units: Sequence[Unit], align: Align) -> Correspondence:
    """The correspondence of two entries whose languages agreed on `units`.

    The agreement tells it for every segment that it still covers. `align` is asked only where both sides have segments
    that it does not: new ones, or all where nothing was agreed on.
    """
    ours, theirs = segments(source), segments(target)
    if not units:
        aligned = align(source, target) if ours and theirs else ()
        return Correspondence(ours, theirs, tuple([bead for bead in aligned if bead.source and bead.target]))
    found = standings(units, ours, theirs, locales=(source.locale, target.locale))
    beads = [Bead(one.source, one.target) for one in found if one.unit and one.source and one.target]
    left = _left(beads, len(ours), len(theirs), _alone(found))
    if all(left):
        beads += _within(align(source, target), left)
        beads += _replaced(found, beads)
    return Correspondence(ours, theirs, tuple(beads), found)


def _alone(found: Iterable[Standing]) -> tuple[set[int], set[int]]:
    """The segments of either side that were agreed to have no counterpart."""
    units = [one for one in found if one.unit is not None]
    return (
        {index for one in units if not one.unit.target for index in one.source},  # type: ignore[union-attr]  # above
        {index for one in units if not one.unit.source for index in one.target},  # type: ignore[union-attr]  # above
    )


def _left(beads: Iterable[Bead], ours: int, theirs: int, alone: tuple[set[int], set[int]]) -> tuple[set[int], set[int]]:
    known = list(beads)
    return (
        set(range(ours)) - {index for bead in known for index in bead.source} - alone[0],
        set(range(theirs)) - {index for bead in known for index in bead.target} - alone[1],
    )


def _within(beads: Iterable[Bead], left: tuple[set[int], set[int]]) -> Iterator[Bead]:
    """What remains of `beads` when they are cut down to the segments that are `left`."""
    for bead in beads:
        source = tuple(index for index in bead.source if index in left[0])
        target = tuple(index for index in bead.target if index in left[1])
        if source and target:
            yield Bead(source, target, bead.score)


def _replaced(found: Sequence[Standing], beads: Sequence[Bead]) -> Iterator[Bead]:
    """A bead for what was rewritten beyond recognition, with what it used to correspond to.

    A sentence is taken for the one that is gone when it is new, and stands between the same two beads.
    """
    for side, other in (("source", "target"), ("target", "source")):
        place = {index: n for n, bead in enumerate(beads) for index in getattr(bead, side)}
        there = {index: n for n, bead in enumerate(beads) for index in getattr(bead, other)}
        new = [one for unit in found if unit.unit is None for one in getattr(unit, side) if one not in place]
        for unit in found:
            rest = getattr(unit, other)
            if unit.unit is None or not rest or getattr(unit, side) or any(index in there for index in rest):
                continue
            before, behind = there.get(rest[0] - 1), there.get(rest[-1] + 1)
            run = tuple(index for index in new if _between(index, new, place) == (before, behind))
            if run and getattr(unit.unit, side) and (before, behind) != (None, None):
                new = [index for index in new if index not in run]
                yield Bead(run, rest, 0.0) if side == "source" else Bead(rest, run, 0.0)


def _between(index: int, new: Sequence[int], place: Mapping[int, int]) -> tuple[int | None, int | None]:
    """The beads around the run of new segments that `index` stands in."""
    first = last = index
    while first - 1 in new:
        first -= 1
    while last + 1 in new:
        last += 1
    return place.get(first - 1), place.get(last + 1)


def aligned_once(kept: Bitexts, *, made_by: str) -> Callable[[Entry, Entry], Sequence[Bead]]:
    """A function that aligns two entries unless `kept` knows their beads; it keeps what it worked out.

    `made_by` names the version of what aligns.
    """

    def align(source: Entry, target: Entry) -> Sequence[Bead]:
        depends_on = digest(made_by.encode(), repr((_read_from(source), _read_from(target))).encode())
        beads = kept.recall(depends_on)
        if beads is None:
            from diglot.align.entries import align_entries  # noqa: PLC0415  # NumPy and the model are large

            kept.keep(depends_on, align_entries(source, target).beads)
            beads = kept.recall(depends_on)  # as a later build has them
        return beads or ()

    return align


def _read_from(entry: Entry) -> tuple[object, ...]:
    """All of an entry that its alignment depends on."""
    blocks = [(block.kind.value, block.level, block.text) for block in entry.blocks]
    return entry.locale, entry.meta.title, entry.meta.summary, blocks
