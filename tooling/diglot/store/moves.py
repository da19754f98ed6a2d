"""Moved entries: an entry that got another name keeps what its languages agreed on under the old one."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

from diglot.model.locale import pair_name
from diglot.store.agreements import agreement_path, read_agreement, write_agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from diglot.model.entry import Entry
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

__all__ = ["Agreements"]

_SAME_ENTRY = 0.7
"""The least share of the agreed text, on the side that has less of it, that still stands in an entry that was moved.

Two of 196 pages of three organisations share at most 36 % in this sense (70 % in one language alone); of the playbook's
entries, with every third sentence rewritten on both sides, half fall below it, with every fifth, none."""


@dataclass(frozen=True)
class Agreements:
    """The agreements of the entries of a corpus, below `memory`; messages name paths relative to `root`.

    An entry without an agreement of its own has that of an entry which is gone and said the same. Files are only
    searched for moved entries when there are agreements whose entry is gone.
    """

    memory: Path
    corpus: Corpus
    root: Path | None = None
    _moves: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, init=False, repr=False)
    _listed: dict[tuple[str, str], set[str]] = field(default_factory=dict, init=False, repr=False)

    def __call__(self, source: str, target: str, key: str) -> tuple[Unit, ...]:
        """The units of `key`, in order; empty when nothing was agreed on yet.

        Raises `DiglotError` naming the line that is not a unit.
        """
        lies_under = self._lies_under(source, target, key)
        return () if lies_under is None else self._read(source, target, lies_under)

    def write(self, source: str, target: str, key: str, units: Iterable[Unit]) -> Path:
        """Write the agreement of `key` and return its path; the one under its former key goes once that is whole."""
        former = self.former_key(source, target, key)
        path = write_agreement(self.memory, source, target, key, units, root=self.root)
        self._keys(source, target).add(key)
        if former is not None:
            agreement_path(self.memory, source, target, former).unlink(missing_ok=True)
            del self._moves[source, target][key]
        return path

    def path(self, source: str, target: str, key: str) -> Path | None:
        """The file that holds the agreement of `key`, if there is one."""
        lies_under = self._lies_under(source, target, key)
        return None if lies_under is None else agreement_path(self.memory, source, target, lies_under)

    def _lies_under(self, source: str, target: str, key: str) -> str | None:
        """The key whose file holds the agreement of `key`, if there is one: no file is looked for in vain."""
        return self.former_key(source, target, key) or (key if key in self._keys(source, target) else None)

    def former_key(self, source: str, target: str, key: str) -> str | None:
        """The key under which the agreement of `key` still lies, if the entry was moved."""
        if key in self._keys(source, target):
            return None
        pair = (source, target)
        if pair not in self._moves:
            self._moves[pair] = self._find_moves(source, target)
        return self._moves[pair].get(key)

    def _find_moves(self, source: str, target: str) -> dict[str, str]:
        """The former key of each moved entry: of several that a gone agreement fits, the one it fits best."""
        orphans = {key: _agreed(self._read(source, target, key)) for key in self._orphans(source, target)}
        if not orphans:
            return {}
        homeless = self._without_agreement(source, target)
        using = _by_word([texts[0] for _, texts in homeless])
        fits = sorted(
            (-share, homeless[number][0], former)
            for former, agreed in orphans.items()
            for number in _likely(agreed[0], using, len(homeless))
            if (share := _share(agreed, homeless[number][1])) >= _SAME_ENTRY
        )
        moves: dict[str, str] = {}
        taken: set[str] = set()
        for _, key, former in fits:
            if key not in moves and former not in taken:
                moves[key] = former
                taken.add(former)
        return moves

    def _keys(self, source: str, target: str) -> set[str]:
        """The keys that have an agreement of their own: the folder is read once, not asked for each entry."""
        pair = (source, target)
        if pair not in self._listed:
            top = str(self.memory / pair_name(source, target))
            self._listed[pair] = {
                f"{folder[len(top) + 1 :]}/{name}".replace(os.sep, "/").strip("/").removesuffix(".jsonl")
                for folder, _, names in os.walk(top)
                for name in names
                if name.endswith(".jsonl")
            }
        return self._listed[pair]

    def _orphans(self, source: str, target: str) -> list[str]:
        return sorted(
            key
            for key in self._keys(source, target)
            if key not in self.corpus.by_key and not key.rpartition("/")[2].startswith(".")
        )

    def _without_agreement(self, source: str, target: str) -> list[tuple[str, tuple[str, str]]]:
        """Each key that has an entry in both languages and no agreement, with what they say."""
        return [
            (key, (_text(entries[source]), _text(entries[target])))
            for key, entries in self.corpus.by_key.items()
            if source in entries and target in entries
            if key not in self._keys(source, target)
        ]

    def _read(self, source: str, target: str, key: str) -> tuple[Unit, ...]:
        return read_agreement(self.memory, source, target, key, root=self.root)


def _text(entry: Entry) -> str:
    """The segments of an entry in a row, with a space around each: a unit may hold several."""
    from diglot.markdown import segments  # noqa: PLC0415  # few entries are moved

    return f" {' '.join(segment.text for segment in segments(entry))} "


def _agreed(units: Sequence[Unit]) -> tuple[list[str], list[str]]:
    """What was agreed on in either language, the longest first."""
    sides = ([unit.source for unit in units], [unit.target for unit in units])
    return sorted(sides[0], key=len, reverse=True), sorted(sides[1], key=len, reverse=True)


def _by_word(texts: Sequence[str]) -> dict[str, int]:
    """Which of `texts` use each word, a bit for each, the first text the lowest."""
    using: dict[str, int] = defaultdict(int)
    for number, text in enumerate(texts):
        bit = 1 << number
        for word in set(text.split(" ")):
            using[word] |= bit
    return using


def _likely(agreed: Sequence[str], using: Mapping[str, int], count: int) -> Iterator[int]:
    """The numbers of the texts, of `count`, in which so much of what was `agreed` on may stand that it is to be looked
    for: at least one of the longest units does, as the others are too short together, and so do all its words.
    """
    found, left = 0, sum(map(len, agreed))
    enough = _SAME_ENTRY * left
    for unit in agreed:
        found |= reduce(and_, (using.get(word, 0) for word in unit.split(" ")), (1 << count) - 1)
        left -= len(unit)
        if left < enough:
            break
    while found:
        lowest = found & -found
        yield lowest.bit_length() - 1
        found ^= lowest


def _share(agreed: tuple[Sequence[str], Sequence[str]], texts: tuple[str, str]) -> float:
    """How much of what was `agreed` on stands in `texts`, 0…1, on the side where it is less; 0 if that is too little.

    Characters are counted, not units: the headings of a kind stand in all its entries. Of most entries the first few,
    which are the longest, say that it is another one.
    """
    shares = []
    for side, text in zip(agreed, texts, strict=True):
        total = left = sum(map(len, side))
        for one in side:
            if f" {one} " not in text:
                left -= len(one)
                if left < _SAME_ENTRY * total:
                    return 0.0
        shares.append(left / total if total else 0.0)
    return min(shares)
