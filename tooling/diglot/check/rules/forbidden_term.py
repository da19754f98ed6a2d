"""forbidden-term: a wording that the termbase forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.check.subject import Subject
    from diglot.check.terms import Use

NAME = "forbidden-term"
LEVEL = Level.WARNING
WHAT = "A text uses a term that the termbase forbids."
WHY = "The team has agreed on another word; two words for one thing are taken for two things."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per use of a forbidden term: a warning where the other language speaks of that very concept.

    A note elsewhere: the same word may mean something else (a *quote* is a price, and what somebody said).
    """
    found = [
        (side, side.readings[index], use)
        for side in subject.sides.values()
        for index, uses in subject.uses.by_index(side).items()
        for use in _forbidden(uses)
    ]
    meant = _meant(subject) if found else {}
    for side, reading, use in found:
        preferred = use.concept.preferred(side.entry.locale)
        message = f"“{use.term.text}”" + (f"; the term is “{preferred}”" if preferred else "")
        level = LEVEL if use.concept.key in meant.get(id(reading), ()) else Level.NOTE
        yield Finding(NAME, level, message, place_of(side, reading), subject=use.term.text)


def _forbidden(uses: Sequence[Use]) -> list[Use]:
    """The uses of forbidden terms, but where an allowed one of the same concept stands beside them."""
    if not any(use.is_forbidden for use in uses):
        return []
    allowed = {use.concept.key for use in uses if not use.is_forbidden}
    return [use for use in uses if use.is_forbidden and use.concept.key not in allowed]


def _meant(subject: Subject) -> dict[int, set[str]]:
    """The concepts that the other side of each reading names by a term that is not forbidden."""
    meant: dict[int, set[str]] = {}
    if not subject.termbase.concepts:
        return meant
    for comparison in subject.comparisons:
        for match in comparison.matches:
            for here, there in ((match.source, match.target), (match.target, match.source)):
                named = {
                    use.concept.key for reading in there for use in subject.uses.of(reading) if not use.is_forbidden
                }
                for reading in here:
                    meant.setdefault(id(reading), set()).update(named)
    return meant
