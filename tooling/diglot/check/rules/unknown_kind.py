"""unknown-kind: an entry of a kind that mkdocs.yml does not declare."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place
from diglot.model.kind import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "unknown-kind"
LEVEL = Level.ERROR
WHAT = "An entry is of a kind that is not declared in mkdocs.yml."
WHY = "Without its kind an entry has no place in the navigation, and nobody knows which sections it should have."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry whose `kind` is no declared one. A project without kinds has nothing to be unknown."""
    names = [*(kind.name for kind in subject.kinds), OVERVIEW]
    for entry in subject.entries.values():
        kind = entry.meta.kind
        if subject.kinds and kind is not None and kind not in names:
            near = difflib.get_close_matches(kind, names, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
            yield Finding(
                NAME,
                LEVEL,
                f"kind {kind!r} is not declared; {hint}",
                Place(entry.path, entry.meta.lines["kind"]),
                subject=kind,
            )
