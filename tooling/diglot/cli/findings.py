"""The findings of a project: those of entries that are as they were are remembered, the others are worked out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from diglot.check.surroundings import Surroundings, in_order, local_day
from diglot.errors import DiglotError
from diglot.store.findings_cache import FindingsCache
from diglot.store.made_by import made_by
from diglot.store.manuscript import digest
from diglot.store.moves import Agreements

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from diglot.check.surroundings import Findings
    from diglot.config import Config
    from diglot.model.finding import Finding
    from diglot.store.corpus import Corpus
    from diglot.store.known_files import KnownFiles

    Found = tuple[str, Findings]

__all__ = ["cache_file", "find", "new_cache", "open_cache", "save_cache"]

_LONG = 100
"""Entries from which a progress bar is shown: about a second and a half of work."""


def find(
    config: Config, corpus: Corpus, keys: Sequence[str] | None = None, *, cache: FindingsCache | None = None
) -> tuple[Finding, ...]:
    """The findings of every rule in the entries with `keys`, or in all.

    What `cache` remembers is not worked out again; what is worked out is added to it.
    """
    wanted = corpus.keys if keys is None else tuple(keys)
    today = local_day()
    if cache is None:
        worked_out = _worked_out(config, corpus, wanted, today, Agreements(config.memory, corpus, config.root))
        return in_order(finding for _, one in worked_out for finding in one.findings)
    surroundings = Surroundings.of(corpus, config.locales, today, own_slugs=_own_slugs(config))
    cache.settle(surroundings.state, surroundings.hold)
    before = _Dependencies(config, corpus, cache.files)
    made = {key: before.of(key) for key in wanted}
    recalled = {key: cache.recall(key, made_of) for key, made_of in made.items()}
    unknown = [key for key in wanted if recalled[key] is None]
    fresh = dict(_worked_out(config, corpus, unknown, today, before.agreements))
    if fresh:
        after = _Dependencies(config, corpus, cache.files)
        for key, one in fresh.items():
            # Unless somebody wrote an agreement or the termbase meanwhile.
            if (made_of := after.of(key)) == made[key]:
                cache.keep(key, made_of, one.findings, one.answers, surroundings.states(one.answers))
    every = (fresh[key].findings if found is None else found for key, found in recalled.items())
    return in_order(finding for found in every for finding in found)


def open_cache(config: Config) -> FindingsCache:
    """What earlier checks of this project remember."""
    return FindingsCache.read(cache_file(config), made_by())


def new_cache() -> FindingsCache:
    """A cache that remembers nothing yet."""
    return FindingsCache(made_by())


def save_cache(config: Config, corpus: Corpus, cache: FindingsCache) -> None:
    """Keep what this check found for the next one."""
    cache.write(cache_file(config), keys=frozenset(corpus.keys), root=config.root)


def cache_file(config: Config) -> Path:
    """Where a project keeps what checks found."""
    return config.cache / "check" / "cache.json"


def _own_slugs(config: Config) -> bool:
    """Whether mkdocs.yml sets how anchors are made of headings, by code that is not run here."""
    return not {"slugify", "separator"}.isdisjoint(config.extension_configs.get("toc", ()))


def _worked_out(
    config: Config, corpus: Corpus, keys: Sequence[str], today: datetime.date, agreed: Agreements
) -> Iterator[Found]:
    if not keys:
        return
    from diglot.align.entries import align_entries, keep_memory  # noqa: PLC0415
    from diglot.check.check import check_each  # noqa: PLC0415  # where nothing has changed, no rule is needed
    from diglot.check.parallel import processors  # noqa: PLC0415  # the same
    from diglot.store.termbase import read_termbase  # noqa: PLC0415

    keep_memory()
    found = check_each(
        corpus,
        locales=config.locales,
        kinds=config.kinds,
        keys=keys,
        agreed=agreed,
        bitext=align_entries,
        termbase=read_termbase(config.termbase, [locale.code for locale in config.locales], root=config.root),
        today=today,
        own_slugs=_own_slugs(config),
        workers=processors(),
    )
    yield from _shown(found, len(keys)) if len(keys) >= _LONG and sys.stderr.isatty() else found


def _shown(found: Iterable[Found], total: int) -> Iterator[Found]:
    """`found`, with a progress bar on the terminal."""
    from rich.console import Console  # noqa: PLC0415  # only a long check at a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415

    # Without a thread of its own to refresh it: a process with threads must not fork.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        task = progress.add_task("check", total=total)
        for number, one in enumerate(found, 1):
            progress.update(task, completed=number, refresh=number % 10 == 0)
            yield one


class _Dependencies:
    """What the findings of an entry are made of, but for the code and what rules ask about the rest, by its digests."""

    def __init__(self, config: Config, corpus: Corpus, files: KnownFiles) -> None:
        self.config = config
        self.corpus = corpus
        self.default = config.default_locale.code
        self.agreements = Agreements(config.memory, corpus, config.root)
        self.files = files
        shared = repr((config.locales, config.kinds, config.content, config.root, _own_slugs(config)))
        self.shared = digest(shared.encode(errors="surrogateescape"), _content(config.termbase))

    def of(self, key: str) -> str:
        """That of one key, in one line without tabs."""
        parts = [self.shared]
        for code, found in self.corpus.digests[key].items():
            parts += (code, found)
            if code != self.default:
                # An entry that was moved still has the agreement of its former key.
                path = self.agreements.path(self.default, code, key)
                parts.append("-" if path is None else self._digest(path))
        return " ".join(parts)

    def _digest(self, path: Path) -> str:
        try:
            return self.files.read(path, path.as_posix())[1]
        except DiglotError:  # gone, or not to be read: as something that no file holds
            return "-"


def _content(path: Path) -> bytes:
    """What a file holds, and that it is not there as something that no file holds."""
    try:
        with path.open("rb") as file:
            return b"+" + file.read()
    except FileNotFoundError:
        return b""
    except OSError:  # as something else again: who looks at it tells why it cannot be read
        return b"-"
