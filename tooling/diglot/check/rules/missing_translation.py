"""missing-translation: an entry of the default locale that another locale does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject

NAME = "missing-translation"
LEVEL = Level.WARNING
WHAT = "An entry has no translation in one of the languages."
WHY = "Readers of that language are shown the entry in a language that is not theirs."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per locale that lacks the entry."""
    source = subject.default
    if source is None:
        return
    for locale in subject.locales:
        if locale.code not in subject.entries:
            message = f"no translation in {locale.name}"
            yield Finding(NAME, LEVEL, message, Place(source.path), subject=locale.code)
