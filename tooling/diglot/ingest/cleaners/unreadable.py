"""What no decoding makes readable again: runs of the signs that lost characters leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "unreadable"

# Words have two accents at most in a row (`créée`); a Chinese character whose bytes were read one by one leaves three
# signs.
_RUN: Final = re.compile(
    r"(?:[^\s\x00-\x7f]|(?<=[^\s\x00-\x7f])[\x21-\x2f](?=[^\s\x00-\x7f])){5,}(?:\s?[^\s\x00-\x7f]{3,})*\s?|\ufffd{2,}"
)
_MOST: Final = 0.8
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\ufeffÆ")
_SIGNS: Final = frozenset("ÃÂâåäãæçèéêëìíîïðñ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿\ufffd")


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Edit]:
    """Remove runs in which nearly every character is such a sign."""
    del context
    for index, passage in enumerate(passages):
        if passage.text.isascii():
            continue
        for found in _RUN.finditer(passage.text):
            # Characters of other scripts may have come out right beside those that did not.
            own = [char for char in found[0] if char < "\u2e80" and not char.isspace()] or ["a"]
            if sum(_is_sign(char) for char in own) >= _MOST * len(own):
                yield Edit(index, found.start(), found.end(), "", "characters lost beyond repair")


def _is_sign(char: str) -> bool:
    return char in _SIGNS or "\x80" <= char <= "\xa0" or char in _UNSEEN
