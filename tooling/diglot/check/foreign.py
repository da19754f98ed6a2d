"""The segments of an entry that are in another language than the entry."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diglot.lang import evidence, foreign_language, maybe_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.check.reading import Side

__all__ = ["foreign_segments", "runs"]


def foreign_segments(side: Side) -> Mapping[int, str]:
    """The index and the language of each segment of `side` that is in another language.

    A sentence tells by itself, or its block does: of a paragraph in Spanish, also its shortest sentence.
    """
    expected = side.entry.locale
    found: dict[int, str] = {}
    for index in maybe_foreign(side.row, expected=expected):
        reading = side.readings[index]
        if reading.is_prose and (
            code := foreign_language(evidence(reading.words), len(reading.words), expected=expected)
        ):
            found[index] = code
    by_block: dict[int, list[int]] = {side.readings[index].segment.block: [] for index in found}
    for index, reading in enumerate(side.readings) if found else ():
        if reading.segment.block in by_block and reading.is_prose and evidence(reading.words):
            by_block[reading.segment.block].append(index)
    for indices in by_block.values():
        if len(indices) > 1:
            found.update(_of_block(side, indices))
    return found


def _of_block(side: Side, indices: Sequence[int]) -> Iterator[tuple[int, str]]:
    """All segments of a block that is foreign as a whole."""
    total: dict[frozenset[str], int] = defaultdict(int)
    for index in indices:
        for codes, count in evidence(side.readings[index].words).items():
            total[codes] += count
    words = sum(len(side.readings[index].words) for index in indices)
    own = side.entry.locale.lower().partition("-")[0]
    if code := foreign_language(total, words, expected=side.entry.locale):
        for index in indices:
            counts = evidence(side.readings[index].words)
            if not any(own in codes and code not in codes for codes in counts):
                yield index, code


def runs(indices: Mapping[int, str]) -> Iterator[tuple[list[int], str]]:
    """Neighbouring segments of one language together, in order."""
    run: list[int] = []
    for index in sorted(indices):
        if run and (index != run[-1] + 1 or indices[index] != indices[run[-1]]):
            yield run, indices[run[0]]
            run = []
        run.append(index)
    if run:
        yield run, indices[run[0]]
