"""Passages: the parts of an entry that are shown as one (a heading, a paragraph, an item, a cell), and their elements.

MkDocs renders with Python-Markdown, which does not tell which element came from which line. What a passage says is
therefore looked for in what was rendered, in order and letter by letter: what markup adds and takes away are not
letters. A passage whose element is not certain has none, and stays as it was rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from diglot.markdown import plain_text
from diglot.model.entry import BlockKind
from diglot.model.segment import FRONT_MATTER
from diglot.publish.html_elements import COMMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.model.segment import Segment
    from diglot.publish.html_elements import Element, Sheet

__all__ = [
    "Passage",
    "PassageKind",
    "Rendered",
    "has_letters",
    "letters",
    "matched",
    "passages",
    "rendered",
]

_SAME_PASSAGE = 80.0
"""The least similarity (rapidfuzz ratio, 0…100) of letters at which an element in the right place is the passage's.

What an extension adds or takes away (an emoji's name, an attribute list) leaves 85 or more of a sentence; two
paragraphs of one entry score 30 to 60."""
_NO_LETTERS = {number: None for number in range(128) if not chr(number).isalnum()}
_CITED = re.compile(r"\]\[[^\]]*\]")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.:][^{}]*\}")
_FENCE = re.compile(r"^(?:`{3,}|~{3,})[^\n]*\n?|\n?(?:`{3,}|~{3,})[ \t]*$")


class PassageKind(StrEnum):
    """What a passage is, as far as Markdown and HTML agree on it."""

    HEADING = "heading"
    TEXT = "text"
    TITLE = "title"
    CODE = "code"


_KINDS = {
    BlockKind.HEADING: PassageKind.HEADING,
    BlockKind.PARAGRAPH: PassageKind.TEXT,
    BlockKind.ITEM: PassageKind.TEXT,
    BlockKind.TABLE: PassageKind.TEXT,
    BlockKind.ADMONITION: PassageKind.TITLE,
    BlockKind.CODE: PassageKind.CODE,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an entry: the index of its block, and the index and the text of each of its segments."""

    kind: PassageKind
    block: int
    segments: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it says as a whole."""
        return " ".join(self.texts)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of each of its segments."""
        return tuple(map(letters, self.texts))

    @property
    def is_lettered(self) -> bool:
        """Whether each of its segments has letters."""
        return all(text[:1].isalnum() or has_letters(text) for text in self.texts)


@dataclass(frozen=True, slots=True)
class Rendered:
    """An element that a passage may have become; what it says ends at `stop`.

    `is_inner` says that a counterpart has its place inside the element, as in a list item or a cell; a cell knows its
    `table`.
    """

    kind: PassageKind
    element: Element
    text: str
    stop: int
    is_inner: bool = False
    table: Element | None = None

    @property
    def letters(self) -> str:
        """The letters of what it says."""
        return letters(self.text)


def letters(text: str) -> str:
    """The letters and digits of `text`."""
    # Each in half the time that a pattern takes.
    return text.translate(_NO_LETTERS) if text.isascii() else "".join(filter(str.isalnum, text))


def has_letters(text: str) -> bool:
    """Whether `text` has any letter or digit."""
    return any(map(str.isalnum, text))


def passages(entry: Entry, found: Sequence[Segment]) -> tuple[Passage, ...]:
    """The passages of `entry`, whose segments are `found`, in order; each cell of a table is one."""
    by_block: dict[int, list[int]] = {}
    for index, segment in enumerate(found):
        if segment.block != FRONT_MATTER:
            by_block.setdefault(segment.block, []).append(index)
    return tuple(passage for block, indices in by_block.items() for passage in _of_block(entry, block, indices, found))


def _of_block(entry: Entry, block: int, indices: list[int], found: Sequence[Segment]) -> Iterator[Passage]:
    kind = _KINDS.get(entry.blocks[block].kind)
    if kind is None:
        return
    texts = tuple([_plain(found[index].text, kind) for index in indices])
    if entry.blocks[block].kind is BlockKind.TABLE:
        for index, text in zip(indices, texts, strict=True):
            yield Passage(kind, block, (index,), (text,))
    else:
        yield Passage(kind, block, tuple(indices), texts)


def _plain(markdown: str, kind: PassageKind) -> str:
    if kind is PassageKind.CODE:
        return _FENCE.sub("", markdown)
    if "[" in markdown or "{" in markdown:
        markdown = _ATTRIBUTES.sub("", _CITED.sub("]", markdown))
    return plain_text(markdown)


_KIND_OF_TAG = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), PassageKind.HEADING),
    "summary": PassageKind.TITLE,
    "p": PassageKind.TEXT,
    "pre": PassageKind.CODE,
}
_HIGHLIGHTED = frozenset({"highlight", "codehilite"})
_HOLDERS = frozenset({"li", "td", "th", "dt", "dd"})
_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark q s samp small span strong sub sup svg "
    "time u var wbr input".split()
)
_REOPENED = frozenset("b code em i s small strong u".split())
"""What HTML opens again in each block below, where somebody forgot to close it."""
_NOT_LOOKED_INTO = frozenset({"script", "style", "svg", "template", "nav", "iframe", "math", "button"})


