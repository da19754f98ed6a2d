"""Markdown as a reader sees it."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from diglot.markdown.syntax import inline_parser

__all__ = ["one_line", "plain_text"]

_ANY_MARKUP = re.compile(r"[\\`*_\[\]<&\r\n\0]")
"""What inline Markdown begins with: text without any of it is what it says."""
_BREAKABLE = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")
"""What is not yet a single space."""


def one_line(text: str) -> str:
    """`text` with every run of white space that a line may break at as one space, and none around it.

    No-break spaces stay what they are: French punctuation is part of the text.
    """
    # To look for what most texts have not takes a tenth of what the expression takes.
    if "  " in text or "\n" in text or "\t" in text or "\r" in text:
        text = _BREAKABLE.sub(" ", text)
    return text.strip(" ")


@lru_cache(maxsize=4096)
def plain_text(markdown: str) -> str:
    """Inline `markdown` without emphasis, addresses and tags, entities resolved, on one line."""
    if _ANY_MARKUP.search(markdown) is None:
        return one_line(markdown)
    tokens = inline_parser().parseInline(markdown)[0].children or []
    words = []
    for token in tokens:
        if token.type in {"text", "code_inline", "image", "text_special"}:
            words.append(plain_text(token.content) if token.type == "image" else token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            words.append(" ")
    return one_line(html.unescape("".join(words)))
