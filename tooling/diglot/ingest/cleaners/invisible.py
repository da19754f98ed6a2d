"""Characters that nobody sees: zero-width, soft hyphens, byte-order marks, controls, overrides of direction."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Action, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "invisible"

# Joiners (U+200C, U+200D) belong between letters of scripts that join, and between signs of an emoji.
_JOINER: Final = re.compile(
    r"(?<![\u0600-\u08ff\u0900-\u0dff\u200d\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
    r"|[\u200c\u200d](?![\u0600-\u08ff\u0900-\u0dff\u2600-\u27bf\U0001f000-\U0001faff])"
)
_UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e007f\ue000-\uf8ff]"
)
_SPACE: Final = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A space that must not break stays where French (and others) put it: before double punctuation, in quotes and numbers.
_FIXED: Final = re.compile(r"(?<=[«\d])[\u00a0\u202f](?=\S)|[\u00a0\u202f](?=[»;:!?%$€£°])")
_LIGATURE: Final = re.compile(r"[\ufb00-\ufb06]")


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Remove unseen characters, write ligatures as letters, accents as one character, odd spaces as spaces."""
    del context
    for index, passage in enumerate(passages):
        text, reasons = _cleaned(passage.text)
        if reasons:
            yield Change(index, index + 1, (replace(passage, text=text),), ", ".join(reasons), Action.REPAIRED)


def _cleaned(text: str) -> tuple[str, list[str]]:
    if text.isascii() and text.isprintable():
        return text, []
    reasons = []
    seen = _JOINER.sub("", _UNSEEN.sub("", text))
    if seen != text:
        reasons.append("invisible characters")
    letters = unicodedata.normalize("NFC", _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), seen))
    if letters != seen:
        reasons.append("ligatures and split accents")
    spaced = _spaced(letters)
    if spaced != letters:
        reasons.append("odd spaces")
    return spaced, reasons


def _spaced(text: str) -> str:
    fixed = {found.start() for found in _FIXED.finditer(text)}
    return _SPACE.sub(lambda found: found[0] if found.start() in fixed and len(found[0]) == 1 else " ", text).strip(" ")
