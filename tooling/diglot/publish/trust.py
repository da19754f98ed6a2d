"""How far to trust an entry: a line in words, and marks on just the passages that it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.check.status import behind
from diglot.lang import language, language_name
from diglot.model.agreement import PairState
from diglot.model.entry import BlockKind, State
from diglot.model.segment import FRONT_MATTER
from diglot.publish.review import long_date
from diglot.publish.rows import Mark

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment
    from diglot.publish.correspondence import Correspondence

__all__ = ["Reading", "Statement", "Trust", "is_outdated", "trust"]

_NOT_COUNTED = frozenset({BlockKind.CODE, BlockKind.HTML})


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said of an entry, with the block that it leads to, if any; `name` is what it is called in CSS.

    `is_of_both` says that the place is only seen side by side; `there` that `block` is one of the other language.
    """

    text: str
    name: str = ""
    block: int | None = None
    is_of_both: bool = False
    there: bool = False


@dataclass(frozen=True, slots=True)
class Trust:
    """What a reader is told of an entry: statements, and the mark of each block that they speak of."""

    statements: tuple[Statement, ...]
    marks: Mapping[int, Mark]
    of_theirs: Mapping[int, Mark]
    """What is said of blocks of the other language, where they are shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as its reader sees it: against the correspondence with the entry in the language `other`.

    `is_source` says that the reader's is the default language.
    """

    entry: Entry
    other: Entry
    both: Correspondence
    is_source: bool

    @property
    def turned(self) -> Reading:
        """The same, as the reader of the other language sees it."""
        return Reading(self.other, self.entry, self.both, not self.is_source)

    @property
    def mine(self) -> Sequence[Segment]:
        """The segments of the reader's language."""
        return self.both.source if self.is_source else self.both.target

    @property
    def theirs(self) -> Sequence[Segment]:
        """The segments of the other language."""
        return self.both.target if self.is_source else self.both.source

    def of_mine(self, one: Standing) -> tuple[int, ...]:
        """The segments of the reader's language that `one` covers."""
        return one.source if self.is_source else one.target

    def of_theirs(self, one: Standing) -> tuple[int, ...]:
        """The segments of the other language that `one` covers."""
        return one.target if self.is_source else one.source


def is_outdated(both: Correspondence, source: str, target: str) -> bool:
    """Whether the entry in `target` has to be brought into step with that in `source`, as `diglot status` says."""
    return behind(both.standings, source, target)[target] > 0


def trust(seen: Reading) -> Trust:
    """What the reader of `seen` is told of its translation: what of it is out of date, and what a machine wrote.

    A reader of the default language is told of changes in the other one as of an offer, without marks.
    """
    marks: dict[int, Mark] = {}
    said = (*_told_of_changes(seen, marks), *_told_of_machine(seen, marks))
    return Trust(said, marks, _of_theirs(seen))


@dataclass(frozen=True, slots=True)
class _Changes:
    """What has changed in the other language: the blocks of mine that it concerns, and the blocks that are new there.

    `there` are all blocks of the other language that changed.
    """

    standings: Sequence[Standing]
    mine: frozenset[int]
    added: frozenset[int]
    there: frozenset[int]


def _changes(seen: Reading) -> _Changes | None:
    """What has changed in the other language; None where the reader's is in step with it."""
    codes = (seen.entry.locale, seen.other.locale)
    source, target = codes if seen.is_source else codes[::-1]
    if not behind(seen.both.standings, source, target)[seen.entry.locale]:
        return None
    theirs = PairState.TARGET_CHANGED if seen.is_source else PairState.SOURCE_CHANGED
    changed = [one for one in seen.both.standings if one.state in {theirs, PairState.BOTH_CHANGED}]
    added, partly = _added(seen)
    return _Changes(
        changed or [one for one in seen.both.standings if one.unit],
        frozenset(_blocks(seen.mine, (index for one in changed for index in seen.of_mine(one))) | partly),
        frozenset(added),
        frozenset(_blocks(seen.theirs, (index for one in changed for index in seen.of_theirs(one))) | added),
    )


