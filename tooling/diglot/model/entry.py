"""An entry: one Markdown file of the corpus, parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from diglot.model.references import dereferenced

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

__all__ = ["Block", "BlockKind", "Entry", "Meta", "State"]

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class State(StrEnum):
    """How far an entry's text is to be trusted."""

    DRAFT = "draft"
    MACHINE = "machine"
    REVIEWED = "reviewed"


class BlockKind(StrEnum):
    """What a block is. A list item, a quoted or an admonished paragraph keeps its container in `Block.lead`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"
    HTML = "html"
    ADMONITION = "admonition"
    RULE = "rule"
    DEFINITION = "definition"
    """A link reference definition, `[label]: address`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf block of Markdown, in reading order.

    `text` is its Markdown without what its containers write before each line; `lead` is what stands before the first
    line (`- `, `> `, `## `). `level` is a heading's level, otherwise how many lists it stands in. `gap` is the blank
    line before it (empty, or the `>` of a quotation that goes on), or None where there is none. `line` (1-based) and
    `starts` (the offset in the file at which each line of `text` begins) say where it was read; they take no part in
    comparison.
    """

    kind: BlockKind
    text: str
    level: int = 0
    lead: str = ""
    gap: str | None = ""
    line: int = field(default=0, compare=False)
    starts: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter of an entry.

    `extra` holds the fields that diglot does not know (MkDocs and themes have their own). `lines` and `spans` say
    where each field was read: the line of its key, and the offsets in the file between which its value stands.
    """

    kind: str | None = None
    order: int | None = None
    title: str = ""
    summary: str = ""
    source: str | None = None
    state: State | None = None
    owner: str | None = None
    last_reviewed_on: datetime.date | None = None
    review_in: str | None = None
    allow: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    lines: Mapping[str, int] = field(default_factory=lambda: _NOTHING, compare=False, repr=False)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=lambda: _NOTHING, compare=False, repr=False)

    @property
    def shown_title(self) -> str:
        """The title as readers see it: a character reference (`&nbsp;`) is its character, as it is in Markdown."""
        return dereferenced(self.title)

    @property
    def shown_summary(self) -> str:
        """The summary as readers see it."""
        return dereferenced(self.summary)


@dataclass(frozen=True, slots=True)
class Entry:
    """One Markdown file. `key` is its path below the locale folder without the suffix: `myths/more-staff`."""

    key: str
    locale: str
    meta: Meta
    blocks: tuple[Block, ...]
    path: str = field(default="", compare=False)
    """The file as messages name it, relative to the project: `content/en/myths/more-staff.md`."""

    @property
    def is_overview(self) -> bool:
        """Whether this is the home page or the overview of a folder: an `index.md`."""
        return self.key == "index" or self.key.endswith("/index")

    @property
    def folder(self) -> str:
        """The folder below the locale: `myths`, or `""` at the top."""
        return self.key.rpartition("/")[0]
