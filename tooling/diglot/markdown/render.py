"""An `Entry` to Markdown text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.markdown.front_matter import render_front_matter

if TYPE_CHECKING:
    from diglot.model.entry import Block, Entry

__all__ = ["render"]

_MARKER = re.compile(r"[^>\s]")


def render(entry: Entry) -> str:
    """The whole content of the entry's file, ending in a newline. `parse(render(entry)) == entry` holds.

    Holds, that is, for every entry that `parse` made, and for entries built of blocks that Markdown can express.
    """
    lines: list[str] = []
    for block in entry.blocks:
        if lines and block.gap is not None:
            lines.append(block.gap)
        lines.extend(_lines(block))
    front_matter = render_front_matter(entry.meta)
    body = "\n".join(lines) + "\n" if lines else ""
    return front_matter + ("\n" if front_matter and body else "") + body


def _lines(block: Block) -> list[str]:
    first, *others = block.text.split("\n")
    indent = _MARKER.sub(" ", block.lead)
    return [(block.lead + first).rstrip() if not first else block.lead + first, *(_indented(indent, o) for o in others)]


def _indented(indent: str, line: str) -> str:
    return indent + line if line else indent.rstrip()
