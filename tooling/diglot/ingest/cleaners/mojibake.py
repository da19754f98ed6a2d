"""Text decoded with the wrong encoding, once or twice, wholly or in places; and entities that were left."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Action, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "encoding"

_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
# What is left of a character whose bytes were read one by one: without one of these there is nothing to repair.
_SIGNS: Final = re.compile(r"[\x80-\x9fÃÂâÅÄÐÑÎÏÙØ×ãäåæçèéêëìíîïðÊË¬√‚€ƒ]")


_BYTES: Final = {
    **{chr(byte): byte for byte in range(256)},
    **{bytes([byte]).decode("cp1252"): byte for byte in range(128, 160) if byte not in {129, 141, 143, 144, 157}},
}
_TAIL: Final = "[" + re.escape("".join(char for char, byte in _BYTES.items() if 0x80 <= byte < 0xC0)) + "]"
_PIECE: Final = re.compile(rf"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}")
_USUAL: Final = frozenset(
    "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆáíóúñãõåøßÁÍÓÚÑÃÕÅØìòÌÒ’‘“”„‚«»‹›–—…•€°º©®™§µ·¿¡\u00a0\u00ad\u200b\u200c\u200d\u2009\u202f\ufeffﬀﬁﬂﬃﬄ"
)


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Change]:
    """Repair each passage whose text was decoded wrongly (ftfy's method, twice where it was done twice)."""
    del context
    for index, passage in enumerate(passages):
        text = _entities(passage.text)
        reason = "entities" if text != passage.text else ""
        repaired = _repaired(text)
        if repaired != text:
            reason = "wrong encoding"
        if reason:
            yield Change(index, index + 1, (replace(passage, text=repaired),), reason, Action.REPAIRED)


def _respaced(text: str) -> str:
    """`text` with those characters mended whose second half a program took for a space or hyphen."""
    text = text.replace("Ã\u00a0", "à")
    text = re.sub(r"(?<!\w)Ã(?= )", "à", text)
    return re.sub(r"Â(?=[\s\u00a0\u00ad«»°®©·´]|$)", "", text)


def _entities(text: str) -> str:
    for _ in range(3):  # &amp;amp;eacute; has been through three programs
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text


def _repaired(text: str) -> str:
    if not _SIGNS.search(text):
        return text
    from ftfy import fix_encoding  # noqa: PLC0415 - loads tables, and most texts need none of it
    from ftfy.badness import is_bad  # noqa: PLC0415

    text = fix_encoding(_respaced(text))
    if is_bad(text):  # a text that is partly right: word by word
        text = re.sub(r"\S+(?: \S)?", lambda found: fix_encoding(found[0]), text)
    for _ in range(3):  # what ftfy lets stand since it might be meant: no European text has `Å“uvre` or `dÃ©jà`
        before, text = text, _PIECE.sub(_decoded, text)
        if text == before:
            break
    return text


def _decoded(found: re.Match[str]) -> str:
    """A letter or sign of European text whose bytes were read one by one, or what was found."""
    try:
        char = bytes(_BYTES[one] for one in found[0]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return found[0]
    return char if char in _USUAL else found[0]
