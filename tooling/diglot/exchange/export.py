"""An entry and its translation as a sheet that a translator works on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.exchange.parcel import Item, ItemState, Mark, Sheet, text_digest
from diglot.exchange.runs import is_text, run_of, texts_before, translatable
from diglot.model.agreement import PairState
from diglot.model.entry import State
from diglot.model.segment import FRONT_MATTER
from diglot.model.unit import Origin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.segment import Bitext, Segment
    from diglot.model.unit import Unit

__all__ = ["export"]

_STATES = {
    PairState.AGREED: ItemState.FINAL,
    PairState.COSMETIC: ItemState.FINAL,
    PairState.MACHINE: ItemState.MACHINE,
    PairState.SOURCE_CHANGED: ItemState.CHANGED,
    PairState.TARGET_CHANGED: ItemState.DRAFT,
    PairState.BOTH_CHANGED: ItemState.CHANGED,
}
_ORDER = (ItemState.MISSING, ItemState.CHANGED, ItemState.MACHINE, ItemState.DRAFT, ItemState.FINAL)
"""Of a segment that several agreed pairs cover, the state that needs most work counts."""


def export(
    source: Entry, target: Entry | None, *, bitext: Bitext | None = None, standings: Sequence[Standing] = ()
) -> Sheet:
    """The sheet of `source` with its translation `target`, if there is one.

    `bitext` puts their segments in step (needed where there is a target); `standings` say what became of what both
    agreed on. Code and HTML blocks are no text and left out; what cannot be changed from outside is locked.
    """
    exporting = _Exporting(source, target, bitext, standings)
    return Sheet(source.key, tuple(exporting.items()))


def _state_of(standing: Standing) -> ItemState:
    """The state of an item that `standing` covers; what an engine could not translate is still missing."""
    unit = standing.unit
    is_left = unit is not None and unit.origin is Origin.ENGINE and unit.engine is None
    return ItemState.MISSING if is_left and standing.state is PairState.MACHINE else _STATES[standing.state]


class _Exporting:
    def __init__(
        self, source: Entry, target: Entry | None, bitext: Bitext | None, standings: Sequence[Standing]
    ) -> None:
        self.source = source
        self.target = target
        self.ours: Sequence[Segment] = bitext.source if bitext else translatable(source)
        self.theirs: Sequence[Segment] = bitext.target if bitext else ()
        self.beads = bitext.beads if bitext else ()
        self.standings = standings
        self.keys: Counter[str] = Counter()

    def items(self) -> list[Item]:
        return [self._item(ours, theirs) for ours, theirs in self._pairs() if is_text(self.source, self.ours[ours[0]])]

    def _pairs(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Runs of segments that correspond, in the order of the source; what spans blocks of it is parted."""
        if self.target is None:
            return [((index,), ()) for index in range(len(self.ours))]
        found = self._fields(self.target)
        for bead in self.beads:
            ours = tuple(index for index in bead.source if self.ours[index].block != FRONT_MATTER)
            theirs = tuple(index for index in bead.target if self.theirs[index].block != FRONT_MATTER)
            found += [(ours, theirs)] if ours and theirs else [((index,), ()) for index in ours]
        return sorted(found)

    def _fields(self, target: Entry) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """Title and summary, which correspond whatever they say."""
        sides = [
            [name for name in ("title", "summary") if getattr(entry.meta, name)] for entry in (self.source, target)
        ]
        return [
            ((number,), (sides[1].index(name),) if name in sides[1] else ()) for number, name in enumerate(sides[0])
        ]

    def _item(self, ours: tuple[int, ...], theirs: tuple[int, ...]) -> Item:
        source, target = (self._text(self.ours, ours), self._text(self.theirs, theirs))
        state, unit = self._state(ours, theirs)
        mark = Mark.of(source, target, texts_before(self.theirs, theirs) if theirs else 0)
        if state is ItemState.MISSING:
            target = ""
        key = text_digest(source)[:12]
        self.keys[key] += 1
        return Item(
            key=f"{key}-{self.keys[key]}" if self.keys[key] > 1 else key,
            source=source,
            target=target,
            state=state,
            mark=mark,
            was_source=unit.source if unit and unit.source != source else "",
            was_target=unit.target if unit and unit.target != target else "",
            part=self._part(self.ours[ours[0]]),
            line=self.ours[ours[0]].line,
            locked=self._locked(theirs),
        )

    def _text(self, segments: Sequence[Segment], indices: tuple[int, ...]) -> str:
        return " ".join(segments[index].text for index in indices)

    def _part(self, segment: Segment) -> str:
        if segment.block == FRONT_MATTER:
            return "title" if segment.text == " ".join(self.source.meta.title.split()) else "summary"
        return self.source.blocks[segment.block].kind.value

    def _locked(self, theirs: tuple[int, ...]) -> str:
        if self.target is None or not theirs:
            return ""
        if run_of(self.theirs, theirs) is not None and is_text(self.target, self.theirs[theirs[0]]):
            return ""
        return "its translation stands in several places; change it in the Markdown file"

    def _state(self, ours: tuple[int, ...], theirs: tuple[int, ...]) -> tuple[ItemState, Unit | None]:
        covering = [
            (_state_of(standing), standing.unit)
            for standing in self.standings
            if standing.unit and (set(standing.source) & set(ours) or set(standing.target) & set(theirs))
        ]
        if not theirs:
            return ItemState.MISSING, next((unit for _, unit in covering), None)
        if covering:
            return min(covering, key=lambda one: _ORDER.index(one[0]))
        is_machine = self.target is not None and self.target.meta.state is State.MACHINE
        return ItemState.MACHINE if is_machine else ItemState.DRAFT, None
