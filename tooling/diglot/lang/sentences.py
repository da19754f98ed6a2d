"""Where sentences begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.lang.base import Language

__all__ = ["sentences"]

# A run of closing marks, then all that closes around it (in French a space stands before », hence the optional one),
# then white space or the end: what is closed together (`« Oui. »`) is not parted.
# (The first mark stands by itself so that `re` runs from one to the next.)
_END = re.compile(r"[.!?…。！？][.!?…。！？]*+(?:[\s\u00a0\u202f]?[»”]|[\"'’)\]*_])*+(?=\s|\Z)")
_LAST_WORD = re.compile(r"[^\W\d_](?:[\w.’'-]*[^\W_])?$")
_INITIAL = re.compile(r"[^\W\d_](?:\.-[^\W\d_])*")
_FOLLOWING = re.compile(r"\s*[\"'“‘«(\[*_¿¡ \u00a0\u202f]*(.?)", re.DOTALL)
"""What a sentence begins with, behind white space and opening marks."""


def sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """The offsets (start, end) of each sentence in `text`, without the white space around it.

    A full stop ends a sentence when white space follows and then no lower-case letter, unless it belongs to one of the
    language's abbreviations, to an initial (`J. Dupont`, `J.-P. Martin`) or to a number that opens the text
    (`1. First`).
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if end < len(text) and _ends_sentence(text, start, match, language):
            spans.append(_stripped(text, start, end))
            start = end
    spans.append(_stripped(text, start, len(text)))
    return tuple([span for span in spans if span[0] < span[1]])


def _ends_sentence(text: str, start: int, match: re.Match[str], language: Language) -> bool:
    following = _FOLLOWING.match(text, match.end())
    if following is not None and following[1].islower():
        return False
    mark = match.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = text[start : match.start()].lstrip()
    if before.isdigit():
        return False
    # No word holds a space, and to look for the last one from the beginning takes twenty times as long.
    word = _LAST_WORD.search(before, before.rfind(" ") + 1)
    if word is None:
        return True
    last = word.group()
    is_initial = last.isupper() and last != "I" and _INITIAL.fullmatch(last) is not None
    if is_initial or last.lower() in language.abbreviations:
        return False
    return following is None or not (following[1].isdigit() and last.lower() in language.number_signs)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
