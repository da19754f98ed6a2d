"""mkdocs.yml to `Config`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from diglot.config.reader import Reader
from diglot.config.service import service_options
from diglot.config.values import Config
from diglot.config.yaml_file import Lines, read_yaml
from diglot.errors import DiglotError
from diglot.model.kind import OVERVIEW, Kind, Label, Publish
from diglot.model.locale import Locale

__all__ = ["KIND_OPTIONS", "OPTIONS", "load_config"]

_MKDOCS_KEYS = (
    "site_name site_url site_description site_author repo_url repo_name edit_uri edit_uri_template copyright nav "
    "remote_branch remote_name exclude_docs draft_docs not_in_nav validation theme docs_dir site_dir extra_css "
    "extra_javascript extra_templates extra hooks watch markdown_extensions strict dev_addr use_directory_urls plugins "
    "INHERIT"
).split()
OPTIONS = ("kinds", "memory", "sources", "cache", "search", "views")
_I18N_KEYS = ("docs_structure", "languages")
_LANGUAGE_KEYS = ("locale", "name", "default", "build", "site_name")
KIND_OPTIONS = ("folder", "labels", "synonyms", "sections", "publish")
_ALWAYS_EXTENSIONS = ("toc", "tables", "fenced_code")
_LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_][A-Z]{2})?")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_FOLDER = re.compile(r"[a-z0-9][a-z0-9_-]*")


def load_config(file: Path) -> Config:
    """The configuration that `file`, an mkdocs.yml, holds.

    Raises `DiglotError` with a line for every mistake in it, each naming its line and key.
    """
    file = Path(file).absolute()
    values, lines = read_yaml(file)
    mistakes: list[str] = []
    top = Reader(values, file=file.name, lines=lines, mistakes=mistakes)
    top.known(_MKDOCS_KEYS, only_slips=True)
    if not values.get("site_name"):
        top.wrong("site_name", "missing; what is the site called?")
    plugins = _plugins(top)
    locales = _locales(top, plugins.get("i18n"), lines)
    options = Reader(
        plugins.get("diglot") or {}, file=file.name, lines=lines, path=("plugins", "diglot"), mistakes=mistakes
    )
    options.known(OPTIONS)
    kinds = _kinds(options.mapping("kinds"), locales)
    extensions, extension_configs = _extensions(top)
    config = Config(
        file=file,
        root=file.parent,
        site_name=top.text("site_name"),
        site_url=top.text("site_url") or None,
        locales=locales,
        content=file.parent / top.text("docs_dir", "docs"),
        site=file.parent / top.text("site_dir", "site"),
        memory=file.parent / options.text("memory", "memory"),
        sources=file.parent / options.text("sources", "sources"),
        cache=file.parent / options.text("cache", ".diglot"),
        views=file.parent / views if (views := options.text("views")) else None,
        kinds=kinds,
        directory_urls=top.flag("use_directory_urls", default=True),
        extensions=extensions,
        extension_configs=extension_configs,
        service=service_options(options.mapping("search")),
    )
    if mistakes:
        raise DiglotError(*mistakes)
    return config


def _plugins(top: Reader) -> dict[str, dict[str, Any]]:
    """The plugins' options by name; MkDocs accepts a list of names and one-key mappings, or a mapping."""
    listed = top.values.get("plugins") or []
    items = [{name: options} for name, options in listed.items()] if isinstance(listed, dict) else listed
    plugins: dict[str, dict[str, Any]] = {}
    if not isinstance(items, list):
        top.wrong("plugins", "expected a list of plugins")
        return plugins
    for item in items:
        name, options = next(iter(item.items())) if isinstance(item, dict) and item else (str(item), {})
        if options is not None and not isinstance(options, dict):
            top.wrong("plugins", f"{name}: expected a mapping of options")
        plugins[str(name)] = options if isinstance(options, dict) else {}
    for name in plugins:
        import difflib  # noqa: PLC0415  # only a slip needs it

        near = difflib.get_close_matches(name.lower(), ("diglot", "i18n"), n=1, cutoff=0.7)
        if near and name != near[0]:
            top.wrong("plugins", f"{name}: not a plugin; did you mean {near[0]}?")
    return plugins


