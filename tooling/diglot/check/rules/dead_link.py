"""dead-link: a link within the corpus to something that is not there."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from diglot.check.addresses import reached, relative_path
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diglot.check.subject import Subject
    from diglot.markdown import Link
    from diglot.model.entry import Entry

NAME = "dead-link"
LEVEL = Level.ERROR
WHAT = "A link or an image leads to an entry or a file that does not exist."
WHY = "A reader who follows it meets an error page."

_NEARLY = 85.0
"""The Indel similarity in percent (RapidFuzz) that makes a path a slip of another: `more-staf.md` and `more-staff.md`
are 96, `page-one.md` and `page-two.md` 73."""

_SEVERAL = 3
"""Missing targets that make an entry part of an extract rather than its links mistyped."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per relative link whose target is neither an entry nor a file, in this locale or the default one.

    A project that declares no kinds may be an extract of a larger site: what every language of an entry links to, or
    what it links to where most of its links lead nowhere, is then told once, as a note, if nothing has a similar name.
    Addresses of other hosts are not asked for: nothing leaves the machine.
    """
    dead = {entry.path: list(_dead(entry, subject)) for entry in subject.entries.values()}
    elsewhere = set() if subject.kinds else _shared(dead) | _of_extract(dead, subject)
    told: set[str] = set()
    for entry in subject.entries.values():
        for link, target in dead[entry.path]:
            near = _near(target, subject)
            is_note = target in elsewhere and not near
            if is_note and target in told:
                continue
            told.add(target)
            what = "image" if link.is_image else "link"
            hint = f"; did you mean {near}?" if near else ""
            message = f"the {what} leads nowhere: {link.address}{hint}"
            level = Level.NOTE if is_note else LEVEL
            yield Finding(NAME, level, message, Place(entry.path, link.line), subject=link.address)


def _shared(dead: Mapping[str, Sequence[tuple[Link, str]]]) -> set[str]:
    """The targets that every language of the entry names in vain."""
    targets = [{target for _, target in found} for found in dead.values()]
    return set.intersection(*targets) if len(targets) > 1 else set()


def _of_extract(dead: Mapping[str, Sequence[tuple[Link, str]]], subject: Subject) -> set[str]:
    """The targets that are missing, where they are several and more than those that are there."""
    missing = {target for found in dead.values() for _, target in found}
    named = {target for entry in subject.entries.values() for target in _targets(entry, subject)}
    return missing if len(missing) >= _SEVERAL and 2 * len(missing) > len(named) else set()


def _targets(entry: Entry, subject: Subject) -> Iterator[str]:
    paths = (relative_path(link.address) for link in subject.links(entry))
    return (posixpath.normpath(posixpath.join(entry.folder, path)) for path in paths if path)


def _dead(entry: Entry, subject: Subject) -> Iterator[tuple[Link, str]]:
    """The links that lead nowhere, with the path below the locale that they name."""
    for link in subject.links(entry):
        path = relative_path(link.address)
        if path and not reached(entry, path, subject):
            yield link, posixpath.normpath(posixpath.join(entry.folder, path))


def _near(target: str, subject: Subject) -> str:
    """The entry whose path is nearly `target`, if the link was mistyped; else empty."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # few links lead nowhere
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    found = extractOne(target, subject.inquiry.names(), scorer=ratio, processor=str.lower, score_cutoff=_NEARLY)
    return found[0] if found else ""
