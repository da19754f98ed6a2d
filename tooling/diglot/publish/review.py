"""The line that tells a reader how far to trust an entry, in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import language, spoken
from diglot.model.entry import State

if TYPE_CHECKING:
    import datetime

    from diglot.model.entry import Meta

__all__ = ["long_date", "review_line"]

# English of no country in particular writes 20 November 2026, as CLDR's "world" English does.
_CLDR = {"en": "en_001"}


def long_date(date: datetime.date, code: str) -> str:
    """`date` in a sentence of the interface, as readers of `code` see it: 20 November 2026, 1er décembre 2026."""
    from babel import UnknownLocaleError  # noqa: PLC0415  # babel is large; only building needs it
    from babel.dates import format_date  # noqa: PLC0415  # the same

    name = spoken(code).replace("-", "_")
    try:
        shown = format_date(date, "long", locale=_CLDR.get(name, name))
    except (UnknownLocaleError, ValueError):
        return date.isoformat()
    # CLDR has no pattern for the one ordinal that French dates use.
    return shown.replace("1 ", "1er ", 1) if name.startswith("fr") and date.day == 1 else shown


def review_line(meta: Meta, code: str) -> tuple[str, ...]:
    """What a reader is told of how far to trust a text, and whom to ask: each statement a text of its own."""
    own = language(code).phrases
    said = []
    if meta.state is State.REVIEWED and meta.last_reviewed_on:
        said.append(own["reviewed on"].format(date=long_date(meta.last_reviewed_on, code)))
    elif meta.state is not None:
        said.append(own[meta.state.value])
    if meta.owner:
        said.append(own["owner"].format(owner=meta.owner))
    return tuple(said)