def _locales(top: Reader, options: dict[str, Any] | None, lines: Lines) -> tuple[Locale, ...]:
    if options is None:
        top.wrong("plugins", "the i18n plugin is missing; it says which languages the site has")
        return ()
    i18n = Reader(options, file=top.file, lines=lines, path=("plugins", "i18n"), mistakes=top.mistakes)
    i18n.known(_I18N_KEYS, only_slips=True)
    if i18n.text("docs_structure", "suffix") != "folder":
        i18n.wrong("docs_structure", "expected folder: diglot keeps each language in a folder of its own")
    languages = options.get("languages")
    if not isinstance(languages, list) or not languages:
        i18n.wrong("languages", "expected a list of languages, each with locale and name")
        return ()
    locales = tuple(
        locale for number, language in enumerate(languages) if (locale := _locale(i18n, number, language)) is not None
    )
    codes = [locale.code for locale in locales]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        i18n.wrong("languages", f"{code} stands twice")
    if locales and sum(locale.default for locale in locales) != 1:
        i18n.wrong("languages", "exactly one language needs `default: true`")
    return locales


def _locale(i18n: Reader, number: int, language: object) -> Locale | None:
    if not isinstance(language, dict):
        i18n.wrong("languages", f"item {number + 1}: expected locale and name")
        return None
    entry = Reader(
        language,
        file=i18n.file,
        lines=i18n.lines,
        path=(*i18n.path, "languages", str(number)),
        mistakes=i18n.mistakes,
    )
    # The plugin takes many more; these are the ones that diglot reads.
    entry.known(_LANGUAGE_KEYS, only_slips=True)
    name = entry.text("name")
    code = language.get("locale")
    if code == "null" or not entry.flag("build", default=True):
        return None
    if not isinstance(code, str) or not _LOCALE.fullmatch(code):
        entry.wrong("locale", f"expected a language code such as en or fr-CA, in quotes if need be, not {code!r}")
    if not name:
        entry.wrong("name", "missing; what do its speakers call the language?")
    default = entry.flag("default", default=False)
    return Locale(str(code), name or str(code), default=default, site_name=entry.text("site_name"))


def _kinds(declared: Reader, locales: tuple[Locale, ...]) -> tuple[Kind, ...]:
    kinds: list[Kind] = []
    codes = tuple(locale.code for locale in locales)
    for name in map(str, declared.values):
        if not _NAME.fullmatch(name) or name == OVERVIEW:
            declared.wrong(name, f"a kind is named in lower-case letters, digits and hyphens, and not {OVERVIEW}")
        kind = _kind(name, declared.mapping(name), codes)
        taken = [other.name for other in kinds if other.folder == kind.folder]
        if taken:
            declared.wrong(name, f"its folder {kind.folder} is already that of {taken[0]}")
        kinds.append(kind)
    return tuple(kinds)


def _kind(name: str, options: Reader, codes: tuple[str, ...]) -> Kind:
    options.known(KIND_OPTIONS)
    folder = options.text("folder", f"{name}s")
    if not _FOLDER.fullmatch(folder):
        options.wrong("folder", f"expected the name of one folder, in lower case, not {folder!r}")
    sections = options.mapping("sections")
    synonyms = options.mapping("synonyms")
    for reader in (sections, synonyms):
        reader.known(codes)
    by_locale = {code: sections.texts(code) for code in sections.values}
    without = [code for code in codes if code not in by_locale] if by_locale else []
    if without or len({len(names) for names in by_locale.values()}) > 1:
        told = f"; {' and '.join(without)} has none" if without else ""
        options.wrong("sections", f"every language needs the same number of sections, in the same order{told}")
    return Kind(
        name=name,
        folder=folder,
        labels=_labels(name, options.mapping("labels"), codes),
        synonyms={code: synonyms.texts(code) for code in synonyms.values},
        sections=by_locale,
        publish=Publish(options.choice("publish", tuple(Publish), Publish.MACHINE_LABELLED)),
    )


def _labels(name: str, options: Reader, codes: tuple[str, ...]) -> dict[str, Label]:
    options.known(codes)
    labels: dict[str, Label] = {}
    for code in codes:
        label = options.mapping(code)
        label.known(("one", "many"))
        one = label.text("one", name.capitalize())
        labels[code] = Label(one, label.text("many", f"{one}s"))
    return labels


def _extensions(top: Reader) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    listed = top.values.get("markdown_extensions") or []
    items = [{name: options} for name, options in listed.items()] if isinstance(listed, dict) else listed
    names: list[str] = list(_ALWAYS_EXTENSIONS)
    configs: dict[str, dict[str, Any]] = {}
    for item in items if isinstance(items, list) else []:
        name, options = next(iter(item.items())) if isinstance(item, dict) and item else (str(item), None)
        if name not in names:
            names.append(name)
        if isinstance(options, dict):
            configs[name] = options
    return tuple(names), configs
