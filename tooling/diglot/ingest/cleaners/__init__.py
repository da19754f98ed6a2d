"""One cleaner for each kind of dirt. A new kind is one file here and one line in `CLEANERS`, in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from diglot.ingest.cleaners import (
    duplicates,
    foreign,
    hints,
    images,
    invisible,
    mojibake,
    prose,
    running,
    scripts,
    sections,
    spam,
    unreadable,
    widgets,
    wraps,
)
from diglot.ingest.cleaners.chain import apply
from diglot.ingest.cleaners.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from diglot.ingest.passage import Passage
    from diglot.ingest.verdict import Change, Edit, Verdict

__all__ = ["CLEANERS", "Cleaner", "Context", "clean"]


class Cleaner(Protocol):
    """A module that sees one kind of dirt. `NAME` is what reports call it."""

    NAME: str

    def propose(self, passages: Sequence[Passage], context: Context) -> Iterable[Change | Edit]:
        """What to do about the dirt in `passages`, nothing of it done yet."""


# Characters first, then lines, then what stands outside the text, then what stands in it, and duplicates when all
# else is equal.
CLEANERS: Final[tuple[Cleaner, ...]] = (
    mojibake,
    unreadable,
    invisible,
    hints,
    images,
    running,
    sections,
    wraps,
    scripts,
    spam,
    foreign,
    widgets,
    duplicates,
    prose,
)


def clean(
    passages: Sequence[Passage], context: Context, kept: AbstractSet[str] = frozenset()
) -> tuple[tuple[Passage, ...], tuple[Verdict, ...]]:
    """`passages` without dirt, and every decision; those whose identities are in `kept` are not carried out."""
    verdicts: list[Verdict] = []
    for cleaner in CLEANERS:
        passages, found = apply(passages, cleaner.propose(passages, context), cleaner.NAME, kept)
        verdicts += found
    return tuple(passages), tuple(verdicts)
