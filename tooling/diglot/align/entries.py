"""The bitext of an entry and its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diglot.align.aligner import align
from diglot.align.likeness import found
from diglot.align.models import shipped
from diglot.align.reading import segment_kinds
from diglot.align.words import words
from diglot.markdown import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diglot.model.entry import Entry
    from diglot.model.segment import Bitext

__all__ = ["align_entries", "keep_memory", "word_finder"]

_KEPT = 1 << 24
"""Bytes: more than the arrays of one entry take together."""


def align_entries(source: Entry, target: Entry) -> Bitext:
    """The segments of two entries in step, with the model that is shipped for their languages, if there is one."""
    ours, theirs = segments(source), segments(target)
    return align(
        ours,
        theirs,
        model=shipped(source.locale, target.locale),
        languages=(source.locale, target.locale),
        kinds=(segment_kinds(source, ours), segment_kinds(target, theirs)),
    )


def word_finder(source: Entry, target: Entry) -> Callable[[str, str], Sequence[float]] | None:
    """What tells how far each word of a sentence of `source` finds its like in one of `target`, in order: 0 to 1.

    None without a model that is shipped for their languages.
    """
    if (model := shipped(source.locale, target.locale)) is None:
        return None

    def find(text: str, other: str) -> Sequence[float]:
        said, sides = [words(text), words(other)], []
        for locale, every in zip((source.locale, target.locale), said, strict=True):
            lexicon = model.lexicon(locale)
            sides.append((lexicon, lexicon.numbers(list(dict.fromkeys(every)))))
        best = dict(zip(dict.fromkeys(said[0]), found(*sides).tolist(), strict=True))
        return [best[word] for word in said[0]]

    return find


def keep_memory() -> None:
    """Let this process, and those forked from it, keep the memory of arrays that are freed.

    glibc asks the kernel for each larger piece anew and gives it back until it has seen one as large freed (mallopt(3),
    M_MMAP_THRESHOLD): on 1,000 pairs of entries that is 200,000 pages and 7 % of the CPU.
    """
    np.empty(_KEPT, np.uint8)
