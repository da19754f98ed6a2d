"""The words of the theme, asked for once in each language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import jinja2

__all__ = ["said_in"]


def said_in(environment: jinja2.Environment) -> Callable[[str], Callable[[str], str]]:
    """What `partials/language.html` has as `t`, by the language: a key to its words, English where there are none."""

    @cache
    def said(language: str) -> Callable[[str], str]:
        own, fallback = (
            environment.get_template(f"partials/languages/{code}.html").module.t  # type: ignore[attr-defined]  # a macro
            for code in (language, "en")
        )

        @cache
        def words(key: str) -> str:
            return str(own(key) or fallback(key) or key)

        return words

    return said
