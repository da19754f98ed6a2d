"""Building again after each edit, while `diglot serve` serves what was built before."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diglot.cli.indexing import index
from diglot.config import load_config
from diglot.config.yaml_file import read_yaml
from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from diglot.config import Config
    from diglot.model.document import Document
    from diglot.publish.workshop import Workshop

__all__ = ["Rebuilding"]

_QUIET = 0.05
"""Seconds without another event after which a build begins: an editor that writes a file anew tells of it three times
within a few milliseconds."""
_AT_REST = 1.0
"""Seconds without another edit after which the search index follows the site: it takes longer, and nobody searches for
a sentence that is being written."""
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""What of the events of a watcher is a change; that a file was read is an event too."""
_TEMPORARY = ("~", ".swp", ".tmp", "4913")
"""How the names of files end that editors make beside the one they write."""


class Rebuilding:
    """Watches what a site is made of, and builds it anew after each change, in a thread of its own.

    `built` is called when a new site is in place, `failed` with a line on why there is none.
    """

    def __init__(
        self, file: Path, workshop: Workshop, *, built: Callable[[], object], failed: Callable[[str], object]
    ) -> None:
        self._file = file.absolute()
        self._workshop = workshop
        self._workshop.renews_search = False  # it follows when nobody is writing
        self._built = built
        self._failed = failed
        self._changed = threading.Event()
        self._stopped = threading.Event()
        self._observer: Any = None
        self._watched: frozenset[tuple[Path, bool]] = frozenset()
        self._said: frozenset[str] = frozenset()
        self._served: Config | None = None
        """The configuration of the site that was built last, until the search index has followed it."""
        self._indexed: Sequence[Document] = ()
        self._thread = threading.Thread(target=self._run, name="rebuilding", daemon=True)

    def start(self, config: Config, *, builds: bool) -> None:
        """Begin to watch; if `builds`, begin by bringing the site up to date."""
        self._watch(config)
        if builds:
            self._changed.set()
        self._thread.start()

    def stop(self) -> None:
        """Build no more; a build that has begun is finished, so that a whole site is left."""
        self._stopped.set()
        self._changed.set()
        if self._observer is not None:
            self._observer.stop()
        self._thread.join()
        self._workshop.close()

    def _run(self) -> None:
        while True:
            has_changed = self._changed.wait(None if self._served is None else _AT_REST)
            if self._stopped.is_set():
                return
            if not has_changed:
                self._index()
                continue
            while self._changed.is_set() and not self._stopped.is_set():
                self._changed.clear()
                time.sleep(_QUIET)
            self._build()

    def _build(self) -> None:
        from diglot.publish.publish import publish  # noqa: PLC0415  # MkDocs, when it is needed

        began = time.perf_counter()
        said: list[str] = []
        try:
            config = load_config(self._file)
            self._watch(config)
            publish(config, workshop=self._workshop, warn=said.append)
        except DiglotError as error:
            self._tell(*error.lines)
            self._failed(error.lines[0])
        except Exception as error:  # noqa: BLE001  # whatever an extension raises, the old site is served on
            line = f"{self._file.name}: {type(error).__name__}: {error}".splitlines()[0]
            self._tell(line)
            self._failed(line)
        else:
            self._tell(*(line for line in said if line not in self._said))
            self._said = frozenset(said)
            self._served = config
            self._built()
            click.echo(f"Built again in {time.perf_counter() - began:.1f} s")

    def _index(self) -> None:
        """Bring both search indexes, that of the service and that of the site, into step with the site."""
        from diglot.publish.publish import renew_search  # noqa: PLC0415  # NumPy, when it is needed
        from diglot.search.documents import documents  # noqa: PLC0415  # the same

        config, self._served = self._served, None
        if config is None:
            return
        try:
            renew_search(config, self._workshop)
            kept = self._workshop.searched.documents
            found = documents(self._workshop.published, config.locales, directory_urls=config.directory_urls, kept=kept)
            if found != self._indexed:
                index(config, found)
        except DiglotError as error:
            self._tell(*error.lines)
        else:
            self._indexed = found

    def _tell(self, *lines: str) -> None:
        for line in lines:
            click.echo(line, err=True)

    def _watch(self, config: Config) -> None:
        """Watch what `config` says that the site is made of."""
        from watchdog.observers import Observer  # noqa: PLC0415  # what MkDocs watches with, when it is needed
        from watchdog.observers.polling import PollingObserver  # noqa: PLC0415  # the same

        wanted = frozenset(_places(config))
        if wanted == self._watched:
            return
        before = self._observer
        for kind in (Observer, PollingObserver):
            observer: Any = kind()
            for folder, is_deep in wanted:
                observer.schedule(_Handler(self._notice), str(folder), recursive=is_deep)
            try:
                observer.start()
            except OSError:  # the system watches no more folders: look at them instead
                continue
            self._observer, self._watched = observer, wanted
            break
        if before is not None:
            before.stop()

    def _notice(self, kind: str, path: Path, *, is_folder: bool) -> None:
        if kind not in _CHANGES or (is_folder and kind == "modified"):
            return
        if path.name.startswith(".") or path.name.endswith(_TEMPORARY):
            return
        if path.parent == self._file.parent and path != self._file and (path, True) not in self._watched:
            return
        self._changed.set()


class _Handler:
    """What watchdog calls with each event."""

    def __init__(self, notice: Callable[..., None]) -> None:
        self.notice = notice

    def dispatch(self, event: Any) -> None:  # noqa: ANN401  # watchdog is imported when it is needed
        """Pass on an event: for a file that was moved, both its names."""
        for name in (event.src_path, event.dest_path):
            if name:
                self.notice(event.event_type, Path(str(name)), is_folder=event.is_directory)


def _places(config: Config) -> Iterator[tuple[Path, bool]]:
    """The folders that the site is made of, and whether what lies below them counts."""
    values, _ = read_yaml(config.file)
    theme, watch, hooks = (values.get(name) for name in ("theme", "watch", "hooks"))
    named = [theme.get("custom_dir")] if isinstance(theme, dict) else []
    named += [*(watch if isinstance(watch, list) else ()), *(hooks if isinstance(hooks, list) else ())]
    listed = [config.content, config.memory, *(config.root / str(name) for name in named if name)]
    yield config.root, False
    for path in listed:
        folder = path if path.is_dir() else path.parent
        if folder.is_dir() and folder != config.root:
            yield folder, True
