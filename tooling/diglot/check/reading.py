"""What a segment says, read once for all rules: its prose, its words, and what stands in it beside prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from diglot.check.foreign import foreign_segments
from diglot.lang import fold, language, row, words
from diglot.markdown import links, unclosed
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diglot.lang import Language, Row
    from diglot.markdown import Link
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment

__all__ = ["CODE_MARK", "SHORTEST_COPY", "Reading", "Side", "read"]

CODE_MARK = "\ufffc"
"""What stands in the prose for a code span."""

SHORTEST_COPY = 20
"""Characters from which a repeated sentence is told: `Voir aussi` may well stand under every heading."""
# Each alternative begins with the character that it is known by, and its group stands at its end: so `re` runs from one
# such character to the next, in a tenth of the time.
_ALTERNATIVES = (
    r"`(?<!``)(?P<ticks>`*)(?!`)(?P<code>.+?)(?<!`)`(?P=ticks)(?!`)",
    r"<(?:!--.*?--|/?[a-zA-Z][^<>]*|\w+:[^<>\s]*)>(?P<tag>)",
    r"\{(?:[%{*].*?[%}*]|\s*[#.:][^{}]*)\}(?P<braces>)",
    r"\[\^[^\]]*\](?P<note>)",
    r"h(?<!\wh)ttps?://[^\s<>()\[\]]+(?P<url>)",
    r"w(?<!\ww)ww\.[^\s<>()\[\]]+(?P<host>)",
    r"\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\s*\)|\[[^\]]*\])(?P<address>)",
    r"&(?:[a-zA-Z]+|\#\d+);(?P<entity>)",
    r"\\(?P<escaped>[!-/:-@\[-`{-~])",
    r"!\[|\[|\]|\*\**|_(?:(?<![^\W_]_)_*|_*(?![^\W_]))|~~|<|>|\ufdd0",  # the last is a hidden `<`
)
_MARKUP = re.compile("|".join(_ALTERNATIVES), re.DOTALL)
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.-]*\w(?P<mail>)"


@cache
def _markup_or_mail() -> re.Pattern[str]:
    """The same for text with an `@`: a mail address begins with any letter."""
    return re.compile("|".join((*_ALTERNATIVES[:-1], _MAIL, _ALTERNATIVES[-1])), re.DOTALL)


_FIGURE = re.compile("[^\0-/:-\u065f\u2000-\u206f\u20a0-\u20cf\u2190-\u23ff\ufffc]")
"""A figure of any script, or a character of another script: a set is asked in half the time of a property."""
_ANY_MARK = re.compile(r"[`<\[\]*_{&\\~@]")
_PROSE = frozenset({None, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


class Reading(NamedTuple):
    """A segment and what it says.

    `text` is its prose as a reader sees it, with `CODE_MARK` for code; `words` are those of the prose in lower case;
    `codes` are its code spans. `kind` is that of its block, None in the front matter; `is_prose` says that it is a
    sentence or a heading: not code, HTML or a cell. Code blocks have no prose and no words.
    """

    segment: Segment
    kind: BlockKind | None
    text: str
    words: tuple[str, ...]
    codes: tuple[str, ...]
    is_prose: bool

    @property
    def size(self) -> int:
        """Its length in characters, as far as it is to be translated."""
        return len(self.text)

    @property
    def quoted(self) -> str:
        """Its prose with its code, for people."""
        parts = self.text.split(CODE_MARK)
        return "".join(chain.from_iterable(zip_longest(parts, [f"`{code}`" for code in self.codes], fillvalue="")))


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

    @cached_property
    def doubled(self) -> Mapping[int, int]:
        """The segments of each paragraph or item that follows itself, with those of the first of the two."""
        blocks = self.entry.blocks
        again = {
            number
            for number in range(1, len(blocks))
            if blocks[number].text == blocks[number - 1].text and len(blocks[number].text) >= SHORTEST_COPY
        }
        of_block: dict[int, list[int]] = defaultdict(list)
        for index, reading in enumerate(self.readings if again else ()):
            if reading.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
                of_block[reading.segment.block].append(index)
        pairs = [pair for number in again for pair in zip(of_block[number], of_block[number - 1], strict=False)]
        return dict(pairs)

    @cached_property
    def row(self) -> Row:
        """The words of all readings in a row."""
        return row([reading.words for reading in self.readings])

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """The words of its prose, without case and accents, and how often they stand there."""
        return Counter(fold(word) for reading in self.readings for word in reading.words)

    @cached_property
    def figures(self) -> Sequence[int]:
        """The indices of the segments that may hold figures."""
        return [index for index, reading in enumerate(self.readings) if _FIGURE.search(reading.text)]

    @cached_property
    def coded(self) -> Sequence[int]:
        """The indices of the segments with code spans."""
        return [index for index, reading in enumerate(self.readings) if reading.codes]

    @cached_property
    def codes(self) -> Counter[str]:
        """How often each code span stands here."""
        return Counter(code for index in self.coded for code in self.readings[index].codes)

    @cached_property
    def denying(self) -> Sequence[int]:
        """The indices of the segments with a word that may deny."""
        is_free = self.language.negations.isdisjoint
        return [index for index, reading in enumerate(self.readings) if not is_free(reading.words)]

    def block_at(self, line: int) -> int:
        """The index of the block that stands at a line."""
        return bisect_right(self._lines, line) - 1

    @cached_property
    def _lines(self) -> list[int]:
        return [block.line for block in self.entry.blocks]


def read(entry: Entry, segments: Sequence[Segment]) -> Side:
    """The readings of `segments`, which are those of `entry`."""
    blocks = entry.blocks
    kinds = [None if segment.block == FRONT_MATTER else blocks[segment.block].kind for segment in segments]
    said = [_said(segment.text, kind) for segment, kind in zip(segments, kinds, strict=True)]
    found = words([text for text, _ in said])
    return Side(
        entry,
        language(entry.locale),
        tuple(
            [
                Reading(segment, kind, text.strip(), own, codes, kind in _PROSE)
                for segment, kind, own, (text, codes) in zip(segments, kinds, found, said, strict=True)
            ]
        ),
    )


def _said(text: str, kind: BlockKind | None) -> tuple[str, tuple[str, ...]]:
    """The prose of a segment of a `kind`, and its code spans."""
    if kind is BlockKind.CODE:
        return "", ()
    if _ANY_MARK.search(text) or "http" in text or "www." in text:
        return _shown(text)
    return text, ()


def _shown(text: str) -> tuple[str, tuple[str, ...]]:
    """The prose of `text`, and its code spans."""
    import html  # noqa: PLC0415  # of the entities that it knows

    codes: list[str] = []

    def shown(match: re.Match[str]) -> str:
        match match.lastgroup:
            case None | "address":
                return ""
            case "code":
                codes.append(match["code"].strip())
                return CODE_MARK
            case "entity":
                return html.unescape(match.group())
            case "escaped":
                return match["escaped"]
            case _:
                return " "

    prose = (_markup_or_mail() if "@" in text else _MARKUP).sub(shown, unclosed.hidden(text))
    return unclosed.shown(prose), tuple(map(unclosed.shown, codes))
