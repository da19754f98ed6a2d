"""Code in two languages: whether it is the same but for what is translated in code, or one is the other misspelt."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["is_misspelt", "is_translated", "misspelt_line"]

_ALIKE = 70.0
"""Indel similarity in percent (RapidFuzz) from which two spans are one, misspelt. `item` and `items` are 89, `max_size`
and `maxsize` 93; a placeholder and its translation, `name` and `nom`, 57."""
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|<[^<>]*>|\(\([^()]*\)\)|\[[^\[\]]*\]|\"[^\"]*\"|'[^']*'|(?:^|\s)(?:#|//).*")
"""What is translated in code: placeholders, texts in quotes, comments."""
_SLIP = 85.0
"""The same for what stands in a placeholder: `standard` and `sandard` are 93, `version` and `versions` too, which a
translation seldom is."""
_AROUND = re.compile(r" ?([(){}\[\],;=<>\"']) ?")
_PIECE = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
_SAME_PIECE = 0.8
"""Similarity (OSA, 0…1) from which a word in code is another, misspelt: `package` and `paquet` have 0.29, `number` and
`nombre` 0.67, `newversion` and `nouvelleversion` 0.6."""


def is_translated(code: str, other: str) -> bool:
    """Whether only placeholders, quoted texts and comments differ, and not by a slip; or nothing that counts."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few entries differ so much that it is needed

    code, other = _evened(code), _evened(other)
    if code == other:
        return True
    if _PLACEHOLDER.sub("", code) != _PLACEHOLDER.sub("", other):
        return False
    inside, translated = ("".join(_PLACEHOLDER.findall(text)) for text in (code, other))
    return not (code.isascii() == other.isascii() and ratio(inside, translated) >= _SLIP)


def is_misspelt(code: str, other: str, is_known: Callable[[str, str], bool]) -> bool:
    """Whether one is the other with a slip.

    Accents mean that it was translated, for programs are written without them; so do other words in the place of words,
    as in `/path/to/package` and `/chemin/vers/paquet`, and those that `is_known` knows to translate each other.
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few entries differ so much that it is needed

    if ratio(code, other) < _ALIKE or code.isascii() != other.isascii() or _is_laid_out(code, other):
        return False
    ours, theirs = (_PIECE.findall(text) for text in (code, other))
    changes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    differing = [("".join(ours[i:j]), "".join(theirs[k:m])) for change, i, j, k, m in changes if change != "equal"]
    slips = [pair for pair in differing if not is_known(*pair)]
    return bool(slips) and all(not piece or not new or _is_slip(piece, new) for piece, new in slips)


def misspelt_line(block: str, other: str, is_known: Callable[[str, str], bool]) -> tuple[int, str, str] | None:
    """The one line of a code block that is another line of the other block misspelt: its number from 0, and both texts.

    None where more lines differ, or none: a slip is made once, and an example that was translated differs all over.
    """
    ours, theirs = block.split("\n"), other.split("\n")
    if len(ours) != len(theirs):
        return None
    # The first line of a fence names the language of the code, which is not shown.
    pairs = [(n, a.strip(), b.strip()) for n, (a, b) in enumerate(zip(ours, theirs, strict=True)) if n or a[:1] != "`"]
    differing = [(n, a, b) for n, a, b in pairs if a != b and not _is_laid_out(a, b) and not is_translated(a, b)]
    return differing[0] if len(differing) == 1 and is_misspelt(*differing[0][1:], is_known) else None


def _evened(code: str) -> str:
    """`code` without what people set as they like: more than one space, one behind a comma, a slash at the end."""
    return re.sub(r",\s+", ",", " ".join(code.split())).rstrip("/") or code


def _is_laid_out(code: str, other: str) -> bool:
    """Whether only spaces differ that part nothing: several for one, or those around brackets and the like."""
    first, second = (_AROUND.sub(r"\1", " ".join(text.split())) for text in (code, other))
    return first == second


def _is_slip(piece: str, other: str) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  # few spans of code differ

    return OSA.distance(piece, other) <= 1 or OSA.normalized_similarity(piece, other) >= _SAME_PIECE
