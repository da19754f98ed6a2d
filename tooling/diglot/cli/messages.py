"""How commands tell people of numbers and of texts that come from files."""

from __future__ import annotations

import unicodedata

__all__ = ["counted", "printable"]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 entry`, `2 entries`: a number with what is counted; `many` is `one` with an s, if not given."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def printable(text: str) -> str:
    """`text` without what would act on a terminal; its no-break spaces stay, as French sets them."""
    return "".join(char if char.isprintable() or unicodedata.category(char) == "Zs" else "�" for char in text)
