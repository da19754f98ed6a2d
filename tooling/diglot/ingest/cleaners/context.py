"""What cleaners may know of the file besides its passages."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """`languages` are the codes of the configured ones, `language` that of the file.

    `sections` are the titles, in the language of the file, of the sections that the entries of each kind have.
    """

    languages: tuple[str, ...] = ("en", "fr")
    language: str = "en"
    sections: tuple[tuple[str, ...], ...] = ()
