"""The start tags in a text, as a browser would read them."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Attributes = Sequence[tuple[str, str | None]]

__all__ = ["start_tags"]


def start_tags(text: str) -> list[tuple[str, Attributes, int]]:
    """The name, the attributes and the offset of each start tag in `text`, in order."""
    reading = _Tags(text)
    # Behind the last `>` no tag is whole, and `HTMLParser` would look for the end of each anew.
    reading.feed(text[: text.rfind(">") + 1])
    reading.close()
    return reading.found


class _Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, Attributes, int]] = []
        self._lines = [0]
        for line in io.StringIO(text, newline="\n"):  # as `HTMLParser` counts them
            self._lines.append(self._lines[-1] + len(line))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """See `HTMLParser`."""
        line, column = self.getpos()
        self.found.append((tag, attrs, self._lines[line - 1] + column))
