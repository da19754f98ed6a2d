"""missing-anchor: a link to a heading that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from diglot.check.addresses import reached, relative_path
from diglot.check.anchors import NEAR, SPELT, THERE, is_of_the_site
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "missing-anchor"
LEVEL = Level.WARNING
WHAT = "A link leads to a heading that is not there, in its own entry or in another one."
WHY = "The reader lands at the top and does not find what was promised; headings change with every translation."

_SUFFIX = ".md"
_HINTS = {SPELT: "; there is #{}", NEAR: "; did you mean #{}?"}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per link to an anchor that the entry which it leads to does not have, be it this one or another.

    A note where the heading is there and only its anchor is spelt in another way: generators differ in accents and
    hyphens, and a site may be set to another way. What leads nowhere is left to dead-link. A page that shows another
    language, because its own is missing, has the anchors of that one.
    """
    for entry in subject.entries.values():
        for link in subject.links(entry):
            fragment = _fragment(link.address) if "#" in link.address else ""
            place = _place(entry, link.address, subject) if fragment else ""
            code, _, key = place.removesuffix(_SUFFIX).partition("/")
            if not key:
                continue
            how, near = subject.inquiry.anchor(code, key, fragment)
            if how != THERE:
                path = f"{entry.path.removesuffix(f'{entry.locale}/{entry.key}{_SUFFIX}')}{place}"
                message = f"no heading #{fragment} in {path}{_HINTS.get(how, '').format(near)}"
                level = Level.NOTE if how == SPELT else LEVEL
                yield Finding(NAME, level, message, Place(entry.path, link.line), subject=link.address)


def _fragment(address: str) -> str:
    """The anchor that an address names, if it is for the entry to have it: not where a program answers the address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    # What follows `:~:` is text that the browser looks for.
    fragment = "" if parts.query else unquote(parts.fragment).partition(":~:")[0]
    return "" if is_of_the_site(fragment) else fragment


def _place(entry: Entry, address: str, subject: Subject) -> str:
    """The entry that an address leads to, below the content folder; empty if it leads to anything else."""
    if address.startswith("#"):
        return f"{entry.locale}/{entry.key}{_SUFFIX}"
    path = relative_path(address)
    return reached(entry, path, subject) if path.endswith(_SUFFIX) else ""
