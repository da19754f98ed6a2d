"""Markdown text to an `Entry`: leaf blocks in reading order, each with its line and offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from diglot.markdown.front_matter import parse_front_matter
from diglot.markdown.plain_blocks import INSIDE, PlainBlock, plain_blocks
from diglot.markdown.syntax import DEEPEST, block_parser
from diglot.model.entry import Block, BlockKind, Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from diglot.model.entry import Meta

__all__ = ["parse"]

_UNDERLINE = re.compile(r"[ \t]*(?:=+|-+)[ \t]*")
_CODE_INDENT = 4
_HEADING_MARK = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CONTAINERS = re.compile(r"(?:[ \t]|>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))*")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"})


def parse(
    text: str, *, key: str = "", locale: str = "", path: str = "", front_matter: tuple[Meta, int] | None = None
) -> Entry:
    """The entry that `text`, the whole content of a Markdown file, holds.

    `path` is the file as messages name it; `front_matter` is what `parse_front_matter` made of `text`, where that is
    known already. Raises `DiglotError` when the front matter is broken; Markdown itself is never wrong.
    """
    meta, offset = front_matter or parse_front_matter(text, path=path)
    return Entry(key=key, locale=locale, meta=meta, blocks=_blocks(text, offset), path=path)


@dataclass(frozen=True, slots=True)
class _Source:
    """The lines of the body, and where each begins in the file."""

    lines: tuple[str, ...]
    starts: tuple[int, ...]
    first: int
    above: str = ""
    """The line before the first one."""

    def part(self, start: int, end: int) -> _Source:
        """Only the lines from `start` to before `end`."""
        above = self.lines[start - 1] if start else self.above
        return _Source(self.lines[start:end], self.starts[start:end], self.first + start, above)

    def start_of(self, number: int, content: str) -> int:
        """The offset in the file of `content`, which stands in line `number` of the body."""
        line = self.lines[number]
        column = line.rfind(content) if content else len(line)
        if column < 0 and (bare := content.strip()) in line:
            # Indented by `_continued`, not by its author.
            column = line.rfind(bare) - content.index(bare)
            return self.starts[number] + column
        return self.starts[number] + max(column, 0)

    def gap_before(self, number: int) -> str | None:
        """The blank line above line `number` (`""` or the `>` of a quotation that goes on), None if there is none."""
        above = (self.lines[number - 1] if number else self.above).rstrip()
        return above if not above.strip("> \t") else None


def _blocks(text: str, offset: int) -> tuple[Block, ...]:
    source = _source(text, offset)
    blocks: list[Block] = []
    for found in plain_blocks(source.lines):
        if isinstance(found, PlainBlock):
            blocks.append(_plain(found, source))
        else:
            blocks += _parsed(source.part(found.start, found.end))
    # Nothing stands before the first block.
    return tuple([replace(block, gap="") for block in blocks[:1]] + blocks[1:])


def _plain(found: PlainBlock, source: _Source) -> Block:
    """The block that needs no parser: what `_parsed` would make of it."""
    top = source.lines[found.start]
    lines, starts = source.lines[found.start : found.end], source.starts[found.start : found.end]
    lead = f"{found.mark} " if found.mark else f"{top.partition(' ')[0]} " if found.level else ""
    if found.is_inside:
        lead = top[:INSIDE]
        text, starts = "\n".join([line[INSIDE:] for line in lines]).strip(), tuple([at + INSIDE for at in starts])
    elif found.kind is BlockKind.HTML:
        text = top
    elif found.kind in _AS_WRITTEN:
        text = "\n".join((top.rstrip(), *lines[1:]))
    else:
        text = "\n".join((top[len(lead) :], *lines[1:])).strip()
        starts = (starts[0] + len(lead), *starts[1:])
    gap, line = source.gap_before(found.start), source.first + found.start
    return Block(found.kind, text, found.level, lead, gap, line, starts)


_AS_WRITTEN = frozenset({BlockKind.TABLE, BlockKind.CODE, BlockKind.ADMONITION})


def _parsed(source: _Source) -> Iterator[Block]:
    # One line for one line: what ends a line for an editor ends it for the parser, and nothing else does.
    tokens = block_parser().parse("\n".join(source.lines))
    depth = 0
    for index, token in enumerate(tokens):
        if token.type in _LISTS:
            depth += token.nesting
        elif (block := _leaf(tokens, index, depth, source)) is not None:
            yield block


def _source(text: str, offset: int) -> _Source:
    lines = text[offset:].split("\n")
    starts = tuple(accumulate([len(line) + 1 for line in lines[:-1]], initial=offset))
    if "\r" in text or "\0" in text:
        lines = [line.removesuffix("\r").replace("\r", " ").replace("\0", "\ufffd") for line in lines]
    return _Source(tuple(lines), starts, text.count("\n", 0, offset) + 1)


def _leaf(tokens: list[Token], index: int, depth: int, source: _Source) -> Block | None:
    token = tokens[index]
    if token.type == "list_item_open" and _stands_alone(token, tokens[index + 1]):
        lead = source.lines[_top(token)].rstrip() + " "
        return _block(BlockKind.ITEM, [""], source, token, lead=lead, level=depth)
    if token.type == "blockquote_open" and token.level >= DEEPEST and tokens[index + 1].type == "blockquote_close":
        lead = source.lines[_top(token)]  # what it holds is left out: it lies too deep
        return _block(BlockKind.PARAGRAPH, [""], source, token, lead=lead, level=depth)
    if token.type == "paragraph_open":
        kind = BlockKind.ITEM if tokens[index - 1].type == "list_item_open" and index else BlockKind.PARAGRAPH
        first, *others = tokens[index + 1].content.split("\n")
        lines = [first.lstrip(), *map(_continued, others)]
        return _block(kind, lines, source, token, lead=_lead(source, token, lines[0]), level=depth)
    if token.type == "heading_open":
        return _heading(token, tokens[index + 1].content, source)
    return _verbatim(token, depth, source)


def _stands_alone(marker: Token, following: Token) -> bool:
    """Whether nothing stands behind a list item's marker on its line."""
    return following.type == "list_item_close" or _top(following) > _top(marker)


