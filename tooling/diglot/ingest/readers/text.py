"""Plain text: one passage a line. Which lines belong together is for the cleaner of hard wraps to say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Passage, Shape
from diglot.ingest.readers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SUFFIXES", "lines", "read"]

SUFFIXES: Final = (".txt", ".text")

_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
_BULLET: Final = re.compile(r"([ \t]*)([-*+•◦▪‣·–]|\uf0b7)[ \t\u00a0]+(?=\S)")
_RULE: Final = re.compile(r"[ \t]*([-=_*~#•·])([ \t]*\1){2,}[ \t]*")


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line of `text` with its number, whatever ends lines; the ends are left out."""
    yield from enumerate(_BREAK.split(text), 1)


def read(data: bytes) -> tuple[Passage, ...]:
    """The lines of a plain text; blank lines are kept as the `gap` of the next one."""
    text, _ = decode(data)
    passages: list[Passage] = []
    gap = True
    for number, line in lines(text):
        if not line.strip():
            gap = True
            continue
        passages.append(_passage(line, number, gap=gap))
        gap = False
    return tuple(passages)


def _passage(line: str, number: int, *, gap: bool) -> Passage:
    if _RULE.fullmatch(line):
        return Passage(line.strip(), number, Shape.RULE)
    bullet = _BULLET.match(line)
    if bullet:
        depth = len(bullet[1].expandtabs(4)) // 2 + 1
        return Passage(line[bullet.end() :].strip(), number, Shape.ITEM, depth, gap=gap)
    return Passage(line.strip(), number, gap=gap)
