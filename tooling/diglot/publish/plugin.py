"""The MkDocs plugin: `- diglot:` below `plugins:` in mkdocs.yml is all it takes."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from mkdocs.config import config_options
from mkdocs.config.base import Config as Options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import InclusionLevel

from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.lang import language
from diglot.publish.annexes import add_annexes
from diglot.publish.cards import card, cards_for, with_cards
from diglot.publish.catalogue import Catalogue
from diglot.publish.cataloguing import catalogue_of
from diglot.publish.conversion import Conversions
from diglot.publish.counterpart import counterpart
from diglot.publish.described import settings_of
from diglot.publish.edition import Edition, edition
from diglot.publish.faced_pages import FacedPages
from diglot.publish.facing import Facing
from diglot.publish.hygiene import Cleaned, clean
from diglot.publish.link_places import PERMALINK
from diglot.publish.metadata import with_head
from diglot.publish.navigation import Items, navigation
from diglot.publish.nearby import Nearby
from diglot.publish.opensearch_file import add_description
from diglot.publish.refusal import sound_corpus
from diglot.publish.said import said_in
from diglot.publish.search_entry import add_search, search_address
from diglot.publish.site_files import site_template, write_site_files
from diglot.publish.sitemap import SITEMAP, sitemap
from diglot.publish.standins import apply_release, say_language, show_other_language, without_left_out, without_links
from diglot.publish.static_search import write_static_search
from diglot.publish.surroundings import home_of, of_page, of_template
from diglot.publish.theming import TEMPLATES, add_to_theme, theme_language, without_other_sitemap
from diglot.store.corpus import Corpus
from diglot.store.known_files import KnownFiles
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from diglot.config import Config
    from diglot.model.locale import Locale
    from diglot.search.documents import Kept

__all__ = ["DiglotOptions", "DiglotPlugin"]

_LOG = get_plugin_logger("diglot")
_AFTER_I18N = -200
"""The i18n plugin works at -100 and runs the whole build once more for every language."""


class DiglotOptions(Options):  # type: ignore[no-untyped-call]  # MkDocs' own hook for subclasses is not typed
    """The options as MkDocs sees them; `diglot.config` checks what they hold."""

    kinds = config_options.Type(dict, default={})
    """The kinds of entries, in the order of the navigation: folder, labels, synonyms, sections, publish."""

    memory = config_options.Type(str, default="memory")
    """The folder of the agreements and the termbase."""

    sources = config_options.Type(str, default="sources")
    """The folder of the articles as they arrived."""

    cache = config_options.Type(str, default=".diglot")
    """The folder of what can be deleted at any time."""

    search = config_options.Type(dict, default={})
    """How the search service is run: see docs/serving.md."""

    views = config_options.Optional(config_options.Type(str))
    """A CSV file of how often each page is read; the work list is in that order."""


class DiglotPlugin(BasePlugin[DiglotOptions]):  # type: ignore[no-untyped-call]  # the same
    """Navigation by kind, cards, the line on an entry's state, the search form: in every language of the site."""

    def __init__(self) -> None:
        self.settings: Config | None = None
        self.corpus = Corpus()
        """What is to be published; until that is read, what is known of it from earlier."""
        self.known_files = KnownFiles()
        self.catalogue = Catalogue()
        self.head = ""
        self.left_out: frozenset[str] = frozenset()
        self.edition = Edition("", (), ())
        self.nearby: Nearby | None = None
        self.facing: Facing | None = None
        self.faced = FacedPages()
        self.conversions = Conversions()
        self.cleaned = Cleaned()
        self.sections: Kept = {}
        """What the search has of entries, from one build to the next."""
        self.renews_search = True
        self.makes_pages = True
        """Whether this process makes pages; else others do, and it is told by `learn` what they worked out."""
        self.described = ""
        """The configuration of the language that is built, as text."""
        self.environment: jinja2.Environment | None = None
        self.names_permalinks = False
        self.languages: list[dict[str, Any]] = []

    @event_priority(_AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the configuration and the corpus once; tell the theme what is new, in each language."""
        if self.settings is None:
            try:
                self.settings = load_config(Path(config.config_file_path))
                theme = [*config.theme.dirs, str(TEMPLATES)]
                self.corpus = sound_corpus(self.settings, theme, before=self.corpus, known=self.known_files)
                self.catalogue = _catalogue(self.settings, self.corpus, config)
                agreed = Agreements(self.settings.memory, self.corpus, self.settings.root)
                self.facing = Facing(self.settings, self.catalogue.release.corpus, agreed)
                self.facing.known_bitexts = self.faced.bitexts
                self.facing.conversions = self.conversions
            except DiglotError as error:
                raise PluginError(str(error)) from None
            add_to_theme(config)
            self.names_permalinks = "permalink_title" not in config.mdx_configs.get("toc", {})
        without_other_sitemap(config.theme)
        config.theme["language"] = theme_language(config)
        self.languages = deepcopy(config.extra.get("alternate", []))
        if self.names_permalinks:
            toc = config.mdx_configs.setdefault("toc", {})
            toc["permalink_title"] = PERMALINK  # a text is converted once for the pages of all languages
        return config

    @event_priority(_AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Match files and entries, and add the search."""
        settings = self._settings
        locale = _locale(settings, config)
        self.left_out = apply_release(files, self.catalogue.release, locale, settings.locales, config)
        built = [file for file in files if file.inclusion is not InclusionLevel.EXCLUDED]
        self.edition = edition(locale.code, files=built, corpus=self.catalogue.release.corpus, kinds=settings.kinds)
        try:
            add_search(files, locale, settings.locales, config)
            add_description(files, locale, config)
            add_annexes(files, self.catalogue, locale, settings.locales, config)
        except DiglotError as error:
            raise PluginError(str(error)) from None
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
        """The navigation by kind, unless mkdocs.yml holds one."""
        return without_left_out(nav) if config.nav else navigation(self.edition, config)

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, **_: object) -> jinja2.Environment:
        """Keep the environment: cards are rendered by a template."""
        self.environment = env
        env.globals["diglot_items"] = Items().of
        env.globals["diglot_said"] = said_in(env)
        self.described = settings_of(config)
        return env

    def on_page_read_source(
        self,
        source: str | None = None,
        /,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002  # MkDocs' own hook
    ) -> str | None:
        """The text of an entry as the corpus has it, so that a page and its counterpart's show the same text."""
        return self.text_of(page.file.src_uri) if source is None else source

    def text_of(self, path: str) -> str | None:
        """The text of the entry in the file at `path` below the content folder; None where there is no entry."""
        code, _, below = path.partition("/")
        try:
            return self.corpus.text(below.removesuffix(".md"), code)
        except DiglotError as error:
            raise PluginError(str(error)) from None

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Nothing that an entry holds runs on the site; what stands in for another language says so everywhere."""
        locale = _locale(self._settings, config)
        permalink = language(locale.code).phrases["permalink"] if self.names_permalinks else ""
        cleaned = self.cleaned.of(html, self.conversions, permalink)
        clean(page)
        say_language(page, locale)
        return without_links(cleaned, page.url, self.left_out)

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, **_: object
    ) -> TemplateContext:
        """What the templates show of an entry; its cards; its counterparts in the other languages."""
        context["nav"] = self._nearby(context["nav"], page, config)
        item = self.edition.of(page.file)
        shown = self._of_site(config, getattr(page.file, "alternates", {}))
        if item is not None:
            shown["label"] = item.label(self.edition.locale)
            shown["title"] = escape(item.entry.meta.shown_title)
            found = self.faced.page(
                self._facing, item, page.content or "", edition=self.edition, config=config, settings=self.described
            )
            shown["facing"], shown["states"] = found.faced, found.states
            if item.entry.meta.shown_summary:
                page.meta.setdefault("description", escape(item.entry.meta.shown_summary))
            if item == self.edition.home:
                page.meta.setdefault("hide", ["navigation", "toc"])  # its cards are the navigation
            page.content = with_cards(found.html, lambda kind: self._cards(page.file, kind))
            show_other_language(shown, page, item.entry, locale=_locale(self._settings, config))
        elif page.meta.get("template") == "search.html":
            shown["entries"] = [card(other, self.edition, page.file) for other in self.edition.entries]
        of_page(shown, page, item.entry if item else None, self.catalogue, config, self.faced.with_terms)
        self.head = shown["head"]
        context.update({"diglot": shown})  # type: ignore[misc]  # the context is open to plugins
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """What the templates show on pages that are not Markdown, such as 404.html."""
        home = self.edition.home
        shown = self._of_site(config, getattr(home.file, "alternates", {}) if home else {})
        of_template(shown, self.catalogue)
        if template_name == SITEMAP and _locale(self._settings, config).default:  # one for all languages
            shown["sitemap"] = sitemap(self.catalogue)
        context.update({"diglot": shown})  # type: ignore[misc]  # the same
        return context

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """A 404 there is in each language."""
        locale = _locale(self._settings, config)
        return site_template(output_content, template_name, locale, config)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """The files that are no pages: feeds, lists, the status as JSON, the search; and what the next build needs."""
        if (
            self.makes_pages and not self.faced.are_known
        ):  # a build after another aligns only what changed, and forgets no bitext for it
            self._facing.save()
        self.faced.bitexts = self._facing.known_bitexts
        locale = _locale(self._settings, config)
        write_site_files(self.catalogue, locale, self._settings.kinds, config)
        if locale.default and self.renews_search:  # once for all languages, before the i18n plugin builds the others
            site = Path(config.site_dir)
            write_static_search(self._settings, self.catalogue.release.corpus, site, kept=self.sections)

    def on_post_page(self, output: str, config: MkDocsConfig, **_: object) -> str:
        """The language of a page is that of its text, also where the theme speaks another."""
        code = _locale(self._settings, config).code
        output = with_head(output, self.head)
        return output.replace(f'<html lang="{config.theme["language"]}"', f'<html lang="{code}"', 1)

    def let_others_make_pages(self) -> None:
        """From here on: what all of them read is read once, before they begin."""
        self.makes_pages = False
        _ = self._facing.bitexts

    @property
    def learnt(self) -> dict[str, list[Any]]:
        """What this process worked out that the next build may need."""
        return self._facing.bitexts.used

    def learn(self, learnt: Iterable[Mapping[str, list[Any]]]) -> None:
        """Keep for the next build what each of the other processes has `learnt`."""
        for found in learnt:
            self._facing.bitexts.add(found)
        self._facing.save()

    @property
    def _facing(self) -> Facing:
        if self.facing is None:
            raise PluginError("diglot: the corpus was not read")
        return self.facing

    @property
    def _settings(self) -> Config:
        if self.settings is None:
            raise PluginError("diglot: the configuration was not read")
        return self.settings

    def _of_site(self, config: MkDocsConfig, alternates: Mapping[str, File]) -> dict[str, Any]:
        locale = _locale(self._settings, config)
        # Material would write these into the head and ask for a sitemap beside each of them; main.html writes them.
        config.extra.pop("alternate", None)
        vars(config.extra).pop("alternate", None)  # the i18n plugin sets the attribute beside the key
        return {
            "languages": [
                counterpart(choice, alternates, home=home_of(self.catalogue, choice["lang"]))
                for choice in self.languages
            ],
            "locale": locale.code,
            "name": locale.name,
            "search": search_address(locale, directory_urls=config.use_directory_urls),
            "words": language(locale.code).phrases,
        }

    def _nearby(self, nav: Navigation, page: Page, config: MkDocsConfig) -> Navigation:
        if self.nearby is None or self.nearby.nav is not nav:  # one for each language
            prunes = "navigation.prune" in config.theme.get("features", ())
            phrase = language(self.edition.locale).phrases["all entries"]
            self.nearby = Nearby(nav, prunes=prunes, all_of_it=phrase)
        return self.nearby.of(page)

    def _cards(self, file: File, kind: str | None) -> str:
        item = self.edition.of(file)
        if item is None or self.environment is None:
            return ""
        shown = cards_for(item, self.edition, kind)
        is_home = kind is None and item.entry.key == "index"
        template = self.environment.get_template(f"partials/diglot/{'groups' if is_home else 'cards'}.html")
        language_here = self.edition.locale if item.entry.locale != self.edition.locale else ""
        return template.render(items=shown, lang=language_here)


def _catalogue(settings: Config, corpus: Corpus, config: MkDocsConfig) -> Catalogue:
    falls_back = bool(config.plugins["i18n"].config.fallback_to_default)
    catalogue = catalogue_of(settings, corpus, site_url=config.site_url, falls_back=falls_back)
    for held in catalogue.release.held:
        _LOG.info(str(held))
    return catalogue


def _locale(settings: Config, config: MkDocsConfig) -> Locale:
    """The locale that is being built."""
    current = config.plugins["i18n"].current_language  # type: ignore[attr-defined]  # the i18n plugin is not typed
    return next(locale for locale in settings.locales if locale.code == current)
