"""Lines that a program broke at a width: they are joined to paragraphs again, and hyphenated words to words."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from diglot.ingest.labels import opens
from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Action, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "hard-wraps"

# Mail, terminals and word processors wrap at 60 to 120 characters; longer lines are paragraphs.
_WIDEST: Final = 130
_NARROWEST: Final = 40
# A wrapped text fills its lines: the next word would not have fitted. Lists and verse rarely do by chance.
_FULL_SHARE: Final = 0.6
_SLACK: Final = 3  # characters that were invisible, or wrongly decoded, when the lines were broken
_HYPHEN: Final = re.compile(r"([^\W\d_]+)-\n([^\W\d_]+)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Join the lines of each paragraph."""
    del context
    width = _width(passages)
    words = _vocabulary(passages)
    start = 0
    for index in range(1, len(passages) + 1):
        if index < len(passages) and _continues(passages[index - 1], passages[index], width):
            continue
        joined = "\n".join(passage.text for passage in passages[start:index])
        if "\n" in joined:
            text = _HYPHEN.sub(lambda found: _whole(found, words), joined).replace("\n", " ")
            after = replace(passages[start], text=text)
            hyphens = "-\n" in joined
            reason = "lines broken at a width" + (", hyphenated words" if hyphens else "")
            yield Change(start, index, (after,), reason, Action.REPAIRED)
        start = index


def _width(passages: Sequence[Passage]) -> int:
    """The width at which the lines were broken, 0 if they were not."""
    pairs = [(a, b) for a, b in pairwise(passages) if _adjacent(a, b)]
    lengths = sorted(len(a.text) for a, _ in pairs if len(a.text) <= _WIDEST)
    if len(lengths) < 3 or len(lengths) < 0.5 * len(pairs):
        return 0
    width = lengths[int(0.98 * (len(lengths) - 1))]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    return width if width >= _NARROWEST and full >= _FULL_SHARE * len(pairs) else 0


def _adjacent(a: Passage, b: Passage) -> bool:
    """Whether `b` may be the rest of the paragraph that `a` began."""
    ends = a.shape in {Shape.HEADING, Shape.CODE, Shape.RULE, Shape.TABLE} or b.shape is not Shape.PARAGRAPH
    return not ends and not b.gap and a.strong == b.strong and a.hint == b.hint and a.note == b.note


def _is_full(a: Passage, b: Passage, width: int) -> bool:
    """Whether the first word of `b` would not have fitted on `a`."""
    if len(a.text) > width + _SLACK:
        return False
    return len(a.text) + 1 + len(b.text.split(maxsplit=1)[0] if b.text else "") > width - _SLACK


def _continues(a: Passage, b: Passage, width: int) -> bool:
    if not _adjacent(a, b) or (opens(b.text) and not b.text[:1].islower()):
        return False
    if width and _is_full(a, b, width):
        return True
    unfinished = not re.search(r"[.!?:;…»”\"]\W*$", a.text) and len(a.text) >= (_NARROWEST if width else 30)
    return unfinished and b.text[:1].islower() and len(a.text) <= _WIDEST


def _vocabulary(passages: Sequence[Passage]) -> frozenset[str]:
    """Every word of the text that stands inside a line, hyphenated ones as they are."""
    if not any("-\n" in passage.text or passage.text.endswith("-") for passage in passages):
        return frozenset()
    return frozenset(word.casefold() for passage in passages for word in _WORD.findall(passage.text))


def _whole(found: re.Match[str], words: frozenset[str]) -> str:
    """A word broken at the end of a line: with its hyphen where the text, or both halves as words, say so."""
    first, rest = found[1].casefold(), found[2].casefold()
    if first + rest in words:
        return found[1] + found[2]
    hyphened = f"{first}-{rest}" in words or (first in words and rest in words and len(first) > 2 and len(rest) > 3)
    return f"{found[1]}-{found[2]}" if hyphened or not found[2][:1].islower() else found[1] + found[2]
