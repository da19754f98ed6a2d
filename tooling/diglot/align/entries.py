"""The bitext of an entry and its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diglot.align.aligner import align
from diglot.align.models import shipped
from diglot.align.reading import segment_kinds
from diglot.markdown import segments

if TYPE_CHECKING:
    from diglot.model.entry import Entry
    from diglot.model.segment import Bitext

__all__ = ["align_entries", "keep_memory"]

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


def keep_memory() -> None:
    """Let this process, and those forked from it, keep the memory of arrays that are freed.

    glibc asks the kernel for each larger piece anew and gives it back until it has seen one as large freed (mallopt(3),
    M_MMAP_THRESHOLD): on 1,000 pairs of entries that is 200,000 pages and 7 % of the CPU.
    """
    np.empty(_KEPT, np.uint8)
