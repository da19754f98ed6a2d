"""Where French prose lacks a no-break space, as edits of the file that it stands in."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from diglot.check.reading import read
from diglot.lang import spaces_high_marks, spacing_repairs
from diglot.markdown import segments
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.model.entry import Block, Entry

__all__ = ["respacings"]

_PROSE = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})
_FIELDS = ("title", "summary")
# What is no prose. Wider than what the rules leave out, because a wrong edit is worse than a finding that stays: also
# formulas, the content of code written as HTML, labels that a definition elsewhere repeats, and the abbreviations,
# footnotes and fields that Python-Markdown and MkDocs know by the colon behind them.
_MARKUP = re.compile(
    r"(?P<opaque>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<(?P<tag>code|kbd|pre|samp|script|style|svg|textarea|var)\b[^<>]*>.*?</(?P=tag)>"
    r"|<!--.*?-->|\{[%{*].*?[%}*]\}|\{\s*[#.:][^{}]*\}|</?[a-zA-Z][^<>]*>|<\w+:[^<>\s]*>|\$[^$\n]+\$"
    r"|\b(?:\w+://|www\.|mailto:)[^\s<>()\[\]]+|[\w.+-]+@[\w-]+\.[\w.-]*\w"
    r"|[!*]?\[[^\[\]]*\](?:\[\]|(?![(\[])):?)"
    r"|(?P<nothing>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+[\"'][^\"']*[\"'])?\s*\)|\]\[[^\]]*\]"
    r"|!?\[|\*+|(?<![^\W_])_+|_+(?![^\W_])|~~)"
    r"|(?P<entity>&(?:[a-zA-Z]+|\#\w+);)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])",
    re.DOTALL,
)
_OPAQUE = "\ufffc"
_FIELD = re.compile(r"[A-Za-z0-9_-]+:\s")
"""A field as MkDocs reads it at the top of a file without front matter."""

_Edit = tuple[int, int, str]


def respacings(text: str, entry: Entry) -> Iterator[_Edit]:
    """The edits of `text` (start, end, what to set there) that put French spaces into the prose of `entry`.

    Nothing for other languages. Which usage the entry follows is told by most of its own marks, as in the rule.
    """
    if entry.locale.partition("-")[0] != "fr":
        return
    readings = read(entry, segments(entry)).readings
    spaced = spaces_high_marks(reading.text for reading in readings if reading.is_prose)
    for name in _FIELDS:
        start, end = entry.meta.spans.get(name, (0, 0))
        # A value that is folded or escaped is not written as it reads.
        if text[start:end] == getattr(entry.meta, name):
            yield from _in_piece(text[start:end], start, spaced=spaced)
    for index, block in enumerate(entry.blocks):
        is_field = not index and not entry.meta.lines and _FIELD.match(block.text)
        if block.kind in _PROSE and not is_field:
            yield from _in_block(text, block, spaced=spaced)


def _in_block(text: str, block: Block, *, spaced: bool) -> Iterator[_Edit]:
    lines = block.text.split("\n")
    begins = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    for start, end, new in _in_piece(block.text, 0, spaced=spaced):
        row = bisect_right(begins, start) - 1
        if row < len(block.starts) and text.startswith(lines[row], block.starts[row]):
            moved = block.starts[row] - begins[row]
            yield start + moved, end + moved, new


def _in_piece(markdown: str, offset: int, *, spaced: bool) -> Iterator[_Edit]:
    shown, places = _shown(markdown)
    for start, end, new in spacing_repairs(shown, spaced=spaced):
        span = _span(markdown, places, start, end)
        if span is not None:
            yield span[0] + offset, span[1] + offset, new


def _span(markdown: str, places: list[int], start: int, end: int) -> tuple[int, int] | None:
    """Where in `markdown` the spaces between `start` and `end` of what is shown stand, or where one is missing.

    None where they are not written next to each other, or not as spaces.
    """
    if start < end:
        first, last = places[start], places[end - 1] + 1
        return (
            (first, last) if markdown[first:last].strip(" \u00a0\u202f") == "" and last - first == end - start else None
        )
    # What is missing stands at its mark, whatever emphasis begins or ends between the mark and the word.
    is_opening = start > 0 and markdown[places[start - 1]] == "«"
    at = places[start - 1] + 1 if is_opening else places[start]
    return at, at


def _shown(markdown: str) -> tuple[str, list[int]]:
    """What a reader sees of `markdown`, and for each of its characters the place in `markdown`."""
    shown: list[str] = []
    places: list[int] = []

    def add(text: str, start: int, step: int) -> None:
        shown.append(text)
        places.extend(start + step * n for n in range(len(text)))

    position = 0
    for match in _MARKUP.finditer(markdown):
        add(markdown[position : match.start()], position, 1)
        if match["opaque"]:
            add(_OPAQUE, match.start(), 0)
        elif match["entity"]:
            add(html.unescape(match.group()), match.start(), 0)
        elif match["escaped"]:
            add(match["escaped"], match.start(), 0)
        position = match.end()
    add(markdown[position:], position, 1)
    return "".join(shown), places
