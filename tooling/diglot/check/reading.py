"""What a segment says, read once for all rules: its prose, its words, and what stands in it beside prose."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from diglot.check.foreign import foreign_segments
from diglot.lang import language
from diglot.markdown import links
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.lang import Language
    from diglot.markdown import Link
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment

__all__ = ["CODE_MARK", "SHORTEST_COPY", "Reading", "Side", "read"]

CODE_MARK = "\ufffc"
"""What stands in the prose for a code span."""

SHORTEST_COPY = 20
"""Characters from which a repeated sentence is told: `Voir aussi` may well stand under every heading."""
_MARKUP = re.compile(
    r"(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<nothing><!--.*?-->|\{[%{*].*?[%}*]\}|\{\s*[#.:][^{}]*\}|\[\^[^\]]*\]|</?[a-zA-Z][^<>]*>|<\w+:[^<>\s]*>"
    r"|\b(?:https?://|www\.)[^\s<>()\[\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<address>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\s*\)|\]\[[^\]]*\])"
    r"|(?P<entity>&(?:[a-zA-Z]+|\#\d+);)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<mark>!?\[|\]|\*+|(?<![^\W_])_+|_+(?![^\W_])|~~|<|>)",
    re.DOTALL,
)
_ANY_MARKUP = re.compile(r"[`<\[\]*_{&\\~@]|https?:|www\.")
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


class Reading(NamedTuple):
    """A segment and what it says.

    `text` is its prose as a reader sees it, with `CODE_MARK` for code; `words` are those of the prose in lower case;
    `codes` are its code spans. `kind` is that of its block, None in the front matter. Code blocks have no prose and no
    words.
    """

    segment: Segment
    kind: BlockKind | None
    text: str
    words: tuple[str, ...]
    codes: tuple[str, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether this is a sentence or a heading: not code, HTML or a cell."""
        return self.kind is None or self.kind in _PROSE

    @property
    def size(self) -> int:
        """Its length in characters, as far as it is to be translated."""
        return len(self.text)


@dataclass(frozen=True)
class Side:
    """An entry with its language and the readings of its segments."""

    entry: Entry
    language: Language
    readings: tuple[Reading, ...]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the entry."""
        return links(self.entry)

    @cached_property
    def foreign(self) -> Mapping[int, str]:
        """The index and the language of each segment that is in another language than the entry."""
        return foreign_segments(self)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The indices of the segments with each text."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, reading in enumerate(self.readings):
            places[reading.text].append(index)
        return dict(places)

    @cached_property
    def most_repeated(self) -> int:
        """How often the sentence that is repeated most stands here; labels do not count."""
        return max((len(at) for text, at in self.places.items() if len(text) >= SHORTEST_COPY), default=1)

    def block_at(self, line: int) -> int:
        """The index of the block that stands at a line."""
        return bisect_right(self._lines, line) - 1

    @cached_property
    def _lines(self) -> list[int]:
        return [block.line for block in self.entry.blocks]


def read(entry: Entry, segments: Iterable[Segment]) -> Side:
    """The readings of `segments`, which are those of `entry`."""
    return Side(entry, language(entry.locale), tuple(_reading(entry, segment) for segment in segments))


def _reading(entry: Entry, segment: Segment) -> Reading:
    kind = None if segment.block == FRONT_MATTER else entry.blocks[segment.block].kind
    if kind is BlockKind.CODE:
        return Reading(segment, kind, "", ())
    text = segment.text
    text, codes = _shown(text) if _ANY_MARKUP.search(text) else (text, ())
    return Reading(segment, kind, text.strip(), tuple(_WORD.findall(text.lower())), codes)


def _shown(text: str) -> tuple[str, tuple[str, ...]]:
    """The prose of `text`, and its code spans."""
    codes: list[str] = []

    def shown(match: re.Match[str]) -> str:
        match match.lastgroup:
            case "mark" | "address":
                return ""
            case "code" | "ticks":
                codes.append(match["code"].strip())
                return CODE_MARK
            case "entity":
                return html.unescape(match.group())
            case "escaped":
                return match["escaped"]
            case _:
                return " "

    return _MARKUP.sub(shown, text), tuple(codes)
