"""The links and images of an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diglot.markdown.syntax import inline_parser
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from diglot.model.entry import Block, Entry

__all__ = ["Link", "links"]

_HTML_ADDRESS = re.compile(r"<[a-zA-Z][^<>]*?\s(?P<name>href|src)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION = re.compile(r"\[(?P<label>(?:\\.|[^\[\]\\])+)\]:\s*(?P<address><[^<>\n]*>|\S+)")
_PLAIN_LINK = re.compile(r"\[(?P<text>[^\[\]*_~\n]*)\]\((?P<address>[^\s()<>\"'*_]+)\)")
_UNPLAIN = re.compile(r"[`<\\&]|!\[")
"""Code, HTML, escapes, entities and images: what a link may stand in, or what may stand in a link."""
_LABELLED = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE}


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image: its address as written, the line it stands in, its text."""

    address: str
    line: int
    text: str = ""
    is_image: bool = False


def links(entry: Entry) -> tuple[Link, ...]:
    """Every link and image of `entry`'s body in reading order, also those written as HTML or by reference.

    Addresses are as written: neither percent-encoded nor judged.
    """
    # Every link has one of these, and parsing costs 300 times as much as looking.
    blocks = [block for block in entry.blocks if "[" in block.text or "<" in block.text]
    references = _references(blocks)
    return tuple(link for block in blocks for link in _of_block(block, references))


def _references(blocks: Iterable[Block]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for block in blocks:
        match = _DEFINITION.match(block.text) if block.kind is BlockKind.DEFINITION else None
        if match:
            label = " ".join(match["label"].split()).upper()
            found.setdefault(label, {"href": match["address"].strip("<>"), "title": ""})
    return found


def _of_block(block: Block, references: dict[str, Any]) -> Iterator[Link]:
    if block.kind is BlockKind.HTML:
        shown = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), block.text)
        for match in _HTML_ADDRESS.finditer(shown):
            line = block.line + shown.count("\n", 0, match.start())
            yield Link(match["double"] or match["single"] or "", line, is_image=match["name"] == "src")
    if block.kind not in _LABELLED:
        return
    if (plain := _plain(block)) is not None:
        yield from plain
        return
    tokens = inline_parser().parseInline(block.text, {"references": dict(references)})[0].children or []
    position = 0
    for address, text, is_image in _addresses(tokens):
        end = _end_of(address, text, block.text, position)
        position = max(position, end)
        yield Link(address, block.line + block.text.count("\n", 0, end), text, is_image)


def _plain(block: Block) -> list[Link] | None:
    """The links of a block in which nothing can be anything else; None for any other block."""
    if _UNPLAIN.search(block.text):
        return None
    found = list(_PLAIN_LINK.finditer(block.text))
    if not len(found) == block.text.count("[") == block.text.count("]"):
        return None
    return [
        Link(link["address"], block.line + block.text.count("\n", 0, link.end("address")), link["text"])
        for link in found
    ]


def _end_of(address: str, text: str, markdown: str, position: int) -> int:
    """Where in `markdown` the next link to `address` after `position` ends."""
    if address in markdown:
        written = re.compile(rf"(?:\]\(\s*<?|<|=\s*[\"']){re.escape(address)}")
        # An image stands before the address of the link that it is the text of.
        if match := written.search(markdown, position) or written.search(markdown):
            return match.end()
    # An address given by reference stands elsewhere; its link is then placed by its text.
    return max(markdown.find(text, position), position - len(text)) + len(text)


def _addresses(tokens: list[Token]) -> Iterator[tuple[str, str, bool]]:
    """Address, text and whether it is an image, of each link in a row of inline tokens."""
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            closing = next(i for i in range(index, len(tokens)) if tokens[i].type == "link_close")
            text = "".join(t.content for t in tokens[index:closing])
            yield str(token.attrGet("href") or ""), text, False
        elif token.type == "image":
            yield str(token.attrGet("src") or ""), token.content, True
        elif token.type == "html_inline" and (match := _HTML_ADDRESS.match(token.content)):
            yield match["double"] or match["single"] or "", "", match["name"] == "src"
