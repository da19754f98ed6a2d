"""french-spacing: a space that French typography asks for and that is missing, or may break at the end of a line.

Lexique des règles typographiques en usage à l'Imprimerie nationale; Office québécois de la langue française, which sets
no space before `;`, `!` and `?`: which usage an entry follows is told by most of its own marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.check.comparison import place_of
from diglot.lang import is_marked, spaces_high_marks, spacing_faults
from diglot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "french-spacing"
LEVEL = Level.NOTE
WHAT = "A space that French puts before or inside punctuation is missing, or may break at the end of a line."
WHY = "A colon or a guillemet alone at the beginning of a line looks like a mistake, and is one."


_SHOWN = 8
"""How many lines a message names."""


def find(subject: Subject) -> Iterator[Finding]:
    """One note per French entry, at the first fault, naming the lines of the others."""
    for side in subject.sides.values():
        if side.entry.locale.partition("-")[0] != "fr":
            continue
        prose = [reading for reading in side.readings if is_marked(reading.text) and reading.is_prose]
        spaced = spaces_high_marks(reading.text for reading in prose)
        faulty = [(reading, faults) for reading in prose if (faults := spacing_faults(reading.text, spaced=spaced))]
        if faulty:
            lines = list(dict.fromkeys(str(reading.segment.line) for reading, _ in faulty))
            more = f" (and {len(lines) - _SHOWN} more lines)" if len(lines) > _SHOWN else ""
            marks = ", ".join(
                f"“{fault}”" for fault in dict.fromkeys(fault for _, faults in faulty for fault in faults)
            )
            message = f"no no-break space in {marks}: lines {', '.join(lines[:_SHOWN])}{more}"
            yield Finding(NAME, LEVEL, message, place_of(side, faulty[0][0]))
