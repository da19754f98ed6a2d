"""Drafts that run together on the page: told as one unit, so that the agreement says what stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.unit import Unit

__all__ = ["as_one", "joined"]

_MOST = 8
"""Segments that one draft may have become: an engine seldom makes two sentences of one."""


def as_one(units: Sequence[Unit]) -> Unit:
    """One unit of several; what is said of one of them is said of all."""
    first = max(units, key=lambda unit: unit.origin == "engine")
    return replace(
        first,
        source=" ".join(unit.source for unit in units),
        target=" ".join(unit.target for unit in units if unit.target),
        match=min((unit.match for unit in units if unit.match is not None), default=None),
        note="; ".join(unit.note for unit in units if unit.note) or None,
    )


def joined(units: Sequence[Unit], texts: Sequence[str]) -> Iterator[Unit]:
    """`units` with those made one whose translations are no segments of the page alone, only together.

    `texts` are the segments of the page. An engine may leave out the full stop, and the next sentence is then read as
    part of the one before. Units that somebody reviewed stay as they are.
    """
    there = {" ".join(texts[n : n + count]) for count in range(1, _MOST + 1) for n in range(len(texts))}
    run: list[Unit] = []
    for unit in units:
        if unit.is_reviewed or not unit.target or unit.target in there:
            yield from run
            yield unit
            run = []
            continue
        run.append(unit)
        if (one := as_one(run)).target in there:
            yield one
            run = []
    yield from run
