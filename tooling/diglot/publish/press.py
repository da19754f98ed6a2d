"""MkDocs' build, again and again in one process: what comes out the same is not made again.

It takes the place of `mkdocs.commands.build.build` and of the i18n plugin's loop over the languages, which render and
write every page each time. Everything else is theirs: the configuration, the plugins and their state, files, pages and
navigation are new in each build, every hook runs for every page, and MkDocs' order is kept. Three results are kept from
build to build, each with all that it was made from, or a digest of that: Markdown rendered (`rendering`), the template
of a page filled in (`described`, `outputs`), and the files that the i18n plugin makes of a list of paths (`sources`).
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from diglot.publish.compiled_templates import CompiledTemplates
from diglot.publish.crew import crew, crew_size
from diglot.publish.described import Described, settings_of
from diglot.publish.outputs import Outputs, files_below
from diglot.publish.rendering import Addresses, Renderings
from diglot.publish.shares import Printed, anchors_of, give_anchors, recorded, say, share_of, to_send
from diglot.publish.sources import Sources
from diglot.publish.static_search import INDEX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

__all__ = ["Press", "can_press"]

_LOG = logging.getLogger("mkdocs.commands.build")
_KNOWN = frozenset({"i18n", "diglot"})


def can_press(config: MkDocsConfig) -> bool:
    """Whether a press builds what MkDocs would: another plugin may change a page after its template, or depend on the
    order in which the languages are built.
    """
    return set(config.plugins) == _KNOWN and config.plugins["i18n"].config.docs_structure == "folder"


@dataclass(frozen=True, slots=True)
class _Language:
    """A language of the site before its pages are made."""

    config: MkDocsConfig
    env: jinja2.Environment
    files: Files
    nav: Navigation
    pages: tuple[Page, ...]

    def validate_anchors(self) -> None:
        """Say which links of the pages, once all of them were rendered, name an anchor that there is not."""
        level = self.config.validation.links.anchors
        for page in self.pages:
            page.validate_anchor_links(files=self.files, log_level=level)


def _any(page: Page) -> bool:  # noqa: ARG001  # a condition that all pages meet
    return True


class Press:
    """Builds a site into `outputs` as often as asked; once, unless it `builds_again`."""

    def __init__(self, outputs: Outputs, *, builds_again: bool = True) -> None:
        self.outputs = outputs
        self.builds_again = builds_again
        self.has_built = False
        self.made = 0
        """Pages whose template was filled in by the last build, here or in another process."""
        self._pages: set[str] = set()
        """Addresses of pages, in the languages of the build so far: another file that has one is not shown."""
        self._renderings = Renderings()
        self.conversions = self._renderings.conversions
        """The texts that the current build has converted, also for those who show them elsewhere."""
        self._sources = Sources()
        self._described: dict[str, Described] = {}
        """What the pages of each language were made of last."""
        self._compiled = CompiledTemplates()

    def build(self, config: MkDocsConfig, *, kept: str = "") -> None:
        """Build every language. `config` is new; what plugins write themselves goes to its `site_dir`.

        What the served site has below the folder `kept` stays as it is, if one is named.
        """
        self.made = 0
        self._pages = set()
        self.outputs.begin()
        self._renderings.begin()
        i18n: Any = config.plugins["i18n"]
        i18n.building = True  # it would have MkDocs build the other languages
        try:
            self._languages(config, settings_of(config))  # before plugins add what they found
        except Exception as error:
            config.plugins.on_build_error(error=error)
            if isinstance(error, BuildError):
                _LOG.error(str(error))  # a line for whoever wrote the text, not a traceback
            raise
        self._renderings.finish()
        written = Path(config.site_dir)
        for path in files_below(written):
            # A file that the team keeps in its content comes before what plugins write, but not before a template.
            if path in config.theme.static_templates or not self.outputs.has(path):
                self._take(written, path)
        if kept:
            self.outputs.keep_below(kept)
        self.outputs.finish()
        self.has_built = True

    def _languages(self, config: MkDocsConfig, settings: str) -> None:
        i18n: Any = config.plugins["i18n"]
        default = i18n.default_language
        codes = (default, *(code for code in i18n.build_languages if code != default))

        def opened() -> Iterator[_Language]:
            for code in codes:
                i18n.current_language = code
                yield self._open(config, settings)

        languages = opened()
        first = next(languages)
        size = crew_size(len(codes) * len(first.pages)) if self._can_share(first, codes) else 0
        if size < 2:
            for language in chain((first,), languages):
                self._build_language(language)
        else:
            self._share(chain((first,), languages), first, size)

    def _can_share(self, first: _Language, codes: Sequence[str]) -> bool:
        """Whether other processes may make pages: not where this one remembers them, or templates may show any."""
        if self.builds_again or first.config.theme.custom_dir or first.config.extra_templates:
            return False
        # What the first language has where another has its own is written over by that.
        return not any(file.dest_uri.partition("/")[0] in codes[1:] for file in first.files)

    def _open(self, config: MkDocsConfig, settings: str) -> _Language:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        env = config.theme.get_env()
        env.bytecode_cache = self._compiled
        files = config.plugins.on_files(self._sources.files(config, env, settings), config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        pages = tuple(_page(file, config) for file in files.documentation_pages())
        return _Language(config, env, files, nav, pages)

    def _build_language(self, language: _Language) -> None:
        env = self._populate_all(language)
        self._surround(language, env)
        self._print_all(language, env)
        language.validate_anchors()
        language.config.plugins.on_post_build(config=language.config)

    def _share(self, languages: Iterable[_Language], first: _Language, size: int) -> None:
        """Build all `languages`, of which the `first` is open, their pages in `size` other processes."""
        plugin: Any = first.config.plugins["diglot"]
        plugin.let_others_make_pages()
        self._renderings.read_ahead(first.pages, plugin.text_of)
        made = []
        with crew(size, lambda number: self._printed(languages, share_of(number, size))) as printed:
            for language in languages:
                self._surround(language, self._populate_all(language, lambda _: False))
                language.config.plugins.on_post_build(config=language.config)
                made.append(language)
            shares = printed()
        for n in range(len(made)):
            say(line for one in shares for line in (one.said[n] if n < len(one.said) else ()))
        for one in shares:
            if one.error is not None:
                raise one.error
            self.outputs.adopt(one.leaves)
            self.made += len(one.leaves)
        for n, language in enumerate(made):
            anchors = {source: found for one in shares for source, found in one.anchors[n].items()}
            for page in language.pages:
                give_anchors(page, anchors[page.file.src_uri], language.files)
            language.validate_anchors()
        plugin.learn(one.learnt for one in shares)

    def _printed(self, languages: Iterable[_Language], is_mine: Callable[[Page], bool]) -> Printed:
        """The pages of one process, in all `languages`."""
        said, anchors, learnt, ended = [], [], {}, None
        try:
            for language in languages:
                with recorded() as lines:
                    said.append(lines)
                    self._print_all(language, self._populate_all(language, is_mine), is_mine)
                anchors.append({page.file.src_uri: anchors_of(page) for page in language.pages if is_mine(page)})
                plugin: Any = language.config.plugins["diglot"]
                learnt = plugin.learnt
        except (Exception, SystemExit) as error:  # noqa: BLE001  # raised again where the site is built
            ended = to_send(error)
        return Printed(self.outputs.leaves, anchors, said, learnt, ended)

    def _populate_all(self, language: _Language, is_mine: Callable[[Page], bool] = _any) -> jinja2.Environment:
        """Have the pages know their titles, and those of this process their text; the templates that are to fill it."""
        config, files = language.config, language.files
        addresses = Addresses(files, config)
        for page in language.pages:
            self._populate(page, config, addresses, is_mine=is_mine(page))
        env: jinja2.Environment = config.plugins.on_env(language.env, config=config, files=files)
        return env

    def _populate(self, page: Page, config: MkDocsConfig, addresses: Addresses, *, is_mine: bool) -> None:
        plugins, files = config.plugins, addresses.files
        with _current(page, config, "reading"):
            page = plugins.on_pre_page(page, config=config, files=files)
            self._renderings.read(page, config)
            if not is_mine and "title" in page.meta:
                page.markdown = ""  # of a page that another process makes, others show the title alone
            page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            self._renderings.render(page, config, addresses)
            page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)

    def _surround(self, language: _Language, env: jinja2.Environment) -> None:
        """All that is no page."""
        config, files = language.config, language.files
        self._copy(files)
        for name in sorted(config.theme.static_templates):
            _fill_template(name, env, files, config, language.nav)
        for name in config.extra_templates:
            _fill_template(str(name), env, files, config, language.nav)

    def _print_all(self, language: _Language, env: jinja2.Environment, is_mine: Callable[[Page], bool] = _any) -> None:
        config = language.config
        described = self._describing(config, language.pages) if self.builds_again else None
        documents = language.files.documentation_pages()
        for page in language.pages:
            if is_mine(page):
                self._print(page, config, documents, language.nav, env, described)

    def _describing(self, config: MkDocsConfig, pages: Sequence[Page]) -> Described:
        """What tells of the `pages` of the language that is built what they are made of."""
        i18n: Any = config.plugins["i18n"]
        code = i18n.current_language
        self._described[code] = Described(_fixed(config, pages), self._described.get(code))
        return self._described[code]

    def _print(
        self,
        page: Page,
        config: MkDocsConfig,
        documents: Sequence[File],
        nav: Navigation,
        env: jinja2.Environment,
        described: Described | None,
    ) -> None:
        with _current(page, config, "building"):
            page.active = True
            context = get_context(nav, documents, config, page)
            name = str(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            made_from = described.page(context, page, name) if described else None  # no build asks for it
            if made_from is None or not self.outputs.keeps(page.file.dest_uri, made_from):
                output = config.plugins.on_post_page(env.get_template(name).render(context), page=page, config=config)
                self.made += 1
                if output.strip():
                    data = output.encode("utf-8", errors="xmlcharrefreplace")
                    self.outputs.put(page.file.dest_uri, data, made_from)
            page.active = False

    def _copy(self, files: Files) -> None:
        self._pages.update(page.dest_uri for page in files.documentation_pages())
        for file in files:
            if file.dest_uri in self._pages or file.inclusion.is_excluded():  # type: ignore[no-untyped-call]  # not typed
                continue
            if file.abs_src_path is None:
                self._put(file.dest_uri, file.content_bytes)
                continue
            about = os.stat(file.abs_src_path)  # noqa: PTH116  # a name that MkDocs gives
            made_from = f"{file.abs_src_path} {about.st_ino} {about.st_size} {about.st_mtime_ns}"
            if not self.outputs.keeps(file.dest_uri, made_from):
                self.outputs.put(file.dest_uri, file.content_bytes, made_from)

    def _take(self, folder: Path, path: str) -> None:
        made_from = path  # what lies in the index is named by what it holds
        if not path.startswith(f"{INDEX}/") or path.count("/") == INDEX.count("/") + 1:
            made_from = hashlib.blake2b((folder / path).read_bytes(), digest_size=16).hexdigest()
        if not self.outputs.keeps(path, made_from):
            self.outputs.take(path, f"{folder}/{path}", made_from)

    def _put(self, path: str, data: bytes) -> None:
        made_from = hashlib.blake2b(data, digest_size=16).hexdigest()
        if not self.outputs.keeps(path, made_from):
            self.outputs.put(path, data, made_from)


@contextlib.contextmanager
def _current(page: Page, config: MkDocsConfig, doing: str) -> Iterator[None]:
    """While the page is worked on: as MkDocs does, extensions are told which it is, and an error names it."""
    config._current_page = page  # noqa: SLF001  # where MkDocs keeps it
    try:
        yield
    except Exception as error:
        told = "" if isinstance(error, BuildError) else f" {_told(error)}"
        _LOG.error(f"Error {doing} page '{page.file.src_uri}':{told}")  # MkDocs' own words
        raise
    finally:
        config._current_page = None  # noqa: SLF001  # the same


def _told(error: Exception) -> str:
    """What is wrong; of a template that is not there, jinja2 would tell every folder of this machine it looked in."""
    return f"no template {error.name}" if isinstance(error, jinja2.TemplateNotFound) else str(error)


def _page(file: File, config: MkDocsConfig) -> Page:
    return file.page or Page(None, file, config)


def _fixed(config: MkDocsConfig, pages: Sequence[Page]) -> str:
    """What pages share: the configuration, and, where a project has templates of its own, which may show anything of
    any page, all of them.
    """
    own = config.theme.custom_dir
    parts = [settings_of(config)]
    if own:
        parts += [repr([(page.title, page.url, page.meta, page.content) for page in pages])]
        parts += [f"{path} {os.stat(Path(own, path)).st_mtime_ns}" for path in sorted(files_below(Path(own)))]  # noqa: PTH116
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _fill_template(name: str, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
    """A template that is no page: 404.html, sitemap.xml, and those of `extra_templates`."""
    from mkdocs.commands import build  # noqa: PLC0415  # its two functions write to `site_dir` and tell what is wrong

    try:
        if name in config.theme.static_templates:
            build._build_theme_template(name, env, files, config, nav)  # noqa: SLF001
        else:
            build._build_extra_template(name, files, config, nav)  # noqa: SLF001
    except jinja2.TemplateNotFound as error:
        raise BuildError(f"{name}: {_told(error)}") from None
