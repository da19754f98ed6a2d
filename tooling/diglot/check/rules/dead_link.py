"""dead-link: a link within the corpus to something that is not there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from diglot.markdown import links
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "dead-link"
LEVEL = Level.ERROR
WHAT = "A link or an image leads to an entry or a file that does not exist."
WHY = "A reader who follows it meets an error page."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per relative link whose target is neither an entry nor a file, in this locale or the default one.

    Addresses of other hosts are not asked for: nothing leaves the machine.
    """
    for entry in subject.entries.values():
        for link in links(entry):
            path = _relative_path(link.address)
            if path and not _exists(entry, path, subject):
                what = "image" if link.is_image else "link"
                yield Finding(
                    NAME,
                    LEVEL,
                    f"the {what} leads nowhere: {link.address}",
                    Place(entry.path, link.line),
                    subject=link.address,
                )


def _relative_path(address: str) -> str:
    """The path of a relative address; empty for addresses of other hosts, absolute ones, and mere anchors."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_elsewhere = parts.scheme or parts.netloc or parts.path.startswith("/")
    return "" if is_elsewhere else unquote(parts.path)


def _exists(entry: Entry, path: str, subject: Subject) -> bool:
    default = next(locale.code for locale in subject.locales if locale.default)
    target = posixpath.normpath(posixpath.join(entry.folder, path))
    if target.startswith("../"):
        # Out of the locale's folder: `../../fr/…`, or a file that all locales share.
        return _is_there(target.removeprefix("../"), subject)
    return any(_is_there(f"{code}/{target}", subject) for code in (entry.locale, default))


def _is_there(path: str, subject: Subject) -> bool:
    code, _, below = path.partition("/")
    key = below.removesuffix(".md")
    is_entry = below.endswith(".md") and key in subject.keys.get(code, frozenset())
    return is_entry or path in subject.files or below in {"", "."}
