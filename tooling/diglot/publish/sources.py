"""The files that a site is built from: as MkDocs and the i18n plugin see them, from one build to the next."""

from __future__ import annotations

import copy
import os
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, Files, get_files

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["Sources"]


class Sources:
    """What MkDocs makes of a list of paths: for 1,000 entries per language it takes the i18n plugin half a second."""

    def __init__(self) -> None:
        self._themes: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        self._asked: tuple[object, ...] = ()
        self._languages: dict[tuple[object, ...], Any] = {}

    def files(self, config: MkDocsConfig, env: jinja2.Environment, settings: str) -> Files:
        """The files that plugins are given first, as MkDocs finds them.

        The i18n plugin, given them, answers from memory where the paths and the configuration are those of an earlier
        build, which `settings` stands for.
        """
        i18n: Any = config.plugins["i18n"]
        asked = settings, tuple(_paths(config.docs_dir))
        key = (i18n.current_language, tuple(dict.fromkeys(config.theme.dirs)))
        if asked != self._asked:
            self._asked, self._languages = asked, {}
        is_own = bool(config.theme.custom_dir)  # whose files may change
        known = None if is_own else self._languages.get(key)
        make = type(i18n).reconfigure_files

        def remembered(files: Files, mkdocs_config: MkDocsConfig) -> Any:  # noqa: ANN401  # the same
            kept = known if known is not None else make(i18n, files, mkdocs_config)
            if not is_own:
                self._languages[key] = kept
            return _copied(kept, i18n)

        i18n.reconfigure_files = remembered
        if known is not None:
            return Files([])
        files = get_files(config)
        self._add_theme(files, config, env)
        return files

    def _add_theme(self, files: Files, config: MkDocsConfig, env: jinja2.Environment) -> None:
        """As `Files.add_files_from_theme`, which looks at the names of Material's 12,000 icons."""
        dirs = tuple(dict.fromkeys(config.theme.dirs))
        if config.theme.custom_dir or dirs not in self._themes:
            before = set(files.src_uris)
            files.add_files_from_theme(env, config)
            self._themes[dirs] = [(file.src_uri, str(file.src_dir)) for file in files if file.src_uri not in before]
            return
        for path, folder in self._themes[dirs]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))


def _paths(folder: str) -> list[str]:
    """Every file below `folder`."""
    return sorted(f"{name}/{file}" for name, _, files in os.walk(folder, followlinks=True) for file in files)


def _copied(kept: Any, i18n: Any) -> Any:  # noqa: ANN401  # the i18n plugin is not typed
    """`kept` as new: what plugins change in a build does not reach the next one."""
    files = type(kept)(i18n, [])
    for file in kept:
        new: Any = _copy(file)
        alternates = getattr(file, "alternates", None)
        if alternates is not None:
            new.alternates = {code: new if other is file else _copy(other) for code, other in alternates.items()}
        files.append(new)
    return files


def _copy(file: File) -> File:
    new = copy.copy(file)
    new.page = None
    return new
