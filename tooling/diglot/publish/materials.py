"""All that a site is made of, as a digest: with the same one, a build makes the same site."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import mkdocs
from mkdocs.structure.files import Files

from diglot.publish.described import settings_of
from diglot.publish.rendering import Addresses
from diglot.store.made_by import made_by
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from diglot.config import Config

__all__ = ["Materials", "Read"]

_INSTALLED = tuple(f"{Path(mkdocs.__file__).parents[1] / name}{os.sep}" for name in ("material", "mkdocs"))
"""Folders of templates that the versions of the libraries stand for."""
_FUNCTIONS = ("markdown.", "material.", "mkdocs.", "pymdownx.")
"""Modules whose functions, named in mkdocs.yml, the same versions stand for."""


class Materials:
    """What the site of `config` is made of; `settings` is the same configuration as MkDocs has read it."""

    def __init__(self, config: Config, settings: MkDocsConfig) -> None:
        described = settings_of(settings)
        values = {name: value for name, value in settings.data.items() if name != "plugins"}
        self.are_told = (
            Addresses(Files([]), settings).is_pure
            and " at 0x" not in described
            and all(map(_is_installed, _functions(values)))
        )
        """False where an extension may read other files, or mkdocs.yml names a function of the team's own: nobody can
        say what the site is made of."""
        own = [folder for folder in settings.theme.dirs if not folder.startswith(_INSTALLED)]
        parts = [made_by(), described, repr(config)]
        if own:  # such a template may show the day of the build, which MkDocs tells it in UTC (`build_date_utc`)
            parts.append(datetime.datetime.now(datetime.UTC).date().isoformat())
            parts.append(os.environ.get("SOURCE_DATE_EPOCH", ""))
        self._told = digest(*(part.encode(errors="surrogateescape") for part in parts))
        self._folders = [str(config.content), str(config.memory), *own]
        self._files = [str(config.file), *([str(config.views)] if config.views else [])]

    def read(self) -> Read:
        """The files as they are now; what git knows of them is not told."""
        parts: list[bytes] = [self._told.encode()]
        marks: list[tuple[int, ...]] = []
        for path in (*self._files, *_below(self._folders)):
            marks.append(_marks(path))
            parts += [os.fsencode(path), _content(path)]
        return Read(digest(*parts), tuple(marks))


class Read(NamedTuple):
    """A digest of what a site is made of, and the marks of its files: while they are the same, nobody wrote any."""

    digest: str
    marks: tuple[tuple[int, ...], ...]


def _below(folders: Iterable[str]) -> Iterator[str]:
    for top in folders:
        for folder, _, names in sorted(os.walk(top, followlinks=True)):
            yield from (f"{folder}/{name}" for name in sorted(names))


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # thousands of files
            return b"+" + file.read()
    except OSError:  # gone, or not to be read: as something that no file holds
        return b""


def _marks(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)  # noqa: PTH116  # the same
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _functions(value: object) -> Iterator[object]:
    """What can be called in the configuration of extensions."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        for one in value:
            yield from _functions(one)
    elif callable(value):
        yield value


def _is_installed(function: object) -> bool:
    if isinstance(function, functools.partial):
        function = function.func
    return str(getattr(function, "__module__", "")).startswith(_FUNCTIONS)
