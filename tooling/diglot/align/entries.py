"""The bitext of an entry and its translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.align.aligner import align
from diglot.align.models import shipped
from diglot.align.reading import segment_kinds
from diglot.markdown import segments

if TYPE_CHECKING:
    from diglot.model.entry import Entry
    from diglot.model.segment import Bitext

__all__ = ["align_entries"]


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
