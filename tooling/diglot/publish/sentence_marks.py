"""Sentence marks: a `span` around each sentence of an element, so that it can be lit together with its counterpart."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from diglot.publish.html_elements import Inline, escaped, written
from diglot.publish.passages import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.publish.html_elements import Items
    from diglot.publish.passages import Passage

__all__ = ["marked"]

_BREAKABLE = " \t\r\n"
_LETTERS = re.compile(r"[^\W_]+")


def marked(items: Items, passage: Passage, names: Sequence[str], alone: str = "") -> str | None:
    """`items`, what the element of `passage` holds, as HTML with a `span` around each sentence.

    `names` are what the spans of each sentence are called (`data-b`; none where empty). Where others have one, a
    sentence without a name is followed by the words `alone`. None unless the letters of `items` are exactly those of
    the sentences. A sentence that begins or ends within emphasis or a link has several spans.
    """
    if len(items) == 1 and items[0] == passage.text and _is_plain(passage, names):
        both = zip(passage.texts, names, strict=True)
        return " ".join([f"{_first_tag(name)}{escaped(text)}</span>" for text, name in both])
    ends = _ends("".join(_texts(items)), passage)
    if ends is None:
        return None
    marking = _Marking(ends, names)
    marking.divide(items)
    if not all(names) and any(names):
        marking.say_alone(alone)
    return "".join(marking.pieces)


def _is_plain(passage: Passage, names: Sequence[str]) -> bool:
    """Whether each sentence of `passage`, which is one text, has a span of its own with nothing to be said behind."""
    if not (passage.is_lettered and (all(names) or not any(names))):
        return False
    texts = passage.texts
    return len(texts) == 1 or (
        all(text[0].isalnum() for text in texts[1:]) and all(text[-1] not in _BREAKABLE for text in texts[:-1])
    )


def _first_tag(name: str) -> str:
    return f'<span class="diglot-s" data-b="{name}">' if name else '<span class="diglot-s">'


def _ends(whole: str, passage: Passage) -> Sequence[int] | None:
    """Where in `whole` each sentence of `passage` ends; None where it does not say exactly these."""
    if not passage.is_lettered:
        return None
    # Mostly it says the same to the letter; then the place is known, unless a space stands before the first letter.
    if whole == passage.text and all(text[0].isalnum() for text in passage.texts[1:]):
        return list(accumulate(len(text) + 1 for text in passage.texts))
    said = passage.letters
    return list(_ends_by_letters(whole, said)) if letters(whole) == "".join(said) else None


def _texts(items: Items) -> Iterator[str]:
    for one in items:
        if isinstance(one, str):
            yield one
        elif one.size:
            yield one.alt or "".join(_texts(one.items))


def _ends_by_letters(whole: str, said: Sequence[str]) -> Iterator[int]:
    """Where in `whole` each sentence ends: behind the last space before the first letter of the next."""
    places: list[int] = []
    if len(said) > 1:
        for run in _LETTERS.finditer(whole):
            places += range(*run.span())
    for count in list(accumulate(map(len, said)))[:-1]:
        last, following = places[count - 1], places[count]
        spaces = [place for place in range(last, following) if whole[place] in _BREAKABLE]
        yield spaces[-1] + 1 if spaces else following
    yield len(whole)


class _Marking:
    """Goes through what an element holds once, text by text, and knows which sentence each is part of."""

    def __init__(self, ends: Sequence[int], names: Sequence[str]) -> None:
        self.ends = ends
        self.names = names
        self.pieces: list[str] = []
        self.position = 0
        self.number = 0
        """The sentence that the text at `position` is part of."""
        self.opened: int | None = None
        """The sentence whose span is open."""
        self.tags: dict[int, tuple[int, int]] = {}
        """Which of the pieces are the tags of the last span of each sentence."""

    def divide(self, items: Items) -> None:
        """Write `items` with the sentences marked of which they hold a part."""
        for one in items:
            if isinstance(one, str):
                self._add_text(one)
            else:
                self._add(one)
        self._close()

    def say_alone(self, words: str) -> None:
        """Say `words` behind each sentence that has no name."""
        for number, (first, last) in self.tags.items():
            if not self.names[number]:
                self.pieces[first] = '<span class="diglot-s diglot-s--alone">'
                self.pieces[last] += f'<span class="diglot-alone"> ({escaped(words)})</span>'

    def _add(self, one: Inline) -> None:
        end = max(self.position, self.position + one.size - 1)
        if not one.size and one.is_permalink:
            self._close()
            self.pieces.append(written([one]))
        elif not one.size and self.opened is not None:
            self.pieces.append(written([one]))
        elif end < self.ends[self.number] or self.number == len(self.ends) - 1:
            self._open()
            self.pieces.append(written([one]))
            self._move(one.size)
        else:
            self._close()
            self.pieces.append(one.first)
            self.divide(one.items)
            self.pieces.append(one.last)

    def _add_text(self, text: str) -> None:
        while text:
            number = self.number
            part = text[: max(self.ends[number] - self.position, 1)]
            text = text[len(part) :]
            self._move(len(part))
            inner = part.rstrip(_BREAKABLE) if self.position >= self.ends[number] else part
            if self.opened == number or inner.strip(_BREAKABLE):
                self._open(number)
            else:
                self._close()
            self.pieces.append(escaped(inner))
            if len(inner) < len(part):
                self._close()
                self.pieces.append(part[len(inner) :])

    def _move(self, size: int) -> None:
        self.position += size
        while self.number < len(self.ends) - 1 and self.position >= self.ends[self.number]:
            self.number += 1

    def _open(self, number: int | None = None) -> None:
        number = self.number if number is None else number
        if self.opened != number:
            self._close()
            name = self.names[number]
            self.tags[number] = len(self.pieces), -1
            self.pieces.append(_first_tag(name))
            self.opened = number

    def _close(self) -> None:
        if self.opened is not None:
            self.tags[self.opened] = self.tags[self.opened][0], len(self.pieces)
            self.pieces.append("</span>")
            self.opened = None
