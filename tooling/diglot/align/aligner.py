"""What corresponds to what between two texts, whatever their length and in whatever order they tell it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from diglot.align.anchors import anchors, rising
from diglot.align.lexicon import Lexicon
from diglot.align.strand import Strand
from diglot.align.window import SKIP, in_step
from diglot.model.entry import BlockKind
from diglot.model.segment import Bead, Bitext

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diglot.align.anchors import Point
    from diglot.align.embedding import Embedding
    from diglot.align.evidence import Lesson
    from diglot.model.segment import Segment

__all__ = ["align", "moved"]

_SPAN, _MARGIN = 160, 32
"""A window spans this many segments of either side, and looks this many further; what the margin says is not kept."""
_CELLS = 1_000_000
"""The most pairs of segments that are compared at once: some 100 MB."""
_FIRM = 0.3
"""The score from which a bead is trusted to end a window."""
_MOVED = 0.3
"""The score from which segments that the first look left out are taken to have moved."""
_LOOKS = 3
_FEW_WORDS = 3
"""Words up to which finding none of them on the other side says little: *Scale*, *Étirer ou rétrécir*."""
_LABEL, _COMPARABLE = 10, 2.5
"""How many times longer one label may be than the other, each with `_LABEL` characters more."""


def align(
    source: Sequence[Segment],
    target: Sequence[Segment],
    *,
    model: Embedding | None = None,
    languages: tuple[str, str] | None = None,
    kinds: tuple[Sequence[str], Sequence[str]] | None = None,
) -> Bitext:
    """The segments of `source` and `target` in step; those that moved are in beads that cross the others.

    `model` knows the words of the two `languages` (default: its own two, in its order); without it, words are compared
    by spelling and by what the texts themselves teach. `kinds` names what each segment is (heading, item, ...), where
    that is known; segments of a kind rather go together. A bead's score is the share of what its words say that is
    found on its other side; a bead with an empty side has the score 0.
    """
    strands = _strands(source, target, kinds, _lexicons(model, languages))
    beads, lesson = _in_windows(strands)
    found = list(beads)
    for _ in range(_LOOKS):
        left = (_left(found, 0, len(source)), _left(found, 1, len(target)))
        if not all(left):
            break
        again, _ = _in_windows((strands[0].pick(left[0]), strands[1].pick(left[1])), lesson=lesson, skip=0)
        sure = [_renumbered(bead, *left) for bead in again if bead.score >= _MOVED]
        if not sure:
            break
        found += sure
    found += _by_place(strands, found)
    return Bitext(tuple(source), tuple(target), _in_order(found, len(source), len(target)))


def moved(bitext: Bitext) -> frozenset[int]:
    """The numbers of the beads that stand elsewhere in the target: the fewest that keep the others from rising."""
    places = [
        (bead.source[0], bead.target[0], number)
        for number, bead in enumerate(bitext.beads)
        if bead.source and bead.target
    ]
    kept = {row for row, _ in rising((row, column) for row, column, _ in places)}
    return frozenset(number for row, _, number in places if row not in kept)


def _strands(
    source: Sequence[Segment],
    target: Sequence[Segment],
    kinds: tuple[Sequence[str], Sequence[str]] | None,
    lexicons: tuple[Lexicon, Lexicon],
) -> tuple[Strand, Strand]:
    if kinds is None:
        return Strand.of(source, lexicons[0]), Strand.of(target, lexicons[1])
    numbers = {
        kind: -number if kind.startswith(BlockKind.HEADING.value) else number
        for number, kind in enumerate(sorted({*kinds[0], *kinds[1]}), 2)
    }
    coded = [[numbers[kind] for kind in side] for side in kinds]
    return Strand.of(source, lexicons[0], coded[0]), Strand.of(target, lexicons[1], coded[1])


def _lexicons(model: Embedding | None, languages: tuple[str, str] | None) -> tuple[Lexicon, Lexicon]:
    if model is None:
        spellings = Lexicon()
        return spellings, spellings
    first, second = languages or model.languages
    return model.lexicon(first), model.lexicon(second)


def _in_windows(
    strands: tuple[Strand, Strand],
    *,
    lesson: Lesson | None = None,
    skip: float = SKIP,
) -> tuple[tuple[Bead, ...], Lesson | None]:
    """The beads of texts of any length. Each window begins where the last one was sure, and ends beyond an anchor."""
    sizes = (len(strands[0]), len(strands[1]))
    if max(sizes) <= 2 * _SPAN:
        return in_step(strands, lesson=lesson, skip=skip)
    points = anchors(*strands)
    found: list[Bead] = []
    start, taught = (0, 0), lesson
    while start[0] < sizes[0] and start[1] < sizes[1]:
        end = _corner(points, start, sizes)
        rows, columns = range(start[0], end[0]), range(start[1], end[1])
        window = (strands[0].pick(rows), strands[1].pick(columns))
        beads, taught = in_step(window, lesson=lesson, skip=skip)
        kept, done = (beads, end) if end == sizes else _firm(beads, start, end)
        found += [_renumbered(bead, rows, columns) for bead in kept]
        start = done
    return tuple(found), taught


def _corner(points: Sequence[Point], start: Point, sizes: tuple[int, int]) -> Point:
    """Where the window that begins at `start` ends."""
    far = next((p for p in islice(points, bisect_left(points, start), None) if _is_far(p, start)), sizes)
    left = (far[0] - start[0], far[1] - start[1])
    if left[0] * left[1] > _CELLS:  # nothing ties the texts together here: go on in proportion
        pace = _SPAN / min(left)
        far = (start[0] + int(left[0] * pace), start[1] + int(left[1] * pace))
    end = (min(far[0] + _MARGIN, sizes[0]), min(far[1] + _MARGIN, sizes[1]))
    return sizes if sizes[0] - end[0] < _MARGIN and sizes[1] - end[1] < _MARGIN else end


def _is_far(point: Point, start: Point) -> bool:
    return min(point[0] - start[0], point[1] - start[1]) > 0 and max(point[0] - start[0], point[1] - start[1]) >= _SPAN


def _firm(beads: Sequence[Bead], start: Point, end: Point) -> tuple[Sequence[Bead], Point]:
    """The beads up to the last three in a row, before the margin, that are beyond doubt; and where they end."""
    limit = (end[0] - start[0] - _MARGIN, end[1] - start[1] - _MARGIN)
    for last in range(len(beads) - 2, 0, -1):
        row, column = beads[last].source[-1] + 1, beads[last].target[-1] + 1
        if row <= limit[0] and column <= limit[1] and _in_a_row(beads[last - 1 : last + 2]):
            return beads[: last + 1], (start[0] + row, start[1] + column)
    return beads, end


def _in_a_row(beads: Sequence[Bead]) -> bool:
    row, column = beads[0].source[0], beads[0].target[0]
    return all(
        bead.source == (row + step,) and bead.target == (column + step,) and bead.score >= _FIRM
        for step, bead in enumerate(beads)
    )


def _left(beads: Iterable[Bead], side: int, size: int) -> list[int]:
    taken = {place for bead in beads for place in (bead.source, bead.target)[side]}
    return [place for place in range(size) if place not in taken]


def _by_place(strands: tuple[Strand, Strand], beads: Sequence[Bead]) -> list[Bead]:
    """Beads of short segments, as labels are, that stand alone between the same two beads on both sides."""
    if len(beads) == len(strands[0]):  # nothing is left there
        return []
    left = set(_left(beads, 1, len(strands[1])))
    ordered = sorted(beads, key=lambda bead: bead.source)
    ends = Bead((len(strands[0]),), (len(strands[1]),))
    places = [
        (before.source[-1] + 1, before.target[-1] + 1)
        for before, after in pairwise([Bead((-1,), (-1,)), *ordered, ends])
        if after.source[0] - before.source[-1] == after.target[0] - before.target[-1] == 2
    ]
    return [
        Bead((row,), (column,), 0.0) for row, column in places if column in left and _are_labels(strands, row, column)
    ]


def _are_labels(strands: tuple[Strand, Strand], row: int, column: int) -> bool:
    source, target = strands
    shorter, longer = sorted((float(source.lengths[row]), float(target.lengths[column])))
    return (
        0 < min(source.sizes[row], target.sizes[column]) <= _FEW_WORDS
        and source.kinds[row] == target.kinds[column]
        and longer + _LABEL <= _COMPARABLE * (shorter + _LABEL)
    )


def _renumbered(bead: Bead, source: Sequence[int], target: Sequence[int]) -> Bead:
    return Bead(
        tuple([source[place] for place in bead.source]), tuple([target[place] for place in bead.target]), *bead[2:]
    )


def _in_order(beads: Iterable[Bead], rows: int, columns: int) -> tuple[Bead, ...]:
    """All beads in the order of the source; what only the target has follows what it follows there."""
    two_sided = sorted(beads, key=lambda bead: bead.source)
    if len(two_sided) == rows == columns:  # no bead holds less than one of each
        return tuple(two_sided)
    holder = {place: bead.source[-1] for bead in two_sided for place in bead.target}
    ordered = [((bead.source[0], 0, 0), bead) for bead in two_sided]
    ordered += [((place, 0, 0), Bead((place,), (), 0.0)) for place in _left(two_sided, 0, rows)]
    follows = -1
    for place in range(columns):
        if place in holder:
            follows = holder[place]
        else:
            ordered.append(((follows, 1, place), Bead((), (place,), 0.0)))
    return tuple(bead for _, bead in sorted(ordered, key=lambda item: item[0]))
