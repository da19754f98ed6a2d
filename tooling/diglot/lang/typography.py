"""Punctuation: the spaces that French sets around it, and the marks that quotations stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["is_marked", "quotation_marks", "spaces_high_marks", "spacing_faults", "spacing_repairs"]

_FAULT = re.compile(
    r"«(?![\u00a0\u202f])|»(?<![\u00a0\u202f]»)"
    # Not in times, ratios, addresses and namespaces: only a colon that a space or the end follows.
    r"|:(?<![\u00a0\u202f:\s]:)(?=\s|$)|:(?<=[ ]:)(?=\s|$)"
)
_MARKED = re.compile(r"[«»:;!?]")
_HIGH = re.compile(r"(?<=[\w»)”\"])\s?[;!?](?=\s|$)")
_NO_BREAK, _NARROW = "\u00a0", "\u202f"
# A mark is repaired only where it stands in its sentence: not the emoji `:smile: `, the drive `C: `, a mark that is
# itself spoken of (`«, »`), nor at the beginning or the end of a line, where it may belong to the Markdown.
_REPAIRABLE = re.compile(
    r"(?P<opening>(?<=«)[ ]*(?=[^\s,.;:)»]))"
    r"|(?P<closing>(?<=[^\s«(,;:])[ ]*(?=»))"
    r"|(?P<colon>(?<=[^\s:])(?<!(?<!\w)[A-Z])[ ]*(?=:(?:\s|$)))"
    r"|(?P<high>(?<=[\w»)”\"])[ \u00a0\u202f]?(?=[;!?](?:\s|$)))"
)
_SHORTCODE = re.compile(r"(?<![\w:]):[\w+-]+:(?!\w)")
_QUOTATION = re.compile(r"«[^«»]+»|“[^“”]+”|(?<!\w)\"[^\"\s][^\"]*\"(?!\w)")
_KINDS = {"«": "« »", "“": "“ ”", '"': '" "'}


def is_marked(text: str) -> bool:
    """Whether `text` has any of the marks that French sets a space beside: the others need no further look."""
    return _MARKED.search(text) is not None


def spaces_high_marks(texts: Iterable[str]) -> bool:
    """Whether most `;`, `!` and `?` of French `texts` stand behind a space, as in France, and not as in Canada."""
    marks = [match.group() for text in texts for match in _high_marks(text)]
    return sum(mark[0].isspace() for mark in marks) * 2 >= len(marks)


def _high_marks(text: str) -> Iterator[re.Match[str]]:
    # Most sentences have none, which is seen in a twentieth of the time.
    return _HIGH.finditer(text) if ";" in text or "!" in text or "?" in text else iter(())


def spacing_faults(text: str, *, spaced: bool = True) -> tuple[str, ...]:
    """What lacks a no-break space in French `text`: each guillemet, colon or high mark with what stands beside it.

    Where high marks are not `spaced`, a space before them is the fault.
    """
    return tuple(dict.fromkeys(_faults(text, spaced=spaced)))


def _faults(text: str, *, spaced: bool) -> Iterator[str]:
    if not is_marked(text):
        return
    emojis = [match.span() for match in _SHORTCODE.finditer(text)] if text.count(":") > 1 else []
    for match in _FAULT.finditer(text):
        if any(start <= match.end() - 1 < end for start, end in emojis):
            continue
        yield text[max(0, match.start() - 1) : match.end() + 1].strip()
    for match in _high_marks(text):
        mark = match.group()
        if mark[0] == " " or spaced != mark[0].isspace():
            yield mark


def spacing_repairs(text: str, *, spaced: bool = True) -> tuple[tuple[int, int, str], ...]:
    """The certain ones of the repairs that `spacing_faults` asks for in `text`: start, end, and what to set there.

    A no-break space before a colon (U+00A0), a narrow one inside guillemets and before `;`, `!` and `?` (U+202F), which
    stand at the word where high marks are not `spaced`.
    """
    emojis = [match.span() for match in _SHORTCODE.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for match in _REPAIRABLE.finditer(text):
        is_high, there = match.lastgroup == "high", match.group()
        space = _NO_BREAK if match.lastgroup == "colon" else _NARROW if spaced or not is_high else ""
        is_right = there in {_NO_BREAK, _NARROW} if space else not there
        if not is_right and not any(start <= match.end() < end for start, end in emojis):
            found.append((*match.span(), space))
    return tuple(found)


def quotation_marks(text: str) -> tuple[str, ...]:
    """The kind of quotation marks of each quotation in `text`, outermost only: `« »`, `“ ”` or `" "`."""
    if "«" not in text and "“" not in text and '"' not in text:
        return ()
    return tuple(_KINDS[match.group()[0]] for match in _QUOTATION.finditer(text))
