"""Passages to Markdown in which nothing is live: no script, handler, address that runs code, or extension's markup."""

from __future__ import annotations

import html
import re
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from diglot.ingest.passage import Passage, Shape
from diglot.markdown import unclosed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["harmless", "markdown", "plain_text"]

_SPECIAL: Final = re.compile(r"([\\`*\[\]]|(?<!\w)_|_(?!\w))")
_TARGET: Final = re.compile(
    r"(?<!\\)!?\[((?:\\.|[^\[\]\\\n]){0,1000})\]\(\s*<?((?:\\.|[^()<>\n]"
    r"|\([^()\n]{0,200}\)){0,2000}?)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_SAFE: Final = re.compile(r"(?:https?://|mailto:|tel:|#|/(?!/)|(?!//)\.{0,2}/?[\w%./~-]*$)", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?=#?\w{1,31};)")
# What begins something else than a paragraph in Markdown, in Python-Markdown's extensions, or in MkDocs.
_OPENING: Final = re.compile(
    r"(?:(#{1,6}|[-+*>|~=`]|!!!|\?\?\?\+?|:::|///|--8<--|\*\[)|(\d{1,9})([.)]))(?=\s|$|[-=~`#>:\[<\"'{/\w])"
)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->|<[!?][^<>]{0,2000}>", re.DOTALL)


def markdown(passages: Sequence[Passage]) -> str:
    """The passages as Markdown, ending in a newline where there are any. Headings begin at level 2, items are lists."""
    base = min((passage.level for passage in passages if passage.shape is Shape.HEADING), default=1)
    blocks = []
    for listed, group in groupby(passages, key=_sort):
        if listed is Shape.ITEM:
            blocks.append("\n".join(_items(list(group))))
        elif listed is Shape.TABLE:
            blocks.append("\n".join(_table([_inline(passage) for passage in group])))
        elif listed is Shape.CODE:
            blocks.append(_code([passage.text for passage in group]))
        else:
            blocks += [_block(passage, base) for passage in group]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n" if blocks else ""


def plain_text(passages: Sequence[Passage]) -> str:
    """The passages as Markdown without a final newline, for reports."""
    return markdown(passages).rstrip("\n")


def harmless(text: str) -> str:
    """A title or summary without tags and links: themes and templates print them as they are."""
    before = ""
    while before != text:
        before, text = text, unclosed.shown(_TAG.sub("", unclosed.hidden(text)))
    text = re.sub(r"<(?=[\w/!?])", "‹", text)
    return re.sub(
        r"\]\(", "] (", re.sub(r"\b((?:java|vb)script|data):(?=\S)", r"\1: ", text, flags=re.IGNORECASE)
    ).strip()


def _sort(passage: Passage) -> Shape:
    return passage.shape if passage.shape in {Shape.ITEM, Shape.CODE, Shape.TABLE} else Shape.PARAGRAPH


def _items(passages: Sequence[Passage]) -> Iterator[str]:
    top = min(passage.level for passage in passages)
    depth = 0
    for passage in passages:
        depth = min(passage.level - top, depth + 1) if passage is not passages[0] else 0
        marker = f"{passage.number}." if passage.number else "-"
        yield f"{'    ' * depth}{marker} {_inline(passage)}"


def _table(rows: Sequence[str]) -> Iterator[str]:
    """The rows, the first one as the head, each with as many cells as the longest has."""
    cells = [re.split(r"(?<!\\)\|", row) for row in rows]
    width = max(map(len, cells))
    for number, row in enumerate(cells):
        yield f"| {' | '.join(cell.strip() for cell in [*row, *[''] * (width - len(row))])} |"
        if not number:
            yield "|" + " --- |" * width


def _code(lines: Sequence[str]) -> str:
    longest = max((len(ticks) for line in lines for ticks in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])


def _block(passage: Passage, base: int) -> str:
    if passage.shape is Shape.RULE:
        return ""
    text = _inline(passage)
    if passage.shape is Shape.HEADING:
        return f"{'#' * min(6, 2 + passage.level - base)} {text}"
    return f"**{text}**" if passage.strong and text and "**" not in text else text


def _inline(passage: Passage) -> str:
    """The text of a passage on one line, with only links, emphasis and code left to act."""
    text = " ".join(passage.text.split())
    if passage.marked:
        text = unclosed.shown(_TAG.sub("", unclosed.hidden(text)))
        text = _TARGET.sub(lambda found: _linked(found, kept=passage.kept), text)
        text = re.sub(r"(?<!\\)\](?=\[|:)", r"\\]", text)  # references and their definitions
    else:
        text = _SPECIAL.sub(r"\\\1", text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace("{", "&#123;").replace("--8&lt;--", "&#45;-8&lt;--")
    return text if passage.shape is Shape.TABLE else _opened(text)


def _opened(text: str) -> str:
    """`text` with what would make it a list, a heading or a block of an extension escaped."""
    found = _OPENING.match(text)
    if not found or (found[1] in {"*", "`"} and not text[1:2].isspace()) or text.startswith("**"):
        return text
    if found[2]:
        return f"{found[2]}\\{found[3]}{text[found.end() :]}"
    sign = text[0]
    return f"\\{text}" if sign in "#-+*>`" else f"&#{ord(sign)};{text[1:]}"


def _linked(found: re.Match[str], *, kept: bool) -> str:
    """A link whose address can only be followed, or its text alone; a `kept` image where no other host has it."""
    text, address = found[1], found[2].strip()
    bare = re.sub(r"[\s\x00-\x20\\]", "", html.unescape(unquote(html.unescape(address))))
    image = found[0].startswith("!")
    if (
        not bare
        or not _SAFE.match(bare)
        or re.match(r"[\w+.-]*(?:script|data|vbscript):", bare, re.IGNORECASE)
        or (image and not kept)
    ):
        return text
    target = re.sub(r"[\s<>]", "", address)
    sign = "!" if image and not re.match(r"[\w+.-]+:", bare) else ""
    return f"{sign}[{text}]({target})"
