"""missing-section: an entry without one of the sections that entries of its kind have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diglot.markdown import plain_text
from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "missing-section"
LEVEL = Level.WARNING
WHAT = "An entry lacks one of the sections of its kind, or has them in another order."
WHY = "Readers find their way by the sections that all entries of a kind share."

_SECTION_LEVEL = 2
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per expected section that is no level-2 heading, in order, of the entry."""
    for entry in subject.entries.values():
        kind = subject.kind_of(entry)
        expected = kind.sections.get(entry.locale, ()) if kind else ()
        headings = list(_headings(entry)) if expected else []
        names = [name for name, _ in headings]
        position = 0
        for section in expected:
            name = _comparable(section)
            if name in names[position:]:
                position = names.index(name, position) + 1
                continue
            is_elsewhere = name in names
            line = headings[names.index(name)][1] if is_elsewhere else _last_line(entry)
            problem = f"the section “{section}” is {'out of order' if is_elsewhere else 'missing'}"
            yield Finding(NAME, LEVEL, problem, Place(entry.path, line), subject=section)


def _headings(entry: Entry) -> Iterator[tuple[str, int]]:
    for block in entry.blocks:
        if block.kind is BlockKind.HEADING and block.level == _SECTION_LEVEL:
            yield _comparable(_ATTRIBUTES.sub("", block.text)), block.line


def _comparable(heading: str) -> str:
    # Apostrophes, no-break spaces and capitals do not make another section.
    return " ".join(plain_text(heading).replace("’", "'").casefold().split())


def _last_line(entry: Entry) -> int:
    return entry.blocks[-1].line if entry.blocks else 1