def _told_of_changes(seen: Reading, marks: dict[int, Mark]) -> Iterator[Statement]:
    found = _changes(seen)
    if found is None:
        return
    own = language(seen.entry.locale).phrases
    name = language_name(seen.other.locale, seen.entry.locale)
    date = _since(found.standings, seen.entry.locale)
    since = " " + own["since"].format(date=date) if date else ""
    if seen.is_source:
        told = own["revised in"].format(language=name, since=since)
        yield Statement(told, "offer", min(found.there, default=None), is_of_both=True, there=True)
        return
    text = own["changed mark"].format(language=name, since=since)
    marks.update((block, Mark("changed", text)) for block in found.mine)
    if found.mine:
        told = own["changed 1" if len(found.mine) == 1 else "changed"].format(
            count=len(found.mine), total=_total(seen), language=name, since=since
        )
        yield Statement(told, "changed", min(found.mine))
    if found.added:
        told = own["added 1" if len(found.added) == 1 else "added"].format(count=len(found.added), language=name)
        yield Statement(told, "changed", min(found.added), is_of_both=True, there=True)
    if not found.mine and not found.added:
        yield Statement(text, "changed")


def _of_theirs(seen: Reading) -> dict[int, Mark]:
    """What is said of blocks of a translation that are shown beside the text that they were translated from.

    Side by side, what an engine wrote says so once for what follows on one another, as on its own page.
    """
    if not seen.is_source:
        return {}
    own = language(seen.entry.locale).phrases
    blocks = _machine_blocks(seen.turned)
    said = {block: Mark("again" if block - 1 in blocks else "machine", own["machine"]) for block in blocks}
    if found := _changes(seen.turned):
        said.update(dict.fromkeys(found.mine, Mark("changed", own["out of date"])))
    return said


def _blocks(found: Sequence[Segment], indices: Iterable[int]) -> set[int]:
    return {found[index].block for index in indices} - {FRONT_MATTER}


def _added(seen: Reading) -> tuple[set[int], set[int]]:
    """The blocks of the other language that are new, and the blocks of mine whose counterpart has a new sentence."""
    beads = [(one.source, one.target) if seen.is_source else (one.target, one.source) for one in seen.both.beads]
    known = {index: mine for mine, theirs in beads for index in theirs}
    new = {
        index for one in seen.both.standings if one.unit is None for index in seen.of_theirs(one) if index not in known
    }
    blocks = _blocks(seen.theirs, new)
    beside: dict[int, set[int]] = {block: set() for block in blocks}
    for index, segment in enumerate(seen.theirs):
        if segment.block in beside and index in known:
            beside[segment.block] |= _blocks(seen.mine, known[index])
    whole = {block for block, mine in beside.items() if not mine}
    return whole, {min(mine) for mine in beside.values() if mine}


def _since(changed: Iterable[Standing], code: str) -> str:
    """The day since which the other language has changed: that on which both agreed first of what changed."""
    days: list[datetime.date] = [one.unit.agreed_on for one in changed if one.unit and one.unit.agreed_on]
    return long_date(min(days), code) if days else ""


def _total(seen: Reading) -> int:
    """How many paragraphs a reader would count: everything but code and what stands in the front matter."""
    return sum(seen.entry.blocks[block].kind not in _NOT_COUNTED for block in _blocks(seen.mine, range(len(seen.mine))))


def _told_of_machine(seen: Reading, marks: dict[int, Mark]) -> Iterator[Statement]:
    """What an engine wrote and nobody reviewed; where that is not all, in words and number."""
    own = language(seen.entry.locale).phrases
    blocks = _machine_blocks(seen)
    for block in blocks:
        # Said once for what follows on one another; the line beside it goes on.
        text = "" if block - 1 in blocks else own["machine"]
        marks.setdefault(block, Mark("machine", text))
    total = _total(seen)
    if blocks and (len(blocks) < total or seen.entry.meta.state is not State.MACHINE):
        phrase = own["machine count 1" if len(blocks) == 1 else "machine count"]
        yield Statement(phrase.format(count=len(blocks), total=total), "machine", blocks[0])


def _machine_blocks(seen: Reading) -> list[int]:
    if not _is_machines(seen):
        return []
    written = [one for one in seen.both.standings if one.state is PairState.MACHINE]
    return sorted(_blocks(seen.mine, (index for one in written for index in seen.of_mine(one))))


def _is_machines(seen: Reading) -> bool:
    """Whether it is the reader's text that an engine wrote, and not the one that it was translated from."""
    source, target = (seen.entry, seen.other) if seen.is_source else (seen.other, seen.entry)
    written = source if source.meta.state is State.MACHINE and target.meta.state is not State.MACHINE else target
    return written is seen.entry
