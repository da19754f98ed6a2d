"""differing-link: a link that one language has and the other has not."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from diglot.markdown import Link, links
from diglot.model.finding import Finding, Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diglot.check.subject import Subject
    from diglot.model.entry import Entry

NAME = "differing-link"
LEVEL = Level.WARNING
WHAT = "A link stands in one language of an entry and not in the other."
WHY = "Readers of one language are led elsewhere, or nowhere."


def find(subject: Subject) -> Iterator[Finding]:
    """One finding per link without a counterpart, at the link.

    A translation may lead to the translated page: `/en/` and `/fr/`, `en.` and `fr.`, another slug on the same host,
    the anchor of a translated heading are no difference.
    """
    codes = [locale.code for locale in subject.locales]
    for source, target in subject.pairs():
        ours, theirs = _unmatched(_targets(source, codes), _targets(target, codes))
        ours, theirs = _without_localised(ours, theirs)
        yield from _findings(ours, source, target, subject)
        yield from _findings(theirs, target, source, subject)


_Targets = list[tuple[str, Link]]


def _findings(targets: _Targets, here: Entry, there: Entry, subject: Subject) -> Iterator[Finding]:
    for _, link in targets:
        message = f"the link {link.address} has no counterpart in {subject.name_of(there.locale)}"
        yield Finding(NAME, LEVEL, message, Place(here.path, link.line), Place(there.path, 1), subject=link.address)


def _targets(entry: Entry, codes: Sequence[str]) -> _Targets:
    """Each link with what it leads to, whatever the language."""
    return [(target, link) for link in links(entry) if (target := _target(entry, link.address, codes))]


def _target(entry: Entry, address: str, codes: Sequence[str]) -> str:
    try:
        parts = urlsplit(unquote(address))
    except ValueError:
        return address
    if parts.scheme or parts.netloc:
        host = re.sub(rf"^(?:www|{_any_of(codes)})\.", "", parts.netloc.lower())
        scheme = parts.scheme.lower().removesuffix("s")
        return f"{scheme}://{host}{_neutral(parts.path, codes)}?{_neutral(parts.query, codes)}"
    if not parts.path:
        # Anchors are words of their language; that they exist is another rule's business.
        return "#"
    joined = parts.path if parts.path.startswith("/") else posixpath.join("/", entry.folder, parts.path)
    return _neutral(posixpath.normpath(joined), codes)


def _neutral(path: str, codes: Sequence[str]) -> str:
    """`path` without its language: `/en-ca/`, `lang=fr`, `page.fr.html`, `page_fr`."""
    language = rf"(?:{_any_of(codes)})(?:[-_][a-zA-Z]{{2}})?"
    neutral = re.sub(rf"(?<![a-z0-9]){language}(?![a-z0-9])", "*", path, flags=re.IGNORECASE)
    return neutral.rstrip("/")


def _any_of(codes: Iterable[str]) -> str:
    return "|".join(re.escape(code) for code in codes)


def _unmatched(ours: _Targets, theirs: _Targets) -> tuple[_Targets, _Targets]:
    left, right = Counter(t for t, _ in ours), Counter(t for t, _ in theirs)
    return _beyond(ours, left - right), _beyond(theirs, right - left)


def _beyond(targets: _Targets, surplus: Counter[str]) -> _Targets:
    """Of each target that is too many, the last ones."""
    kept: _Targets = []
    for target, link in reversed(targets):
        if surplus[target] > 0:
            surplus[target] -= 1
            kept.append((target, link))
    return kept[::-1]


def _without_localised(ours: _Targets, theirs: _Targets) -> tuple[_Targets, _Targets]:
    """Without pairs on one host: the translated page has another address there."""
    left, right = Counter(_host(t) for t, _ in ours), Counter(_host(t) for t, _ in theirs)
    common = left & right
    del common[""]
    return _drop_hosts(ours, Counter(common)), _drop_hosts(theirs, Counter(common))


def _host(target: str) -> str:
    return target.split("/")[2] if "://" in target else ""


def _drop_hosts(targets: _Targets, common: Counter[str]) -> _Targets:
    kept: _Targets = []
    for target, link in targets:
        if common[_host(target)] > 0:
            common[_host(target)] -= 1
        else:
            kept.append((target, link))
    return kept
