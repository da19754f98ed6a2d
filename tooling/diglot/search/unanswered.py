"""The report of questions that found nothing, most asked first: the order in which to write and translate."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from diglot.lang import fold

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["MOST_BYTES", "SEPARATOR", "kept_as", "unanswered"]

SEPARATOR = "\t"
MOST_BYTES = 4 << 20
"""The size at which nothing more is noted: some 100,000 questions. Delete the file to begin anew."""

_LONGEST = 60
_LEAST = 2
"""A question that was asked once may be anybody's own; from two on it is a need."""
_PERSONAL = re.compile(r"@|\d{4}|://|www\.")


def kept_as(question: str) -> str:
    """What is kept of a question: lower case, without accents; nothing where it may name a person or a place."""
    text = " ".join(fold(question).split())
    return "" if len(text) > _LONGEST or _PERSONAL.search(text) else text


def unanswered(file: Path) -> dict[str, list[tuple[str, int]]]:
    """By locale code, the questions noted in `file` and how often each was asked; empty where nothing was noted."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return {}
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        code, separator, text = line.partition(SEPARATOR)
        if separator and text:
            counts[code, text] += 1
    found: dict[str, list[tuple[str, int]]] = {}
    for (code, text), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= _LEAST:
            found.setdefault(code, []).append((text, count))
    return found
