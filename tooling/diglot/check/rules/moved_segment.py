"""moved-segment: a paragraph that stands elsewhere in the translation than in the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.comparison import Comparison, Match
    from diglot.check.subject import Subject

NAME = "moved-segment"
LEVEL = Level.WARNING
WHAT = "A sentence, a heading or a paragraph stands in another place in the translation."
WHY = "An instruction in another order is another instruction."

_LEAST_WORDS = 3
"""Short labels (`Yes`, `Email`) stand in many places, and correspond to any of them."""
_SURE = 0.3
"""The score from which a bead that crosses others is told as moved: the aligner's own threshold. Of matching sentences
of seven words and more on the development pages, 98 % have a higher one."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of moved segments. A note within one paragraph or one list: languages order these freely."""
    for comparison in subject.comparisons:
        if not comparison.moved:
            continue
        last = -2
        for match in comparison.matches:
            if match.number not in comparison.moved or not _tells(match):
                continue
            if match.number > last + 1:
                here, there = comparison.places(match)
                level = Level.NOTE if _stays_near(comparison, match) else LEVEL
                text = match.target[0].text
                message = f"stands elsewhere in {subject.name_of(comparison.source.entry.locale)}: {text:.80}"
                yield Finding(NAME, level, message, here, there, subject=text)
            last = match.number


def _tells(match: Match) -> bool:
    return match.score >= _SURE and match.source[0].is_prose and len(match.source[0].words) >= _LEAST_WORDS


def _stays_near(comparison: Comparison, match: Match) -> bool:
    """Whether what was moved stayed in its paragraph, or is an item: lists are put in the order of the alphabet."""
    if match.target[0].kind is BlockKind.ITEM:
        return True
    couples = {(r.segment.block, q.segment.block) for r in match.source for q in match.target}
    return not couples.isdisjoint(comparison.couples)
