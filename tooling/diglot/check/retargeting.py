"""Mistyped links whose target is certain, as edits of the file that they stand in."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from diglot.markdown import links
from diglot.model.entry import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.model.entry import Block, Entry
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus

__all__ = ["retargetings"]

_NEARLY = 0.85
"""The share of two paths (difflib's ratio) that makes one a slip of the other; see the rule dead-link."""
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->", re.DOTALL)
_NO_LINKS = frozenset({BlockKind.CODE, BlockKind.ADMONITION, BlockKind.RULE})
_PLAIN = re.compile(r"[\w./-]+")

_Edit = tuple[int, int, str]


def retargetings(text: str, entry: Entry, findings: Sequence[Finding], corpus: Corpus) -> Iterator[_Edit]:
    """The edits of `text` (start, end, address) that lead the dead links of `findings` where they were meant to lead.

    That is certain where exactly one entry has nearly the path of the link, the entry in another language links to it,
    and this one does so less often.
    """
    for line, address in sorted({(finding.place.line, finding.subject) for finding in findings}):
        new = _meant(address, entry, corpus)
        if new is not None:
            spans = list(_written(text, entry, line, address))
            if len(spans) == sum(link.address == address and link.line == line for link in links(entry)):
                yield from ((start, end, new) for start, end in spans)


def _meant(address: str, entry: Entry, corpus: Corpus) -> str | None:
    """The address that was meant by `address`, if that is certain."""
    path, hash_mark, fragment = address.partition("#")
    target = _target(address, entry)
    if target is None or not _PLAIN.fullmatch(path):
        return None
    paths = sorted(f"{other.key}.md" for other in corpus.entries(entry.locale))
    near = difflib.get_close_matches(target, paths, n=2, cutoff=_NEARLY)
    if len(near) != 1 or not _is_missed(near[0], entry, corpus):
        return None
    relative = posixpath.relpath(near[0], entry.folder or ".")
    dotted = "./" if path.startswith("./") else ""
    return f"{dotted}{relative}{hash_mark}{fragment}"


def _is_missed(path: str, entry: Entry, corpus: Corpus) -> bool:
    """Whether the entry in another language links to `path` more often than `entry` does."""
    ours = _targets(entry)[path]
    others = corpus.by_key.get(entry.key, {})
    return any(_targets(other)[path] > ours for code, other in others.items() if code != entry.locale)


def _targets(entry: Entry) -> Counter[str | None]:
    return Counter(_target(link.address, entry) for link in links(entry))


def _target(address: str, entry: Entry) -> str | None:
    """The path below the locale that a relative address names; None for other addresses."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or not parts.path or parts.path.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(entry.folder, unquote(parts.path)))
    return None if target.startswith("../") else target


def _written(text: str, entry: Entry, line: int, address: str) -> Iterator[tuple[int, int]]:
    """The offsets in `text` at which `address` is written as a link's in `line`."""
    written = re.compile(rf"(?:\]\(\s*<?|=\s*[\"'])(?P<address>{re.escape(address)})(?=[\s)>\"'])")
    for block in entry.blocks:
        row = line - block.line
        lines = _without_code(block).split("\n") if block.kind not in _NO_LINKS else []
        if 0 <= row < min(len(lines), len(block.starts)):
            start = block.starts[row]
            for match in written.finditer(lines[row]):
                span = start + match.start("address"), start + match.end("address")
                if text[slice(*span)] == address:
                    yield span


def _without_code(block: Block) -> str:
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), block.text)
