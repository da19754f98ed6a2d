"""The Markdown that diglot reads: CommonMark with tables, and the containers of Python-Markdown.

MkDocs renders with Python-Markdown, which knows no line numbers; markdown-it does. What Python-Markdown adds and
changes the blocks of a page (admonitions, details and tabs, whose content is indented by four) is taught to it here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

__all__ = ["DEEPEST", "INDENTED_CONTAINER", "block_parser", "inline_parser"]

INDENTED_CONTAINER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+\S")
"""How an admonition (`!!! note "Title"`), details (`??? note`) or a tab (`=== "Title"`) begins."""

_NO_BREAK_HEADING = re.compile(r"(?P<mark>#{1,6})[\u00a0\u202f]\s*(?P<text>\S.*?)(?:\s+#+)?\s*")
"""A heading whose mark is followed by a no-break space, as French keyboards type it: one for Python-Markdown only."""
_INDENT = 4
DEEPEST = 40
"""Levels of lists, quotations, HTML or emphasis: no reader follows more. A build stands 167 lists within each other,
for each of which Python-Markdown calls itself, and 247 elements."""
_DEEPEST_READ = 100
"""Of lists, each of which is two: what lies deeper is left out by the parser, and told."""


@cache
def block_parser() -> MarkdownIt:
    """A parser of blocks; link reference definitions become tokens of their own."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # its import takes longer than to read a few plain pages

    options = {"inline_definitions": True, "maxNesting": _DEEPEST_READ}
    parser = MarkdownIt("commonmark", options).enable("table")
    parser.block.ruler.before(
        "code", "indented_container", _indented_container, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.block.ruler.before(
        "heading", "no_break_heading", _no_break_heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


@cache
def inline_parser() -> MarkdownIt:
    """A parser of inlines that keeps every address as it is written, dangerous ones included: checks must see them."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # the same

    parser = MarkdownIt("commonmark")
    parser.normalizeLink = _as_written  # type: ignore[method-assign]  # markdown-it's documented way to configure it
    parser.validateLink = _always  # type: ignore[assignment,method-assign]  # the same; its parameter has another name
    return parser


def _as_written(url: str) -> str:
    return url


def _always(_: str) -> bool:
    return True


def _indented_container(
    state: StateBlock, start: int, end: int, silent: bool
) -> bool:  # markdown-it calls rules like this
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not INDENTED_CONTAINER.match(line):
        return False
    if silent:
        return True
    inner = state.sCount[start] + _INDENT
    following = start + 1
    while following < end and (state.isEmpty(following) or state.sCount[following] >= inner):
        following += 1
    token = state.push("indented_container_open", "", 1)
    token.content = line.rstrip()
    token.map = [start, following]
    parent, line_max, indent = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "indented_container", following, inner
    state.md.block.tokenize(state, start + 1, following)
    state.parentType, state.lineMax, state.blkIndent = parent, line_max, indent
    state.push("indented_container_close", "", -1)
    state.line = following
    return True


def _no_break_heading(
    state: StateBlock, start: int, _end: int, silent: bool
) -> bool:  # markdown-it calls rules like this
    if state.is_code_block(start):
        return False
    found = _NO_BREAK_HEADING.fullmatch(state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]])
    if found is None:
        return False
    if silent:
        return True
    state.line = start + 1
    tag = f"h{len(found['mark'])}"
    for kind, nesting, content in (("heading_open", 1, ""), ("inline", 0, found["text"]), ("heading_close", -1, "")):
        token = state.push(kind, tag if nesting else "", nesting)  # type: ignore[arg-type]  # 1, 0 or -1
        token.content = content
        token.markup = found["mark"] if nesting else ""
        token.map = [start, state.line]
    return True
