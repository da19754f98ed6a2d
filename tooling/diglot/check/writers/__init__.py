"""Findings as text for people and in the formats that programs read. To add one: a module, a line here, a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from diglot.check.writers import github, json, junit, sarif, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.finding import Finding

__all__ = ["WRITERS", "Writer"]


class Writer(Protocol):
    """A module that writes findings."""

    NAME: str

    def write(self, findings: Sequence[Finding]) -> str:
        """The findings as text that ends in a newline."""


WRITERS: tuple[Writer, ...] = (text, json, sarif, junit, github)
