"""Markdown text to entries and back: front matter, blocks, segments, links, anchors."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diglot.markdown.anchors import anchors, slug
from diglot.markdown.front_matter import parse_front_matter, render_front_matter
from diglot.markdown.links import Link, links
from diglot.markdown.parse import parse
from diglot.markdown.plain import one_line, plain_text
from diglot.markdown.render import render
from diglot.markdown.segments import segments

if TYPE_CHECKING:
    from diglot.markdown.equality import DEFAULT_EXTENSIONS, prove_same_html
    from diglot.markdown.fields import with_fields

__all__ = [
    "DEFAULT_EXTENSIONS",
    "Link",
    "anchors",
    "links",
    "one_line",
    "parse",
    "parse_front_matter",
    "plain_text",
    "prove_same_html",
    "render",
    "render_front_matter",
    "segments",
    "slug",
    "with_fields",
]

_FOR_WRITING = {"DEFAULT_EXTENSIONS": "equality", "prove_same_html": "equality", "with_fields": "fields"}
"""What only those need who write files, and where it is: a check starts sooner without."""


def __getattr__(name: str) -> Any:  # noqa: ANN401  # a function or a constant
    if name not in _FOR_WRITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_FOR_WRITING[name]}"), name)
