"""File names from titles."""

from __future__ import annotations

import re
from typing import Final

from diglot.lang import fold

__all__ = ["slug"]

_LONGEST: Final = 60
# Names that Windows keeps for devices, and the overview of a folder.
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|index)")


def slug(title: str, fallback: str) -> str:
    """`title` as the name of a file, in ASCII letters, digits and hyphens; `fallback` where none are left."""
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "-", fold(title))).strip("-")
    if len(words) > _LONGEST:
        words = words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
    words = words or fallback
    return f"{words}-entry" if _RESERVED.fullmatch(words) else words
