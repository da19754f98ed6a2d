"""orphan-translation: an entry of another locale that the default locale does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "orphan-translation"
LEVEL = Level.WARNING
WHAT = "An entry exists in another language but not in the default one."
WHY = "It was left behind when its original was moved or deleted, or its original was never written."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per entry without an original."""
    if subject.default is not None:
        return
    default = next(locale for locale in subject.locales if locale.default)
    for entry in subject.entries.values():
        yield Finding(NAME, LEVEL, f"no entry {subject.key} in {default.name}", Place(entry.path), subject=subject.key)
