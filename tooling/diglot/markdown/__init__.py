"""Markdown text to entries and back: front matter, blocks, segments, links, anchors."""

from diglot.markdown.anchors import anchors
from diglot.markdown.front_matter import parse_front_matter, render_front_matter
from diglot.markdown.links import Link, links
from diglot.markdown.parse import parse
from diglot.markdown.plain import one_line, plain_text
from diglot.markdown.render import render
from diglot.markdown.segments import segments

__all__ = [
    "Link",
    "anchors",
    "links",
    "one_line",
    "parse",
    "parse_front_matter",
    "plain_text",
    "render",
    "render_front_matter",
    "segments",
]
