"""What a reader typed to a `Query`. Anything at all is a valid query, and nothing in it is a command but two things
that readers know from elsewhere: quotation marks around a phrase and a minus before a word to leave out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LONGEST_QUERY", "MOST_WORDS", "Query", "corrected", "read_query"]

LONGEST_QUERY = 200
"""Characters considered. Longer texts are pasted by mistake or meant to cost something."""

MOST_WORDS = 16
"""Words considered, phrases and exclusions included; a question has fewer."""

_PIECE = re.compile(
    r"(?P<minus>(?<!\S)-)?[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”»]"
    r"|(?<!\S)-(?P<excluded>\w\S*)"
    r"|(?P<word>[^\s\"“”„«»]+)"
)
_MARKED = re.compile(r"[\"“”„«»]|(?<!\S)-")
_HAS_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: entries with the `words`, with each of the `phrases` as it stands, without any of the
    `exclusions`; `text` is what was considered, `shortened` whether that is less than what was typed.
    """

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    shortened: bool = False


def read_query(text: str) -> Query:
    """The query that `text` is. Never fails; what stands beyond the limits is left out and said to be."""
    head = text.lstrip()[: LONGEST_QUERY * 4].replace("\u00ad", "")
    printable = head if head.isprintable() else "".join(c if c.isprintable() else " " for c in head)
    cleaned = " ".join(printable.split())
    considered = cleaned[:LONGEST_QUERY].rstrip()
    shortened = considered != cleaned or len(text.strip()) > LONGEST_QUERY * 4
    if not _MARKED.search(considered):
        plain = tuple([word for word in considered.split() if _HAS_WORD.search(word)])
        if len(plain) <= MOST_WORDS:
            return Query(considered, plain, shortened=shortened)
    return _marked_query(considered, shortened)


def _marked_query(considered: str, shortened: bool) -> Query:
    """The query that a text of one line is in which phrases and exclusions are marked, or too many words stand."""
    words: list[str] = []
    phrases: list[str] = []
    exclusions: list[str] = []
    room = MOST_WORDS
    for piece in _PIECE.finditer(considered):
        content = piece["phrase"] or piece["excluded"] or piece["word"] or ""
        if not _HAS_WORD.search(content):
            continue
        room -= max(len(content.split()), 1)
        if room < 0:
            considered, shortened = considered[: piece.start()].rstrip(), True
            break
        target = exclusions if piece["minus"] or piece["excluded"] else phrases if piece["phrase"] else words
        target.append(content)
    return Query(considered, tuple(words), tuple(phrases), tuple(exclusions), shortened)


def corrected(text: str, corrections: Mapping[str, str]) -> str:
    """The `text` of a query with the `corrections` of its words in their places: what the results are for."""
    return _PIECE.sub(lambda piece: corrections.get(piece["word"] or "", piece.group()), text) if corrections else text
