"""What travels between diglot and a translator's tool: the segments of entries in two languages, side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from diglot.store.manuscript import digest

__all__ = ["Item", "ItemState", "Mark", "Parcel", "Sheet", "text_digest"]

_DIGITS = 16
"""Of a text's digest: 64 bits, which no two segments of one entry share by chance."""
_MARK = re.compile(rf"([0-9a-f]{{{_DIGITS}}})\.([0-9a-f]{{{_DIGITS}}}|-)\.(\d{{1,6}})")


class ItemState(StrEnum):
    """How far the translation of a segment has come."""

    MISSING = "missing"
    CHANGED = "changed"
    """The source has changed since both languages agreed, or both have."""
    MACHINE = "machine"
    DRAFT = "draft"
    """There is a translation that nobody has approved."""
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Mark:
    """What an item was made of: the digests of both texts as they stood, `target` empty where there was none.

    `nth` counts the segments of the target before it that say the same: which of several it is.
    """

    source: str
    target: str = ""
    nth: int = 0

    @classmethod
    def of(cls, source: str, target: str, nth: int = 0) -> Mark:
        """The mark of two texts."""
        return cls(text_digest(source), text_digest(target) if target else "", nth)

    @classmethod
    def read(cls, written: str | None) -> Mark | None:
        """The mark that `str` wrote, None where that is none."""
        found = _MARK.fullmatch((written or "").strip())
        return found and cls(found[1], "" if found[2] == "-" else found[2], int(found[3]))

    def __str__(self) -> str:
        return f"{self.source}.{self.target or '-'}.{self.nth}"


def text_digest(text: str) -> str:
    """The digest of a segment's text."""
    return digest(text.encode("utf-8", "surrogatepass"))[:_DIGITS]


@dataclass(frozen=True, slots=True)
class Item:
    """A segment in two languages: Markdown on one line each.

    `key` is stable: it depends on the source text alone, and is unique in its sheet. `was_source` and `was_target` are
    the texts on which both languages agreed, where either has changed since. `part` says what the segment is part of
    (`title`, `heading`, `table`). `mark` is None in a file that diglot did not write; `line` is where the item stands:
    in the source entry when it is exported, in the exchanged file when it is read. `locked` says why its translation
    cannot be changed from outside.
    """

    key: str
    source: str
    target: str = ""
    state: ItemState = ItemState.MISSING
    mark: Mark | None = None
    was_source: str = ""
    was_target: str = ""
    part: str = ""
    line: int = 0
    locked: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The items of one entry in the order of its source; `key` is empty in a file that does not name the entry."""

    key: str
    items: tuple[Item, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file of exchange: entries in a source and a target language (locale codes), which `line` names."""

    source: str
    target: str
    sheets: tuple[Sheet, ...]
    line: int = 1
