"""missing-anchor: a link to a heading that its entry does not have."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from diglot.lang import fold
from diglot.markdown import anchors, plain_text
from diglot.model.entry import BlockKind
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "missing-anchor"
LEVEL = Level.WARNING
WHAT = "A link leads to a heading that is not in the entry."
WHY = "The reader lands at the top and does not find what was promised; headings change with every translation."

_OWN_ID = re.compile(
    r"\sid\s*=\s*[\"']?(?P<html>[^\"'\s>]+)|\{[^{}]*#(?P<list>[\w:.-]+)[^{}]*\}|\bname=[\"'](?P<name>[^\"']+)"
)
_FOOTNOTE = re.compile(r"fn(?:ref)?\d*:")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per link to an anchor of this entry, or of another language of it, that does not exist.

    A note where the heading is there and only its anchor is spelt in another way: generators differ in accents and
    hyphens, and a site may be set to another way. Anchors of other entries are not looked at: an entry is checked by
    itself, and again only when it changes.
    """
    known: dict[str, frozenset[str]] = {}
    for entry in subject.entries.values():
        for link in subject.links(entry):
            code, fragment = _target(entry, link.address, subject)
            if not fragment or code not in subject.entries or _FOOTNOTE.match(fragment):
                continue
            if code not in known:
                known[code] = _anchors(subject.entries[code])
            if fragment not in known[code]:
                near = _similar(fragment, subject.entries[code])
                level = Level.NOTE if near else LEVEL
                message = f"no heading #{fragment} in {subject.entries[code].path}" + f"; there is #{near}" * bool(near)
                yield Finding(NAME, level, message, Place(entry.path, link.line), subject=link.address)


def _target(entry: Entry, address: str, subject: Subject) -> tuple[str, str]:
    """The locale and the anchor that an address names, if it leads to this key."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc or parts.path.startswith("/") or not parts.fragment:
        return "", ""
    if not parts.path:
        return entry.locale, unquote(parts.fragment)
    path = posixpath.normpath(posixpath.join(entry.locale, entry.folder, unquote(parts.path)))
    code, _, below = path.partition("/")
    return (code, unquote(parts.fragment)) if below == f"{subject.key}.md" else ("", "")


def _similar(fragment: str, entry: Entry) -> str:
    """The anchor of the heading with the words of `fragment`."""
    headings = ((anchor, plain_text(entry.blocks[index].text)) for index, anchor in anchors(entry).items())
    return next((anchor for anchor, text in headings if _letters(text) == _letters(fragment)), "")


def _letters(anchor: str) -> str:
    return "".join(character for character in fold(anchor) if character.isalnum())


def _anchors(entry: Entry) -> frozenset[str]:
    found = set(anchors(entry).values())
    for block in entry.blocks:
        # What names an anchor has one of these; looking for it costs far less than the expression.
        if block.kind is not BlockKind.CODE and ("=" in block.text or "#" in block.text):
            found.update(next(filter(None, match.groups())) for match in _OWN_ID.finditer(block.text))
    return frozenset(found)
