"""Text that is nested too deeply: lists and quotations, HTML, emphasis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.markdown.safety import ELEMENTS, without_code
from diglot.markdown.syntax import DEEPEST, inline_parser
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from diglot.model.entry import Block, Entry

__all__ = ["too_deep"]

_CONTAINER = re.compile(r">|(?:[-+*]|\d{1,9}[.)])(?=\s|$)| {4}|\t")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)[^<>]*>")
_NESTED = ELEMENTS - frozenset(
    "br col hr img input source track wbr caption colgroup dd dt li p rp rt tbody td tfoot th thead tr".split()
)
"""Not those that hold nothing, nor those whose end may be left out: each of these ends the one before it, or lies in a
list or a table, which is counted."""


def too_deep(entry: Entry) -> int | None:
    """The first line of `entry` that holds something more than `DEEPEST` levels deep; None if there is none.

    Elements of HTML are counted through the blocks of HTML that they lie in, and in each other block by itself.
    """
    depth = 0
    for block in entry.blocks:
        if len(block.lead) > DEEPEST and len(_CONTAINER.findall(block.lead)) > DEEPEST:
            return block.line
        if block.kind is BlockKind.CODE:
            continue
        if "<" in block.text:
            is_html = block.kind is BlockKind.HTML
            after, at = _elements(block.text, depth if is_html else 0)
            if at is not None and not is_html:
                _, at = _elements(without_code(block.text), 0)
            if at is not None:
                return block.line + block.text.count("\n", 0, at)
            depth = after if is_html else depth
        if _has_deep_emphasis(block):
            return block.line
    return None


def _elements(text: str, depth: int) -> tuple[int, int | None]:
    """How many elements are open at the end of `text`, if `depth` are before; and where they are too many."""
    for tag in _TAG.finditer(text):
        if tag["name"].lower() not in _NESTED:
            continue
        depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if depth > DEEPEST:
            return depth, tag.start()
    return depth, None


def _has_deep_emphasis(block: Block) -> bool:
    """Whether emphasis lies in emphasis; to know it, the text is parsed, where it has enough marks."""
    text = block.text
    if text.count("*") + text.count("_") <= 2 * DEEPEST:
        return False
    tokens = inline_parser().parseInline(text)
    return any(token.level > DEEPEST for parent in tokens for token in parent.children or ())
