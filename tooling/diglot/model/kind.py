"""A kind of entry, as the team declares it: its folder, its names, the sections that each entry has."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OVERVIEW", "Kind", "Label", "Publish"]

OVERVIEW = "overview"
"""The built-in kind of every `index.md`: the home page and the page that introduces a folder."""


class Publish(StrEnum):
    """When an entry of a kind may be published, given the state of its translations."""

    TOGETHER = "together"
    SOURCE_FIRST = "source-first"
    MACHINE_LABELLED = "machine-labelled"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Label:
    """What a kind is called in one locale: `Myth`, `Myths`."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry.

    `labels`, `synonyms` (other words that articles use for the kind) and `sections` (the level-2 headings that each
    entry has, in order) are keyed by locale code.
    """

    name: str
    folder: str
    labels: Mapping[str, Label] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    publish: Publish = Publish.MACHINE_LABELLED
