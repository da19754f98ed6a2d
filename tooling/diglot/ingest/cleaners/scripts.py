"""Spam in a script that the article is not written in, between sentences or in the middle of one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from diglot.ingest.verdict import Action, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "other-script"

_SCRIPTS: Final = {
    "Latin": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "Greek": "\u0370-\u03ff\u1f00-\u1fff",
    "Cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armenian": "\u0530-\u058f",
    "Hebrew": "\u0590-\u05ff",
    "Arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe",
    "Indic": "\u0900-\u0dff",
    "Thai": "\u0e00-\u0eff",
    "Georgian": "\u10a0-\u10ff",
    "Korean": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Chinese or Japanese": (
        "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
        "\U00020000-\U0003134f"
    ),
}
_LETTERS: Final = {name: re.compile(f"[{ranges}]") for name, ranges in _SCRIPTS.items()}
# A foreign name is given in brackets or quotes, and one letter is a sign of mathematics: neither is spam.
_FEWEST: Final = {"Greek": 4, "Chinese or Japanese": 2, "Korean": 2}
_QUOTED: Final = {"(": ")", "«": "»", "“": "”", '"': '"', "‘": "’", "'": "'", "[": "]", "„": "“"}


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Edit]:
    """Remove each run of letters of another script; what stands in brackets or quotes is flagged only."""
    del context
    own = _script(passages)
    others = "".join(ranges for name, ranges in _SCRIPTS.items() if name != own)
    between = r"[\s\d.,:;!?+%&/@~|·・、。，！？：（）()\-–—\"'«»“”'＋_*#-]"
    run = re.compile(
        f"[{others}](?:(?:{between}|[{others}]){{0,400}}[{others}])?(?:\\s?\\d+[^\\W\\d_]{{0,2}}(?=[{others}\\W]|$))?"
    )
    latin = re.compile(f"[{others}]")
    for index, passage in enumerate(passages):
        if passage.text.isascii() or not latin.search(passage.text):
            continue
        yield from _runs(index, passage, run, own)


def _script(passages: Sequence[Passage]) -> str:
    counts: Counter[str] = Counter()
    for passage in passages[:2000]:
        for name, letters in _LETTERS.items():
            if name == "Latin" or not passage.text.isascii():
                counts[name] += len(letters.findall(passage.text[:2000]))
    return counts.most_common(1)[0][0] if counts else "Latin"


def _runs(index: int, passage: Passage, run: re.Pattern[str], own: str) -> Iterator[Edit]:
    text = passage.text
    for found in run.finditer(text):
        name = next((name for name, letters in _LETTERS.items() if name != own and letters.search(found[0])), "")
        letters = sum(len(pattern.findall(found[0])) for other, pattern in _LETTERS.items() if other != own)
        if letters < _FEWEST.get(name, 3):
            continue
        start, end = _with_space(text, found.start(), found.end())
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if before and _QUOTED.get(before) == after and not (passage.marked and before == "["):
            yield Edit(index, found.start(), found.end(), found[0], f"a quotation in {name} script", Action.FLAGGED)
        else:
            start, end = _with_link(text, start, end) if passage.marked else (start, end)
            yield Edit(index, start, end, "" if not _splits(text, start, end) else " ", f"{name} script")


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The run with the space around it."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end


def _with_link(text: str, start: int, end: int) -> tuple[int, int]:
    """The run with the link that it is the text of."""
    address = re.compile(r"\]\([^()\s]*\)\s*").match(text, end)
    return (start - 1, address.end()) if address and text[start - 1 : start] == "[" else (start, end)


def _splits(text: str, start: int, end: int) -> bool:
    """Whether the words around the run need a space between them."""
    return start > 0 and end < len(text) and text[end] not in ".,;:!?)]»”…" and text[start - 1] not in "([«“"
