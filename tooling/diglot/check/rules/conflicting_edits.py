"""conflicting-edits: a pair of segments that changed in both languages since they agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.agreement import PairState
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "conflicting-edits"
LEVEL = Level.WARNING
WHAT = "A segment has changed in both languages since they agreed."
WHY = "Two people may have taken it into two directions; somebody has to read both and approve."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per pair that changed on both sides, in the translation, with what was agreed on."""
    for agreement in subject.agreements.values():
        source, target = agreement.source, agreement.target
        for standing in agreement.standings:
            if standing.unit is not None and standing.state is PairState.BOTH_CHANGED:
                # A message is one line, also of code.
                before = [" ".join(text.split()) for text in (standing.unit.source, standing.unit.target)]
                message = f"both languages changed since they agreed on “{before[0]}” = “{before[1]}”"
                place = Place(target.path, agreement.theirs[standing.target[0]].line if standing.target else 1)
                other = Place(source.path, agreement.ours[standing.source[0]].line if standing.source else 1)
                yield Finding(NAME, LEVEL, message, place, other, subject=standing.unit.source)
