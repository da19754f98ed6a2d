"""What languages are called."""

from __future__ import annotations

from functools import cache

from diglot.lang.registry import spoken

__all__ = ["language_name"]


@cache
def language_name(code: str, reader: str) -> str:
    """What the language `code` is called in a sentence that the interface says to a reader of the language `reader`:
    French, anglais; its code where that is not known.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  # babel is large; few commands need it

    try:
        name = Locale.parse(code.replace("-", "_")).get_display_name(spoken(reader).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        name = None
    return name or code
