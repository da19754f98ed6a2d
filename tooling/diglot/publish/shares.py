"""A build in shares: which pages a process makes, and what it sends to the one that builds the site."""

from __future__ import annotations

import contextlib
import logging
import pickle
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import BuildError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from diglot.publish.outputs import Leaf

__all__ = ["Anchors", "Printed", "anchors_of", "give_anchors", "recorded", "say", "share_of", "to_send"]

Line = tuple[int, str]

_LOG = logging.getLogger("mkdocs")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of a page, and those that its links name, as written, by the sources of the pages they lead to."""

    present: frozenset[str]
    named: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Printed:
    """The files of a share of the pages, and what making them has told.

    `anchors` has those of each language's pages by their source, `said` each language's lines with their levels,
    `learnt` what the plugin worked out. `error` is what ended the work before it was done.
    """

    leaves: Mapping[str, Leaf]
    anchors: Sequence[Mapping[str, Anchors]]
    said: Sequence[Sequence[Line]]
    learnt: Mapping[str, list[Any]]
    error: BaseException | None = None


def share_of(number: int, count: int) -> Callable[[Page], bool]:
    """Whether a page is of share `number` of `count`: all languages of an entry are, for each is laid out once."""

    def has(page: Page) -> bool:
        _, _, key = page.file.src_uri.partition("/")
        return zlib.crc32(key.encode(errors="surrogateescape")) % count == number

    return has


def anchors_of(page: Page) -> Anchors:
    """What `page`, whose text was rendered, has and names."""
    named = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    return Anchors(frozenset(page.present_anchor_ids or ()), named)


def give_anchors(page: Page, found: Anchors, files: Files) -> None:
    """Have `page`, whose text another process rendered, know what it has and names."""
    page.present_anchor_ids = set(found.present)
    page.links_to_anchors = {files.src_uris[source]: dict(links) for source, links in found.named.items()}


@contextlib.contextmanager
def recorded() -> Iterator[list[Line]]:
    """What MkDocs and its plugins say meanwhile, which nobody else hears."""
    said = _Said()
    before, _LOG.handlers = _LOG.handlers, [said]
    propagates, _LOG.propagate = _LOG.propagate, False
    try:
        yield said.lines
    finally:
        _LOG.handlers, _LOG.propagate = before, propagates


def say(lines: Iterable[Line]) -> None:
    """Say what processes have heard, in the order of the lines: they work in no order."""
    for level, line in sorted(lines, key=lambda told: told[1]):
        _LOG.log(level, "%s", line)


def to_send(error: BaseException) -> BaseException:
    """`error`, or one that says the same and can be sent to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # what was written a moment ago
    except Exception:  # noqa: BLE001  # an exception may ask for anything when it is made again
        return BuildError(str(error))
    return error


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, record.getMessage()))
