"""What the search knows of an entry, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Document", "Hit", "Results"]


@dataclass(frozen=True, slots=True)
class Document:
    """A section of an entry in one locale: the unit that is indexed.

    `address` is relative to the root of the site, `anchor` the section's id on it (empty for the lead);
    `heading` is empty for the lead, `summary` for all other sections.
    """

    locale: str
    key: str
    kind: str
    title: str
    address: str
    heading: str = ""
    anchor: str = ""
    summary: str = ""
    text: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a query found, once: the section and locale that matched best, and its title in every locale.

    `excerpt` is plain text in the matching locale; `marks` are the offsets in it, start and end, of matching words.
    """

    document: Document
    score: float
    titles: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    excerpt: str = ""
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found: one page of hits of `total`, and what was read instead of words nobody wrote."""

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrections: Mapping[str, str] = field(default_factory=dict)
