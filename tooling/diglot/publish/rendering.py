"""Markdown rendered by MkDocs, once for the same text."""

from __future__ import annotations

import copy
import hashlib
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc

from diglot.publish.conversion import Conversions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from diglot.publish.conversion import Converted

    Target = tuple[str, str, str] | None

__all__ = ["Renderings"]

_LOG = logging.getLogger("mkdocs")
_PURE = ("markdown.extensions.", "diglot.")
"""Modules whose extensions make of the same text the same page, whatever else lies on the disk."""
_PURE_NAMES = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html meta "
    "nl2br sane_lists smarty tables toc wikilinks pymdownx.arithmatex pymdownx.betterem pymdownx.caret "
    "pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.highlight pymdownx.inlinehilite pymdownx.keys "
    "pymdownx.magiclink pymdownx.mark pymdownx.smartsymbols pymdownx.superfences pymdownx.tabbed pymdownx.tasklist "
    "pymdownx.tilde".split()
)
"""The same of those that mkdocs.yml calls by a short name. Not `pymdownx.snippets` and those that are
not named: they may read other files, or run what they are given."""


_FUNCTION = re.compile(r"<function ([\w.]+) at 0x[0-9a-f]+>")


@dataclass(frozen=True, slots=True)
class _Rendered:
    """What rendering a text made of it, and what it asked the site for."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    asked: tuple[tuple[str, Target], ...]
    links: tuple[tuple[str, dict[str, str]], ...]
    said: tuple[tuple[int, str], ...]


class Renderings:
    """The pages that were rendered in the last build and in this one."""

    def __init__(self) -> None:
        self.conversions = Conversions()
        self._before: dict[bytes, _Rendered] = {}
        self._now: dict[bytes, _Rendered] = {}
        self._sources_before: dict[str, tuple[str, dict[str, Any]]] = {}
        self._sources: dict[str, tuple[str, dict[str, Any]]] = {}

    def begin(self) -> None:
        """A new build begins; what the last one did not need is forgotten."""
        self.conversions.begin()
        self._before, self._now = self._before | self._now, {}
        self._sources_before, self._sources = self._sources_before | self._sources, {}

    def finish(self) -> None:
        """The build is done: only what it used is remembered."""
        self.conversions.begin()
        self._before, self._sources_before = {}, {}

    def read_ahead(self, pages: Iterable[Page], text_of: Callable[[str], str | None]) -> None:
        """Read the texts of `pages` in all languages, for processes that are to go on from here.

        `text_of` gives what is known of the text of a file, by its path.
        """
        for page in pages:
            for file in (page.file, *getattr(page.file, "alternates", {}).values()):
                source = text_of(file.src_uri)
                self.conversions.read(file.content_string if source is None else source)

    def read(self, page: Page, config: MkDocsConfig) -> None:
        """As `Page.read_source`: the text of a page and its front matter."""
        source = config.plugins.on_page_read_source(page=page, config=config)
        if source is None:
            source = page.file.content_string
        known = self._sources_before.get(source) or self._sources.get(source)
        if known is None:
            known = self.conversions.read(source)
        self._sources[source] = known
        page.markdown, page.meta = known[0], copy.deepcopy(known[1])

    def render(self, page: Page, config: MkDocsConfig, files: Addresses) -> None:
        """As `Page.render`: the page's text to HTML, its links resolved, what is wrong with them told."""
        if not files.is_pure:
            page.render(config, files.files)
            return
        key = hashlib.blake2b(
            "\0".join((files.settings, page.file.src_uri, page.file.url, page.markdown or "")).encode(), digest_size=16
        ).digest()
        known = self._before.get(key) or self._now.get(key)
        if known is None or any(files.target(asked) != target for asked, target in known.asked):
            known = self._rendered(page, config, files)
        else:
            _restore(page, known, files.files)
        self._now[key] = known

    def _rendered(self, page: Page, config: MkDocsConfig, files: Addresses) -> _Rendered:
        asked, listener = _Asked(files), _Listener()
        _LOG.addHandler(listener)
        try:
            converted = self.conversions.of(page.markdown or "", config.markdown_extensions, config.mdx_configs)
            if converted.is_whole:
                self._fill(page, converted, asked, config)
            else:
                page.render(config, asked)
        finally:
            _LOG.removeHandler(listener)
        return _Rendered(
            content=page.content or "",
            toc=page.toc,
            title=page._title_from_render,  # noqa: SLF001  # the only place where MkDocs keeps it
            anchors=frozenset(page.present_anchor_ids or ()),
            asked=tuple(asked.asked.items()),
            links=tuple((file.src_uri, links) for file, links in (page.links_to_anchors or {}).items()),
            said=tuple(listener.said),
        )

    def _fill(self, page: Page, converted: Converted, files: Files, config: MkDocsConfig) -> None:
        """As `Page.render`, with a text that is converted already."""
        links = _RelativePathTreeprocessor(page.file, files, config)
        page.content = self.conversions.page(converted, [links.path_to_url(url) for url in converted.urls])
        page.toc = get_toc(list(converted.toc))
        page._title_from_render = converted.title  # noqa: SLF001  # the only place where MkDocs keeps it
        page.present_anchor_ids = set(converted.anchors)
        page.links_to_anchors = links.links_to_anchors


class Addresses:
    """The files of a build as links find them, each address looked up once."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self.files = files
        self.settings = _FUNCTION.sub(
            r"\1", repr((list(config.markdown_extensions), config.mdx_configs, config.validation))
        )
        extensions = all(isinstance(name, str) and _is_pure(name) for name in config.markdown_extensions)
        # An object that its address alone tells from others may be another one in the next build.
        self.is_pure = extensions and " at 0x" not in self.settings
        self._found: dict[str, Target] = {}

    def target(self, path: str) -> Target:
        """What a link to `path` finds: its source, its address and whether it is published."""
        if path not in self._found:
            file = self.files.get_file_from_path(path)
            self._found[path] = (file.src_uri, file.url, file.inclusion.name) if file else None
        return self._found[path]


class _Asked(Files):
    """Files that remember what they were asked for."""

    def __init__(self, addresses: Addresses) -> None:
        super().__init__([])
        self.addresses = addresses
        self.asked: dict[str, Target] = {}

    def get_file_from_path(self, path: str) -> File | None:
        self.asked[path] = self.addresses.target(path)
        return self.addresses.files.get_file_from_path(path)


class _Listener(logging.Handler):
    """What is said of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.levelno, record.getMessage()))


def _is_pure(name: str) -> bool:
    return name in _PURE_NAMES or name.startswith(_PURE)


def _restore(page: Page, known: _Rendered, files: Files) -> None:
    page.content, page.toc = known.content, known.toc
    page._title_from_render = known.title  # noqa: SLF001  # the same
    page.present_anchor_ids = set(known.anchors)
    sources: Mapping[str, File] = files.src_uris
    page.links_to_anchors = {sources[uri]: links for uri, links in known.links if uri in sources}
    for level, line in known.said:
        _LOG.log(level, line)
