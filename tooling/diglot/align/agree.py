"""A bitext to the units of an agreement."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from diglot.model.unit import Unit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from diglot.model.segment import Bitext

__all__ = ["agree"]


def agree(bitext: Bitext, *, by: str, on: datetime.date, previous: Sequence[Unit] = ()) -> tuple[Unit, ...]:
    """The units that say that both sides of `bitext` agree, in its order, reviewed `by` somebody `on` a day.

    A pair that `previous` holds word for word, and that somebody had reviewed, keeps its date and its reviewer; one
    that an engine wrote keeps that it did.
    """
    known = {(unit.source, unit.target): unit for unit in previous}
    return tuple(_unit(source, target, known.get((source, target)), by, on) for source, target in _texts(bitext))


def _texts(bitext: Bitext) -> list[tuple[str, str]]:
    return [
        (
            " ".join(bitext.source[index].text for index in bead.source),
            " ".join(bitext.target[index].text for index in bead.target),
        )
        for bead in bitext.beads
    ]


def _unit(source: str, target: str, known: Unit | None, by: str, on: datetime.date) -> Unit:
    if known is None:
        return Unit(source, target, agreed_on=on, by=by)
    if known.by is not None:
        return known
    return replace(known, agreed_on=on, by=by, note=None)