def rendered(sheet: Sheet) -> list[Rendered]:
    """The elements of `sheet` that passages may have become, in order."""
    found: list[Rendered] = []
    _look_into(sheet, sheet.root, None, found)
    return found


def _look_into(sheet: Sheet, parent: Element, table: Element | None, found: list[Rendered]) -> None:
    for element in parent.children:
        is_word = element.tag in _INLINE and not element.attributes and not element.children  # most, within items
        if is_word or element.tag in _NOT_LOOKED_INTO or not sheet.is_shown(element):
            continue
        tag, kind, within = element.tag, _kind(element), element if element.tag == "table" else table
        if kind is not None:
            said = sheet.said(element)
            found.append(Rendered(kind, element, said, element.close, is_inner=kind is PassageKind.TITLE))
        elif tag in _HOLDERS:
            stop = _end_of_inlines(element)
            said = sheet.said(element, stop)
            if has_letters(said):
                found.append(Rendered(PassageKind.TEXT, element, said, stop, is_inner=True, table=within))
            _look_into(sheet, element, within, found)
        elif tag not in _INLINE or (tag in _REOPENED and _end_of_inlines(element) < element.close):
            _look_into(sheet, element, within, found)


def _kind(element: Element) -> PassageKind | None:
    """What `element` is as a whole, if it is one passage."""
    kind = _KIND_OF_TAG.get(element.tag)
    if kind is PassageKind.HEADING or "class" not in element.attributes:
        return kind
    classes = element.value("class").split()
    if "admonition-title" in classes:
        return PassageKind.TITLE
    return PassageKind.CODE if kind is None and not _HIGHLIGHTED.isdisjoint(classes) else kind


def _end_of_inlines(element: Element) -> int:
    """Where the first block of an item or a cell begins."""
    blocks = (child.start for child in element.children if child.tag not in _INLINE and child.tag != COMMENT)
    return next(blocks, element.close)


def matched(parts: Sequence[Passage], elements: Sequence[Rendered]) -> Mapping[int, Rendered]:
    """The element of each passage, by its index in `parts`, where there is one."""
    # Mostly they say the same to the letter: that is seen without looking for the letters.
    if [(part.kind, part.text) for part in parts] == [(one.kind, one.text.strip()) for one in elements]:
        return dict(enumerate(elements))
    ours = [(part.kind, "".join(part.letters)) for part in parts]
    theirs = [(element.kind, element.letters) for element in elements]
    found: dict[int, Rendered] = {}
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.update((i + n, elements[k + n]) for n in range(j - i))
        elif tag == "replace":
            found.update(_alike(range(i, j), range(k, m), parts, elements))
    return found


def _alike(
    gone: range, come: range, parts: Sequence[Passage], elements: Sequence[Rendered]
) -> Iterator[tuple[int, Rendered]]:
    """In order, each passage with the first element that says nearly the same."""
    position = come.start
    for index in gone:
        said = "".join(parts[index].letters)
        for place in range(position, come.stop):
            element = elements[place]
            if element.kind is parts[index].kind and ratio(said, element.letters) >= _SAME_PASSAGE:
                yield index, element
                position = place + 1
                break
