"""wrong-language: a part of an entry, or all of it, in a language that the site does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.check.foreign import runs
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "wrong-language"
LEVEL = Level.WARNING
WHAT = "A part of an entry is in a language that is none of the site's."
WHY = "It was pasted from another site or another translation, and its readers cannot read it."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per run of neighbouring segments in such a language."""
    languages = {locale.code.partition("-")[0] for locale in subject.locales}
    for side in subject.sides.values():
        for run, code in runs(side.foreign):
            if code not in languages:
                first = side.readings[run[0]]
                message = f"not in {subject.name_of(side.entry.locale)} but in language “{code}”: {first.text:.60}"
                yield Finding(NAME, LEVEL, message, place_of(side, first), subject=first.text)
