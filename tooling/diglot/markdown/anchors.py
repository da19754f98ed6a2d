"""The addresses of headings within their page, as MkDocs will give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.markdown.plain import plain_text
from diglot.model.entry import BlockKind, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["anchors", "slug"]

_OWN_ID = re.compile(r"[ \t]*\{[^{}]*#(?P<id>[\w:.-]+)[^{}]*\}[ \t]*$")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_COUNTED = re.compile(r"^(.*)_(\d+)$")


def anchors(entry: Entry) -> Mapping[int, str]:
    """The id of each heading, by the index of its block: Python-Markdown's `toc` with its own slugs.

    The source of the rule, with the numbering of repeated headings, is `markdown.extensions.toc`.
    """
    headings = [(i, block) for i, block in enumerate(entry.blocks) if block.kind is BlockKind.HEADING]
    own = {index: match["id"] for index, block in headings if (match := _OWN_ID.search(block.text))}
    used, last = set(own.values()), dict[str, str]()
    return {index: own.get(index) or _unique(slug(block.text), used, last) for index, block in headings}


def slug(markdown: str) -> str:
    """The id of a heading that says `markdown`, if no other has it: of letters and figures without accents, and `-`."""
    from markdown.extensions.toc import slugify  # noqa: PLC0415  # most checks ask for no anchor

    return slugify(plain_text(_IMAGE.sub("", markdown) if "![" in markdown else markdown), "-")


def _unique(slug: str, used: set[str], last: dict[str, str]) -> str:
    """`slug` or, if that is `used`, the next one that is not: counted on from the `last` that was made of it."""
    found = last.get(slug, slug)
    while found in used or not found:
        counted = _COUNTED.match(found)
        found = f"{counted[1]}_{int(counted[2]) + 1}" if counted else f"{found}_1"
    used.add(found)
    last[slug] = found
    return found
