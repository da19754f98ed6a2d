"""Segments and bitexts: what corresponds to what between two texts.

Those that a check makes by the thousand are named tuples, which are made four times as fast as frozen data classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["FRONT_MATTER", "Bead", "Bitext", "Segment"]

FRONT_MATTER = -1
"""The `Segment.block` of a title or summary, which stand in the front matter."""


class Segment(NamedTuple):
    """A sentence (or a heading, a cell, a code block) of an entry.

    `text` is its Markdown on one line; `line` is 1-based; `start` and `end` are offsets in characters in the file;
    `block` is the index of its block in the entry, or `FRONT_MATTER`.
    """

    text: str
    line: int = 0
    start: int = 0
    end: int = 0
    block: int = 0


class Bead(NamedTuple):
    """Segments that correspond: 0-based indices on either side, either of them possibly empty, and a score in 0…1.

    `rival` is the best score that one of two segments reaches with another one; 0 where theirs leaves no doubt. `rest`
    is the share of what the second half of the source says, or one of its segments, that the target says too; 1 where
    that is long enough.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float = 1.0
    rival: float = 0.0
    rest: float = 1.0


@dataclass(frozen=True, slots=True)
class Bitext:
    """Two texts in step. Each segment of either side stands in exactly one bead."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    beads: tuple[Bead, ...]
