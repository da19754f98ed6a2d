"""What is asked of the stage, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from diglot.model.unit import Origin

__all__ = ["Draft", "Request", "Text"]


class Text(StrEnum):
    """What a segment is, as far as translating goes."""

    PROSE = "prose"
    CODE = "code"
    HTML = "html"
    PART = "part"
    """What makes no sense alone, and stays as it is."""


@dataclass(frozen=True, slots=True)
class Request:
    """A segment to be translated: its Markdown on one line (code and HTML as they are), and the entry it stands in.

    `former` is what it said when both languages last agreed: a text that is no match for what it became.
    """

    text: str
    kind: Text = Text.PROSE
    key: str = ""
    former: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation nobody has read yet.

    `match` says in percent how alike the sentence is that the memory had, `note` what differs from it or what could not
    be kept; `engine` is its name and version. `is_left` says that the segment stays in its own language, `is_imported`
    that it comes from the memory of another tool, on which nobody of the team has agreed.
    """

    text: str
    origin: Origin = Origin.ENGINE
    engine: str | None = None
    match: int | None = None
    note: str | None = None
    is_left: bool = False
    is_imported: bool = False
