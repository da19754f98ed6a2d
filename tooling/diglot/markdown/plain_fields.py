"""Front matter that needs no parser: on each line a field and its text, whole number or day.

That is most front matter, and to read it so takes a tenth of what YAML takes. What is not plainly that is left to the
parser. (A property test holds both to say the same.)
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any, NamedTuple

__all__ = ["Span", "holds_only_plain", "plain_fields"]

_FIELD = re.compile(
    r"(?P<name>[A-Za-z_][A-Za-z0-9_-]{0,63}): {1,8}"
    r"(?:(?P<text>(?:[^\W\d_]|[“«‘(])(?:[^:#]|:(?=\S)|(?<=\S)#)*)|\"(?P<double>[^\"\\]*)\" *|'(?P<single>[^']*)' *"
    r"|(?P<number>0|[1-9][0-9]{0,8}) *|(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}) *|(?P<span>[0-9]+ [a-z]+) *)"
)
_OTHER = frozenset("yes no true false on off null".split())
"""Words that YAML 1.1 takes for something else than texts, in some of their spellings."""
_PLAIN = (
    ("\n", "\n"),
    (" ", "~"),
    ("\xa0", "\u2027"),
    ("\u202a", "\ud7ff"),
    ("\ue000", "\ufefe"),
    ("\uff00", "\ufffd"),
    ("\U00010000", "\U0010ffff"),
)
"""All but tabs, other ends of lines and control characters, on which PyYAML's two loaders differ; MkDocs uses either.
As a regular expression it takes as long to compile as twenty front matters to read."""


class Span(NamedTuple):
    """Where a field stands: its line, from 0, and the offsets of its value without quotation marks."""

    line: int
    start: int
    end: int


def holds_only_plain(source: str) -> bool:
    """Whether no character of `source`, which is YAML, means something else to some of its readers."""
    return source.replace("\n", "").isprintable() or all(map(_is_plain, set(source)))


@cache
def _is_plain(character: str) -> bool:
    return any(first <= character <= last for first, last in _PLAIN)


def plain_fields(source: str) -> tuple[dict[str, Any], dict[str, Span]] | None:
    """The values of the fields in `source`, YAML of printable characters, and where they stand.

    None where the source is not plain, or empty, or a field stands twice.
    """
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    position = 0
    for number, line in enumerate(source.split("\n")[:-1]):
        found = _FIELD.fullmatch(line)
        if found is None or found["name"] in values or found["name"].lower() in _OTHER:
            return None
        kind = found.lastgroup or ""
        text = found[kind].rstrip(" ") if kind == "text" else found[kind]
        if kind == "text" and text.lower() in _OTHER:
            return None
        values[found["name"]] = _value(kind, text)
        start = position + found.start(kind)
        places[found["name"]] = Span(number, start, start + len(text))
        position += len(line) + 1
    return (values, places) if values else None


def _value(kind: str, text: str) -> object:
    if kind == "number":
        return int(text)
    if kind == "day":
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:  # a date that no calendar has is a text, so that its field can be named
            pass
    return text
