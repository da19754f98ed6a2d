"""A bitext as text and HTML for people, as JSON and TMX for programs. To add one: a module, a line here, a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from diglot.align.writers import html, json, text, tmx

if TYPE_CHECKING:
    from diglot.model.segment import Bitext

__all__ = ["WRITERS", "Writer"]


class Writer(Protocol):
    """A module that writes bitexts."""

    NAME: str

    def write(self, bitext: Bitext, *, languages: tuple[str, str]) -> str:
        """The bitext in two languages (locale codes) as text that ends in a newline."""


WRITERS: tuple[Writer, ...] = (text, json, tmx, html)
