"""Shortcuts through Python-Markdown: most blocks are plain paragraphs, and most texts lack what most steps look for.

What comes out is the same to the letter. Where extensions have added something of which nothing is known here, the text
goes the whole way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, ParagraphProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown import Markdown

__all__ = ["Shortcuts"]

_NEEDS = {
    "backtick": ("`", "`"),
    "escape": ("\\", "\\"),
    "reference": ("[", "["),
    "link": ("[", "["),
    "image_link": ("[", "["),
    "image_reference": ("[", "["),
    "short_reference": ("[", "["),
    "short_image_ref": ("[", "["),
    "autolink": ("<", "<"),
    "automail": ("<", "<"),
    "linebreak": ("  \n", "  \n"),
    "html": ("<", "<"),
    "entity": ("&", "&"),
    "not_strong": ("*", "_"),
    "em_strong": ("*", "_"),
    "em_strong2": ("_", "_"),
    "footnote": ("[", "["),
}
"""What a text must hold for each of Python-Markdown's inline patterns to match anything in it."""
_SIGN = re.compile(r"[`\\\[<&*_]")
_START = r"(?:[^\W\d_]|[\"“«‘(`]|\*{1,2}[^\W\d_]|\d+(?![\d.]))"
_PLAIN = re.compile(rf"{_START}[^\n]*\Z|{_START}[^\n|]*(?:\n{_START}[^\n|]*)+\Z")
"""A block that is a paragraph: none of its lines begins as anything else does, and with several it is no table."""
_SELDOM = (
    ("normalize_whitespace", NormalizeWhitespace, 30, (" \n", "\t", "\r", STX, ETX)),
    ("fenced_code_block", FencedBlockPreprocessor, 25, ("```", "~~~")),
    ("html_block", HtmlBlockPreprocessor, 20, ("<", "&")),
)
"""Preprocessors in their order, their priorities, and what a text must hold for each of them to change its lines."""
_HEADING = re.compile(r"#[^\n\\]*\Z")
_BLOCKS = (
    "markdown.blockprocessors markdown.extensions.abbr markdown.extensions.admonition markdown.extensions.def_list "
    "markdown.extensions.footnotes markdown.extensions.md_in_html markdown.extensions.sane_lists "
    "markdown.extensions.tables"
).split()
"""Modules whose processors pass such a block on to the one of paragraphs."""
_TREES = (
    "markdown.treeprocessors markdown.extensions.attr_list markdown.extensions.codehilite "
    "markdown.extensions.footnotes markdown.extensions.toc"
).split()
"""Modules whose processors care for no text that has been looked through."""


class Shortcuts:
    """The shortcuts through one converter, as far as its extensions allow; `text` is what it converts next."""

    def __init__(self, made: Markdown) -> None:
        self.text = ""
        patterns, trees = made.inlinePatterns, made.treeprocessors
        known = {patterns.get_index_for_name(name): needs for name, needs in _NEEDS.items() if name in patterns}
        are_known = len(known) == len(patterns) and _are_of(patterns, "markdown.")
        if are_known and type(trees["inline"]) is InlineProcessor:
            quicker = _Quicker(made, [(known[number], pattern) for number, pattern in enumerate(patterns)])
            trees.register(quicker, "inline", 20)  # the priority that Python-Markdown gives it, here and below
        blocks = made.parser.blockprocessors
        are_simple = all(type(one).__module__ in _TREES or isinstance(one, _Quicker) for one in trees)
        if (
            all(type(one).__module__ in _BLOCKS for one in blocks)
            and type(last := list(blocks)[-1]) is ParagraphProcessor
        ):
            blocks.register(_Heading(made.parser), "diglot_heading", 1000)
            blocks.register(_Plain(last, is_silent=are_known and are_simple), "diglot_plain", 1001)
        if are_known and are_simple:
            self._skip_what_is_seldom(made)
        if [type(one) for one in made.preprocessors] == [kind for _, kind, _, _ in _SELDOM]:
            for name, _, priority, needs in _SELDOM:
                made.preprocessors.register(_Seldom(self, made.preprocessors[name], needs), name, priority)

    def _skip_what_is_seldom(self, made: Markdown) -> None:
        trees = made.treeprocessors
        if "attr_list" in trees and type(trees["attr_list"]) is AttrListTreeprocessor:
            trees.register(_Attributes(self, made), "attr_list", 8)
        if type(trees["unescape"]) is UnescapeTreeprocessor:
            trees.register(_Unescape(self, made), "unescape", 0)
        if "toc" in trees and type(trees["toc"]) is TocTreeprocessor:
            trees.register(_Toc(self, trees["toc"]), "toc", 5)


