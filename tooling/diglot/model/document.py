"""What the search knows of an entry, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Document", "Hit", "Results", "Suggestion"]


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
    """What a query found: `hits` from `offset` on of `total`, and what was read instead of words nobody wrote.

    `query` is what was looked for; `shortened` says that it is less than what was asked (see `search.query`).
    `languages` counts the entries that each locale searched has alone. `kinds` counts the entries of each kind, those
    included that a filter by kind leaves out; `states` does the same for the state of the text that answers.
    `generation` names the state of the index that answered. `expansions` are the other words that were looked for, by
    the locale of the texts: terms that mean the same, and what the words are called in another language.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    offset: int = 0
    corrections: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    shortened: bool = False
    generation: str = ""
    expansions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a reader who has typed the beginning may mean: a title or heading and the place it leads to, or words to
    search for, which lead to no place of their own (`address` is None).
    """

    text: str
    locale: str
    address: str | None
    anchor: str = ""
