"""unsafe-html: HTML in an entry that the site leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.markdown.safety import is_unsafe_address, loads_from_elsewhere, unsafe
from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "unsafe-html"
LEVEL = Level.WARNING
WHAT = "HTML that runs a script, listens, embeds or loads from another host, or an element that nobody knows."
WHY = "The site leaves it out, so readers do not see what its author meant."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per thing that is left out, at its line; a comment holds nothing.

    The site of a project that declares no kinds may be another tool's, which shows what ours leaves out: a note.
    """
    level = LEVEL if subject.kinds else Level.NOTE
    for entry in subject.entries.values():
        for what, line in sorted(_left_out(entry, subject), key=lambda one: one[1]):
            yield Finding(NAME, level, f"left out of the site: {what}", Place(entry.path, line), subject=what)


def _left_out(entry: Entry, subject: Subject) -> Iterator[tuple[str, int]]:
    told: set[tuple[str, int]] = set()
    for block in entry.blocks:
        if block.kind is BlockKind.CODE or ("<" not in block.text and "{" not in block.text):
            continue
        for found in unsafe(block.text):
            told.add((found.what, block.line + block.text.count("\n", 0, found.offset)))
    yield from told
    lines = {line for _, line in told}
    for link in subject.links(entry):
        if link.line in lines:  # told already, as HTML
            continue
        if is_unsafe_address(link.address, "img" if link.is_image else "a"):
            yield f"the address {link.address[:40]}", link.line
        elif link.is_image and loads_from_elsewhere(link.address):
            yield f"the image {link.address}, which readers would load from another host", link.line
