"""Brackets that nothing closes: Python-Markdown looks for the end of each in the whole rest of a paragraph."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from markdown.inlinepatterns import LinkInlineProcessor

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    _Address = tuple[str, str | None, int, bool]

__all__ = ["look_once"]

_BRACKET = re.compile(r"[\[\]]")


def look_once(made: Markdown) -> None:
    """Have the patterns of `made` for links and images know the brackets of a text that stay open."""
    brackets = _Brackets()
    for pattern in made.inlinePatterns:
        if isinstance(pattern, LinkInlineProcessor) and type(pattern).getText is LinkInlineProcessor.getText:
            pattern.getText = brackets.text  # type: ignore[method-assign]
            pattern.getLink = partial(_address, pattern.getLink)  # type: ignore[method-assign]


def _address(sought: Callable[[str, int], _Address], data: str, index: int) -> _Address:
    """The address that stands from `index` on, as it is `sought` by the pattern, if anything can close it."""
    return sought(data, index) if data.find(")", index) >= 0 else ("", None, index, False)


class _Brackets:
    """The brackets that stay open in the text that was looked at last."""

    def __init__(self) -> None:
        self._text = ""
        self._open: frozenset[int] = frozenset()

    def text(self, data: str, index: int) -> tuple[str, int, bool]:
        """What stands between the bracket before `index` and the one that closes it, where that ends, if it does."""
        if data is self._text and index - 1 in self._open:
            return "", index, False
        depth = 1
        for found in _BRACKET.finditer(data, index):
            depth += 1 if found.group() == "[" else -1
            if not depth:
                return data[index : found.start()], found.end(), True
        self._text, self._open = data, _open(data)
        return "", index, False


def _open(data: str) -> frozenset[int]:
    found: list[int] = []
    for bracket in _BRACKET.finditer(data):
        if bracket.group() == "[":
            found.append(bracket.start())
        elif found:
            found.pop()
    return frozenset(found)
