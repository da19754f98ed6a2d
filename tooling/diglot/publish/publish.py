"""Building the site beside the old one, and putting it in place whole."""

from __future__ import annotations

import contextlib
import fcntl
import logging
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.publish.workshop import Workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diglot.config import Config

__all__ = ["publish", "renew_search"]

_ALWAYS_BUILT = "sitemap.xml"
_TOO_DEEP = re.compile("maximum recursion depth exceeded.*")
"""What an extension says of what diglot does not know to be deep."""
_LOG = logging.getLogger("diglot.publish")


def publish(
    config: Config,
    *,
    strict: bool = False,
    warn: Callable[[str], object] = _LOG.warning,
    workshop: Workshop | None = None,
) -> Path:
    """Build the site and put it in place of the old one, which stays whole until then; return its folder.

    Files at the top of the old site whose names begin with a dot stay, as they do when MkDocs builds. Each warning of
    MkDocs and of its plugins (a link that leads nowhere) is one line, given to `warn`; if `strict`, any of them is a
    mistake. A second build that begins meanwhile waits. Where an earlier build made the site of the same things and
    nobody has touched it since, it stays. With a `workshop`, what an earlier build made of the same things is not made
    again.

    Raises `DiglotError` when MkDocs refuses the configuration or cannot build, or the folder cannot be written.
    """
    _refuse_unsafe(config)
    passing = workshop or Workshop(builds_again=False)
    with _lock(config), _told(config):
        staging = _staging(config)
        fresh, old = staging / "site.next", staging / "site.old"
        try:
            _restore(config.site, old)
            warnings = _build(config, fresh, passing)
            if strict and warnings:
                raise DiglotError(*warnings)
            for line in warnings:
                warn(line)
            if not passing.stands:
                _swap(fresh, config.site, old)
                passing.swapped(old, warnings)
        finally:
            if not passing.builds_again:
                passing.close()
                shutil.rmtree(fresh, ignore_errors=True)
                if staging != config.cache:
                    shutil.rmtree(staging, ignore_errors=True)
    return config.site


def renew_search(config: Config, workshop: Workshop) -> None:
    """Bring the index of the static search into step with the site of `config` that `workshop` has built last.

    Raises `DiglotError` when it cannot be written.
    """
    with _lock(config), _told(config):
        workshop.renew_search(config)


def _refuse_unsafe(config: Config) -> None:
    """The site's folder is replaced; nothing that people wrote may lie in it."""
    for precious in (config.file, config.content, config.memory, config.sources, config.cache):
        if precious.resolve().is_relative_to(config.site.resolve()):
            shown = place(precious, root=config.root)
            raise DiglotError(
                f"{config.file.name}: site_dir: {shown} lies in it and would be lost; name another folder"
            )
    if config.site.exists() and not config.site.is_dir():
        raise DiglotError(f"{place(config.site, root=config.root)}: not a folder; the site cannot be written")
    if strangers := _strangers(config.site):
        shown = place(config.site / strangers[0], root=config.root)
        raise DiglotError(f"{shown}: no site was built here, and this would be lost; move it, or name another site_dir")


def _strangers(site: Path) -> list[str]:
    """What lies in a folder that was never a built site, which has a sitemap."""
    if not site.exists() or (site / _ALWAYS_BUILT).exists():
        return []
    return sorted(path.name for path in site.iterdir() if not path.name.startswith("."))


@contextlib.contextmanager
def _lock(config: Config) -> Iterator[None]:
    path = config.cache / "publish.lock"
    try:
        config.cache.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise DiglotError(f"{place(path, root=config.root)}: cannot be written: {error.strerror}") from None
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)  # the system gives it back however the process ends
        yield


@contextlib.contextmanager
def _told(config: Config) -> Iterator[None]:
    """What keeps the site from being written is told in one line."""
    try:
        yield
    except OSError as error:
        shown = place(Path(error.filename or config.site), root=config.root)
        raise DiglotError(f"{shown}: the site cannot be written: {error.strerror}") from None


def _staging(config: Config) -> Path:
    """The folder in which the site is built: the cache, or one beside the site where that is another file system."""
    above = next(folder for folder in config.site.parents if folder.exists())
    is_near = above.stat().st_dev == config.cache.stat().st_dev
    return config.cache if is_near else config.site.with_name(f".{config.site.name}.staging")


def _build(config: Config, folder: Path, workshop: Workshop) -> tuple[str, ...]:
    """Build into `folder`; the warnings, one line each."""
    from mkdocs import utils  # noqa: PLC0415  # MkDocs takes a quarter of a second to import

    clean_directory = utils.clean_directory
    with _listening() as said:
        try:
            workshop.build(config, folder)
        except (Exception, SystemExit) as error:  # MkDocs' Abort is a SystemExit, and plugins raise what they like
            if isinstance(error, OSError) and error.errno:  # a template that is not there is one without a number
                raise
            told = said.lines(logging.ERROR) or (f"{config.file.name}: {_first_line(str(error))}",)
            told = tuple(_TOO_DEEP.sub("something in it is nested too deeply", line) for line in told)
            lines = (f"{config.file.name}: {line}" if line.startswith("Config ") else line for line in told)
            raise DiglotError(*lines) from error
        finally:
            # The i18n plugin replaces it while it builds, and forgets it when a build fails.
            utils.clean_directory = clean_directory
    return workshop.standing.said if workshop.standing and workshop.stands else said.lines(logging.WARNING)


class _Said(logging.Handler):
    """What MkDocs and its plugins said at warning level and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append((record.levelno, record.getMessage()))

    def lines(self, level: int) -> tuple[str, ...]:
        """The lines said at `level` or above, each once."""
        said = (line.strip() for number, message in self.records if number >= level for line in message.splitlines())
        return tuple(dict.fromkeys(line for line in said if line))


@contextlib.contextmanager
def _listening() -> Iterator[_Said]:
    logger = logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    said = _Said()
    logger.addHandler(said)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        logger.removeHandler(said)
        logger.propagate = before[0]
        logger.setLevel(before[1])


def _first_line(message: str) -> str:
    return next((line.strip() for line in message.splitlines() if line.strip()), "MkDocs cannot build the site")


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put `fresh` in the place of `site`; if that fails, `site` is what it was."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        _keep_dot_files(site, fresh)
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        _restore(site, old)
        raise


def _keep_dot_files(site: Path, fresh: Path) -> None:
    for path in site.iterdir():
        kept = fresh / path.name
        if not path.name.startswith(".") or kept.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, kept, symlinks=True)
        else:
            shutil.copy2(path, kept, follow_symlinks=False)


def _restore(site: Path, old: Path) -> None:
    """Put back what a swap that was cut short had moved away."""
    if old.exists() and not site.exists():
        old.rename(site)
    _clear(old)


def _clear(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