def _may_match(text: str) -> bool:
    """Whether any of Python-Markdown's inline patterns may match in `text`."""
    return _SIGN.search(text) is not None or "  \n" in text


def _are_of(parts: Iterable[object], package: str) -> bool:
    return all(type(one).__module__.startswith(package) for one in parts)


class _Quicker(InlineProcessor):
    """Looks for inline patterns only in texts that hold what each of them begins with."""

    def __init__(self, made: Markdown, patterns: Sequence[tuple[tuple[str, str], Any]]) -> None:
        super().__init__(made)
        self.patterns = patterns

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  # theirs
        if isinstance(data, AtomicString) or not _may_match(data):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # the same
        for number in range(patternIndex, len(self.patterns)):
            (one, other), pattern = self.patterns[number]
            start, matched = 0, one in data or other in data
            while matched:
                data, matched, start = apply(pattern, data, number, start)
        return data


class _Seldom(Preprocessor):
    """A preprocessor that is asked only about texts that hold one of what it looks for."""

    def __init__(self, shortcuts: Shortcuts, asked: Preprocessor, needs: Sequence[str]) -> None:
        super().__init__(asked.md)
        self.shortcuts = shortcuts
        self.asked = asked
        self.needs = needs
        self.adds = ("", "") if isinstance(asked, NormalizeWhitespace) else ()

    def run(self, lines: list[str]) -> list[str]:
        text = f"{self.shortcuts.text}\n"
        return self.asked.run(lines) if any(one in text for one in self.needs) else [*lines, *self.adds]


class _Plain(BlockProcessor):
    """Makes paragraphs of plain blocks before any other processor is asked about them.

    A text in which no inline pattern matches `is_silent`: it is marked as one that has been looked through.
    """

    def __init__(self, paragraph: ParagraphProcessor, *, is_silent: bool) -> None:
        super().__init__(paragraph.parser)
        self.paragraph = paragraph
        self.is_silent = is_silent

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # as they define it
        return _PLAIN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        while blocks and _PLAIN.match(blocks[0]):  # mostly, several follow on one another
            if not self.is_silent or _may_match(blocks[0]):
                self.paragraph.run(parent, blocks)
            elif not self.parser.state.isstate("list"):
                SubElement(parent, "p").text = AtomicString(blocks.pop(0))
            elif len(parent) or parent.text:
                self.paragraph.run(parent, blocks)
            else:
                parent.text = AtomicString(blocks.pop(0))


class _Heading(HashHeaderProcessor):
    """Makes headings of blocks that are just one, before any other processor is asked about them."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  # the same
        return _HEADING.match(block) is not None


class _Attributes(AttrListTreeprocessor):
    """Looks for lists of attributes only in texts that hold a brace."""

    def __init__(self, shortcuts: Shortcuts, made: Markdown) -> None:
        super().__init__(made)
        self.shortcuts = shortcuts

    def run(self, root: Element) -> None:
        if "{" in self.shortcuts.text:
            super().run(root)


class _Unescape(UnescapeTreeprocessor):
    """Writes escaped characters again only where the text holds any."""

    def __init__(self, shortcuts: Shortcuts, made: Markdown) -> None:
        super().__init__(made)
        self.shortcuts = shortcuts

    def run(self, root: Element) -> None:
        if "\\" in self.shortcuts.text:
            super().run(root)


class _Toc(TocTreeprocessor):
    """Makes a list of the headings as HTML only for texts that ask for one; MkDocs takes it as data."""

    def __init__(self, shortcuts: Shortcuts, asked: TocTreeprocessor) -> None:
        vars(self).update(vars(asked))
        self.shortcuts = shortcuts

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._is_asked_for else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._is_asked_for:
            super().replace_marker(root, elem)

    @property
    def _is_asked_for(self) -> bool:
        return self.marker in self.shortcuts.text
