"""The addresses of headings within their page, as MkDocs will give them."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from diglot.markdown.syntax import inline_parser
from diglot.model.entry import Block, BlockKind, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["anchors", "plain_text"]

_PARSER = inline_parser()
_OWN_ID = re.compile(r"[ \t]*\{[^{}]*#(?P<id>[\w:.-]+)[^{}]*\}[ \t]*$")
_COUNTED = re.compile(r"^(.+)_(\d+)$")


@lru_cache(maxsize=4096)
def plain_text(markdown: str) -> str:
    """Inline `markdown` as a reader sees it: without emphasis, addresses and tags, entities resolved, on one line."""
    tokens = _PARSER.parseInline(markdown)[0].children or []
    words = []
    for token in tokens:
        if token.type in {"text", "code_inline", "image", "text_special"}:
            words.append(plain_text(token.content) if token.type == "image" else token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return " ".join(html.unescape("".join(words)).split())


def anchors(entry: Entry) -> Mapping[int, str]:
    """The id of each heading, by the index of its block: Python-Markdown's `toc` with its own slugs.

    The source of the rule, with the numbering of repeated headings, is `markdown.extensions.toc`.
    """
    headings = [(i, block) for i, block in enumerate(entry.blocks) if block.kind is BlockKind.HEADING]
    own = {index: match["id"] for index, block in headings if (match := _OWN_ID.search(block.text))}
    used = set(own.values())
    return {index: own.get(index) or _unique(_slug(block), used) for index, block in headings}


def _slug(block: Block) -> str:
    return slugify(plain_text(block.text), "-")


def _unique(slug: str, used: set[str]) -> str:
    while slug in used or not slug:
        counted = _COUNTED.match(slug)
        slug = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{slug}_1"
    used.add(slug)
    return slug
