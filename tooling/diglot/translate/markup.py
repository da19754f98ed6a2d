"""A segment's inline Markdown as a tree: prose, what is not translated, and spans that go round prose."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    _Hidden = tuple[tuple[int, int], ...]
    """What stays as it is: where each part begins and ends."""

__all__ = ["Node", "Opaque", "Prose", "Span", "opaques", "read_markup", "written"]

_OPAQUE = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->|<(?P<tag>code|kbd|pre|samp|script|style|svg|var)\b[^<>]*>.*?</(?P=tag)>|</?[a-zA-Z][^<>]*>"
    r"|<(?:\w+:|[\w.+-]+@)[^<>\s]*>"
    r"|\{\{.*?\}\}|\{%.*?%\}|\$\{[^{}]*\}|\{[^{}\n]*\}"
    r"|\[\^[^\[\]]+\]"
    r"|\b(?:https?|mailto|ftp):(?>\{\{[^{}\n]*\}\}|[^\s<>()\[\]])*(?<![.,;:!?»”\"'])|\bwww\.[^\s<>()\[\]]*[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|&(?:[a-zA-Z]+|\#\w+);|\\[!-/:-@\[-`{-~]|%(?:\(\w+\))?[sdif]\b|(?<![\w:]):[a-z][\w+-]*:(?!\w)"
    r"|\$[^$\s](?:[^$\n]*[^$\s])?\$(?!\d)",
    re.DOTALL,
)
_LINK_END = re.compile(
    r"\]\(\s*(?:<[^<>\n]*>|(?>\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\([^()\s]*\)|[^()\s])*+)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\]\[[^\[\]]*\]"
)
"""The address may hold variables of a template, with the spaces in them."""
_ATTRIBUTES = re.compile(r"\{:?\s*[#.:\w][^{}]*\}")
_EMPHASIS = re.compile(r"\*{1,3}|(?<![^\W_])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![^\W_])|~~|==")
_BRACKET = re.compile(r"[\[\]]")
_MARK = re.compile(r"[\[!*_~=]")
"""What a span may begin with."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that is translated."""

    text: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """Text that stays as it is: code, an address, a tag, a variable."""

    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """Marks round what is translated: a link, an image, emphasis."""

    opening: str
    inside: tuple[Node, ...]
    closing: str


Node = Prose | Opaque | Span


def read_markup(text: str) -> tuple[Node, ...]:
    """The nodes of inline Markdown `text`; `written` of them is `text` again."""
    return tuple(_read(text, _opaque_spans(text)))


def written(nodes: Sequence[Node]) -> str:
    """The Markdown of `nodes`."""
    return "".join(
        node.opening + written(node.inside) + node.closing if isinstance(node, Span) else node.text for node in nodes
    )


def opaques(nodes: Sequence[Node]) -> Iterator[Opaque]:
    """What stays as it is, in order, inside spans too."""
    for node in nodes:
        if isinstance(node, Opaque):
            yield node
        elif isinstance(node, Span):
            yield from opaques(node.inside)


def _opaque_spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple([match.span() for match in _OPAQUE.finditer(text)])


def _read(text: str, hidden: _Hidden, start: int = 0, end: int | None = None) -> Iterator[Node]:
    """The nodes between two offsets. Marks without their partner are prose."""
    end = len(text) if end is None else end
    position = begun = start

    def prose(upto: int) -> Iterator[Node]:
        if begun < upto:
            yield Prose(text[begun:upto])

    while position < end:
        mark = _MARK.search(text, position, end)
        following = bisect_left(hidden, (position, 0))
        opaque = hidden[following] if following < len(hidden) and hidden[following][1] <= end else None
        if opaque and (mark is None or opaque[0] <= mark.start()):
            yield from prose(opaque[0])
            yield Opaque(text[slice(*opaque)])
            position = begun = opaque[1]
            continue
        if mark is None:
            break
        position = mark.start()
        found = _span_at(text, position, end, hidden)
        if found is None:
            position += 1
            continue
        opening, closing, after = found
        yield from prose(position)
        yield Span(text[position:opening], tuple(_read(text, hidden, opening, closing)), text[closing:after])
        position = begun = after
    yield from prose(end)


def _span_at(text: str, at: int, end: int, hidden: _Hidden) -> tuple[int, int, int] | None:
    """Where the marks that open at `at` end, where those that close begin, and where these end."""
    if text[at] == "[" or text.startswith("![", at):
        opening = at + 1 + (text[at] == "!")
        return _link_at(text, opening, end, hidden)
    mark = _EMPHASIS.match(text, at)
    if mark is None or mark.end() >= end or text[mark.end()].isspace():
        return None
    inside = mark.end()
    position = inside
    while (close := text.find(mark.group(), position, end)) >= 0:
        after = close + len(mark.group())
        is_longer = mark.group()[0] in "*_" and text[after : after + 1] == mark.group()[0]
        if close > inside and not text[close - 1].isspace() and not _within(close, hidden) and not is_longer:
            return inside, close, after
        position = close + (2 if is_longer else 1)
    return None


def _link_at(text: str, opening: int, end: int, hidden: _Hidden) -> tuple[int, int, int] | None:
    at = opening - 1
    # A part that stays as it is may reach out of a span, in which a bracket of it then stands for itself.
    closing = _closing(text, hidden, at if _within(at, hidden) else None)
    position = closing.get(at, end)
    match = _LINK_END.match(text, position) if position < end else None
    if match is None or match.end() > end:
        return None
    attributes = _ATTRIBUTES.match(text, match.end())
    return opening, position, attributes.end() if attributes and attributes.end() <= end else match.end()


@lru_cache(maxsize=1)
def _closing(text: str, hidden: _Hidden, besides: int | None) -> Mapping[int, int]:
    """Where each bracket of `text` is closed, by where it opens: looked for once, not by each bracket.

    Those that are `hidden` are none, but for the one at `besides`.
    """
    waiting: list[int] = []
    closing: dict[int, int] = {}
    for bracket in _BRACKET.finditer(text):
        position = bracket.start()
        if position != besides and _within(position, hidden):
            continue
        if bracket.group() == "[":
            waiting.append(position)
        elif waiting:
            closing[waiting.pop()] = position
    return closing


def _within(position: int, hidden: _Hidden) -> bool:
    before = bisect_right(hidden, (position, sys.maxsize)) - 1
    return before >= 0 and position < hidden[before][1]
