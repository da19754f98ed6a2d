"""Markdown as people and scrapers write it: headings, items, emphasis that stands for a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Passage, Shape
from diglot.ingest.readers import text as plain
from diglot.ingest.readers.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SUFFIXES", "read"]

SUFFIXES: Final = (".md", ".markdown", ".mkd", ".mdown")

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)[ \t]*")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300}?)(?<=\S)\1([ \t]*:?)")
_QUOTE: Final = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_FRONT: Final = re.compile(r"[\ufeff]?---[ \t]*\r?\n(?:.{0,2000}\r?\n){0,60}?---[ \t]*\r?\n")


def read(data: bytes) -> tuple[Passage, ...]:
    """The blocks of a Markdown file, a paragraph as its lines (they may be a menu). Front matter is passed over."""
    text, _ = decode(data)
    front = _FRONT.match(text)
    skipped = len(list(plain.lines(front[0]))) - 1 if front else 0
    passages: list[Passage] = []
    gap, fence = True, ""
    for number, line in plain.lines(text):
        if number <= skipped or (not fence and not line.strip()):
            gap = True
            continue
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
            continue
        _add(passages, line, number, gap=gap, code=bool(fence))
        gap = False
    return tuple(passages)


_DIVIDER: Final = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")
_NOTE: Final = re.compile(r" {0,3}\[\^([\w-]{1,40})\]:[ \t]*(?=\S)")


def _add(passages: list[Passage], line: str, number: int, *, gap: bool, code: bool) -> None:
    """Append the passage that `line` is, or turn the one before into a heading where it is underlined."""
    under = _UNDERLINE.fullmatch(line)
    if under and not gap and passages and passages[-1].shape is Shape.PARAGRAPH:
        passages[-1] = replace(passages[-1], shape=Shape.HEADING, level=1 if under[1][0] == "=" else 2)
    elif not gap and not code and "|" in line and _goes_on(passages, line):
        if passages[-1].shape is Shape.TABLE:
            passages.append(Passage(_cells(line), number, Shape.TABLE, gap=False, marked=True))
        else:
            passages[-1] = replace(passages[-1], text=_cells(passages[-1].text), shape=Shape.TABLE, strong=False)
    else:
        passages.append(_noted(_passage(line, number, gap=gap, code=code), line, passages))


def _goes_on(passages: Sequence[Passage], line: str) -> bool:
    """Whether `line` is the next row of a table, or the dashes under its first one."""
    before = passages[-1] if passages else Passage("")
    if before.shape is Shape.TABLE:
        return True
    same = _cells(line).count("|") == _cells(before.text).count("|")
    return before.shape is Shape.PARAGRAPH and "|" in before.text and same and bool(_DIVIDER.fullmatch(line))


def _cells(row: str) -> str:
    """The cells of a row between ` | `, without the bars around it."""
    return " | ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", row.strip())))


def _noted(passage: Passage, line: str, before: Sequence[Passage]) -> Passage:
    """`passage` with its mark where it is a footnote, or another paragraph of one."""
    mark = _NOTE.match(line)
    if mark and passage.shape is Shape.PARAGRAPH:
        return replace(passage, text=line[mark.end() :].strip(), note=mark[1])
    goes_on = before and before[-1].note and (not passage.gap or line.startswith(("    ", "\t")))
    return replace(passage, note=before[-1].note) if goes_on else passage


def _passage(line: str, number: int, *, gap: bool, code: bool) -> Passage:
    if code:
        return Passage(line, number, Shape.CODE, gap=gap)
    heading = _HEADING.fullmatch(line)
    if heading:
        return Passage(_unwrapped(heading[2])[0], number, Shape.HEADING, len(heading[1]), gap=gap, marked=True)
    found = plain.read(_QUOTE.sub("", line, count=1).encode("utf-8", "replace"))
    if not found:
        return Passage("", number, Shape.RULE)
    text, strong = _unwrapped(found[0].text)
    return replace(found[0], text=text, strong=strong, line=number, gap=gap, marked=True)


def _unwrapped(text: str) -> tuple[str, bool]:
    """`text` without the emphasis that covers all of it, and whether there was any."""
    whole = _STRONG.fullmatch(text.strip())
    return (f"{whole[2]}{whole[3]}".strip(), True) if whole else (text, False)
