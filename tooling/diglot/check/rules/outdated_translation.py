"""outdated-translation: a segment whose counterpart has changed since both languages agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.agreement import PairState
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry
    from diglot.model.segment import Segment

NAME = "outdated-translation"
LEVEL = Level.WARNING
WHAT = "One language has changed since both agreed, and the other has not followed."
WHY = "Readers of the language that was left behind are told what no longer holds."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per pair that changed on one side only, in the file that was left behind, with the old text.

    It works in both directions: a change of the translation is offered back to the original.
    """
    for agreement in subject.agreements.values():
        for standing in agreement.standings:
            ours = (agreement.source, agreement.ours, standing.source)
            theirs = (agreement.target, agreement.theirs, standing.target)
            if standing.unit is not None and standing.state is PairState.SOURCE_CHANGED:
                yield _finding(subject, ours, theirs, standing.unit.source)
            elif standing.unit is not None and standing.state is PairState.TARGET_CHANGED:
                yield _finding(subject, theirs, ours, standing.unit.target)


_Side = tuple["Entry", "Sequence[Segment]", tuple[int, ...]]


def _finding(subject: Subject, moved: _Side, behind: _Side, before: str) -> Finding:
    entry, found, indices = moved
    # A message is one line, also of code.
    now, was = " ".join(" ".join(found[index].text for index in indices).split()), " ".join(before.split())
    name = subject.name_of(entry.locale)
    message = f"{name} now says “{now}”, was “{was}”" if now else f"{name} no longer says “{was}”"
    return Finding(NAME, LEVEL, message, _place(behind), _place(moved), subject=before)


def _place(side: _Side) -> Place:
    entry, found, indices = side
    return Place(entry.path, found[indices[0]].line if indices else 1)
