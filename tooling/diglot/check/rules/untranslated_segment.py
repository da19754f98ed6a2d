"""untranslated-segment: a sentence or a paragraph of an entry that is in the language of another locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.foreign import foreign_segments, runs
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "untranslated-segment"
LEVEL = Level.WARNING
WHAT = "A part of an entry is in the language of another locale."
WHY = "It was copied to be translated later, or pasted into the wrong file."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of neighbouring segments in the language of another locale."""
    languages = {locale.code.partition("-")[0] for locale in subject.locales}
    for side in subject.sides.values():
        for run, code in runs(foreign_segments(side)):
            if code in languages:
                first = side.readings[run[0]]
                message = f"not in {subject.name_of(side.entry.locale)} but in {subject.name_of(code)}: {first.text:.60}"
                yield Finding(NAME, LEVEL, message, place_of(side, first), subject=first.text)