def _continued(line: str) -> str:
    # What is indented by four cannot interrupt or underline a paragraph (CommonMark 0.31, 4.3 and 4.4); nearer to the
    # margin it might.
    if _UNDERLINE.fullmatch(line):
        return " " * _CODE_INDENT + line.strip()
    indent = len(line) - len(line.lstrip())
    return line if len(line[:indent].expandtabs(4)) >= _CODE_INDENT else line[indent:]


def _heading(token: Token, content: str, source: _Source) -> Block:
    text = " ".join(line.strip() for line in content.split("\n"))
    level = int(token.tag[1])
    first = source.lines[_top(token)]
    containers = _CONTAINERS.match(first)
    before = containers.group() if containers else ""
    mark = _HEADING_MARK.match(first, len(before))
    # An underlined (setext) heading is written with number signs from now on.
    lead = before + (mark.group() if mark and token.markup.startswith("#") else "#" * level + " ")
    return _block(BlockKind.HEADING, [text], source, token, lead=lead.rstrip() + " ", level=level)


def _verbatim(token: Token, depth: int, source: _Source) -> Block | None:
    """Blocks whose lines are kept as they are: code, HTML, tables, rules, definitions, openings of containers."""
    if token.type == "fence":
        lines, kind = _fence_lines(token, source), BlockKind.CODE
    elif token.type == "code_block":
        lines, kind = token.content.rstrip("\n").split("\n"), BlockKind.CODE
    elif token.type == "html_block":
        lines, kind = token.content.rstrip("\n").split("\n"), BlockKind.HTML
    elif token.type == "indented_container_open":
        lines, kind = [token.content], BlockKind.ADMONITION
    elif token.type in _VERBATIM:
        lines, kind = _own_lines(token, source), _VERBATIM[token.type]
    else:
        return None
    return _block(kind, lines, source, token, lead=_lead(source, token, lines[0]), level=depth)


_VERBATIM = {"table_open": BlockKind.TABLE, "hr": BlockKind.RULE, "definition": BlockKind.DEFINITION}


def _fence_lines(token: Token, source: _Source) -> list[str]:
    """The fence's lines with its closing line, which is added where the file ends before it."""
    opening = source.lines[_top(token)]
    inner = token.content.removesuffix("\n").split("\n") if token.content else []
    return [opening[opening.index(token.markup) :].rstrip(), *inner, token.markup]


def _own_lines(token: Token, source: _Source) -> list[str]:
    top, bottom = token.map or (0, 0)
    lines = [source.lines[number] for number in range(top, bottom)]
    while len(lines) > 1 and not lines[-1].strip("> \t"):
        lines.pop()
    if token.type == "hr":
        return [lines[0].lstrip("> \t").rstrip()]
    return [_CONTAINERS.sub("", line, count=1).strip() for line in lines]


def _lead(source: _Source, token: Token, first: str) -> str:
    line = source.lines[_top(token)]
    if token.type == "hr" and token.level == 0:
        return ""
    column = line.rstrip().rfind(first.rstrip()) if first.strip() else -1
    lead = line[:column] if column >= 0 else ""
    return "" if token.level == 0 and token.type != "code_block" else lead


def _block(kind: BlockKind, lines: list[str], source: _Source, token: Token, *, lead: str, level: int) -> Block:
    top = _top(token)
    last = len(source.lines) - 1
    return Block(
        kind=kind,
        text="\n".join(lines),
        level=level,
        lead=lead,
        gap=source.gap_before(top),
        line=source.first + top,
        starts=tuple(source.start_of(min(top + n, last), line) for n, line in enumerate(lines)),
    )


def _top(token: Token) -> int:
    return token.map[0] if token.map else 0
