"""Sentence marks: a `span` around each sentence of an element, so that it can be lit together with its counterpart."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from diglot.publish.html_tree import element
from diglot.publish.passages import letters, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.publish.html_tree import Node

__all__ = ["mark_sentences"]

_BREAKABLE = " \t\r\n"
_LETTER = re.compile(r"[^\W_]")


def mark_sentences(body: Node, said: Sequence[str], names: Sequence[str]) -> list[Node] | None:
    """Put a `span` around each sentence of `body`, and return the last `span` of each.

    `said` holds the letters of each sentence, in order; `names` what its spans are called (`data-b`; none where empty).
    None, and nothing is done, unless the letters of `body` are exactly these. A sentence that begins or ends within
    emphasis or a link has several spans.
    """
    whole = "".join(text for _, _, text in texts(body))
    if not all(said) or letters(whole) != "".join(said):
        return None
    marking = _Marking(list(_ends(whole, said)), names)
    marking.divide(body)
    return marking.last


def _ends(whole: str, said: Sequence[str]) -> Iterator[int]:
    """Where in `whole` each sentence ends: behind the last space before the first letter of the next."""
    places = [match.start() for match in _LETTER.finditer(whole)] if len(said) > 1 else []
    for count in list(accumulate(map(len, said)))[:-1]:
        last, following = places[count - 1], places[count]
        between = whole[last + 1 : following]
        spaces = [place for place, character in enumerate(between) if character in _BREAKABLE]
        yield last + 2 + spaces[-1] if spaces else following
    yield len(whole)


class _Marking:
    """Goes through an element once, text by text, and knows which sentence each is part of."""

    def __init__(self, ends: Sequence[int], names: Sequence[str]) -> None:
        self.ends = ends
        self.names = names
        self.position = 0
        self.last: list[Node] = [None] * len(ends)

    def divide(self, node: Node) -> None:
        """Mark the sentences of which `node` holds a part."""
        children = list(node)
        tails = [child.tail for child in children]
        first, node.text = node.text, None
        for child in children:
            child.tail = None
            node.remove(child)
        row = _Row(node, self)
        row.add_text(first or "")
        for child, tail in zip(children, tails, strict=True):
            self._divide_child(row, child)
            row.add_text(tail or "")

    def _divide_child(self, row: _Row, child: Node) -> None:
        size = sum(len(text) for _, _, text in texts(child))
        if not size and "headerlink" in (child.get("class") or ""):
            row.add_apart(child)
        elif not size and row.span is not None:
            row.span.append(child)
        elif self.number(self.position) == self.number(max(self.position, self.position + size - 1)):
            row.add(child)
            self.position += size
        else:
            row.add_apart(child)
            self.divide(child)

    def number(self, position: int) -> int:
        """The sentence that the text at `position` is part of."""
        return next((n for n, end in enumerate(self.ends) if position < end), len(self.ends) - 1)


class _Row:
    """The children of a node as they are put back, those of one sentence in one span."""

    def __init__(self, node: Node, marking: _Marking) -> None:
        self.node = node
        self.marking = marking
        self.span: Node = None
        self.number = -1

    def add_text(self, text: str) -> None:
        while text:
            place = self.marking.position
            number = self.marking.number(place)
            part = text[: max(self.marking.ends[number] - place, 1)]
            text = text[len(part) :]
            self.marking.position += len(part)
            self._write(part, number)

    def _write(self, part: str, number: int) -> None:
        inner = part.rstrip(_BREAKABLE) if self.marking.position >= self.marking.ends[number] else part
        if inner.strip(_BREAKABLE) or (self.span is not None and number == self.number):
            _append_text(self._open(number), inner)
        else:
            _append_text(self.node, inner)
        if len(inner) < len(part):
            self.span = None
            _append_text(self.node, part[len(inner) :])

    def add(self, child: Node) -> None:
        """Add `child`, all of which is part of one sentence."""
        self._open(self.marking.number(self.marking.position)).append(child)

    def add_apart(self, child: Node) -> None:
        """Add `child`, which is part of none, or of several."""
        self.span = None
        self.node.append(child)

    def _open(self, number: int) -> Node:
        if self.span is None or number != self.number:
            self.span = element("span", "diglot-s")
            if self.marking.names[number]:
                self.span.set("data-b", self.marking.names[number])
            self.node.append(self.span)
            self.number = number
            self.marking.last[number] = self.span
        return self.span


def _append_text(node: Node, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text
