"""The site as it stands: of what was the last one made, and is it as it was left? Then it is not built again.

One file, `.diglot/site.json`: a digest of everything that follows, and JSON. It can be deleted at any time; what is
damaged, or was made by another version of diglot, is as good as not there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import TYPE_CHECKING

from diglot.errors import DiglotError
from diglot.publish.dates import dates_in_git
from diglot.publish.materials import Materials
from diglot.store.files import read_text, write_whole
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from diglot.config import Config
    from diglot.publish.dates import Dates

__all__ = ["Standing"]


class Standing:
    """What is known of the site of `config` before a build; `settings` is the same configuration as MkDocs has it."""

    def __init__(self, config: Config, settings: MkDocsConfig) -> None:
        self.made_of = ""
        """A digest of all that the site in its place was made of; empty where that is not known."""
        self.said: tuple[str, ...] = ()
        """The warnings of the build that made it."""
        self._config = config
        self._materials = Materials(config, settings)
        self._read = self._materials.read()

    def is_as_built(self) -> bool:
        """Whether a build would make the site that stands."""
        try:
            check_sum, _, body = read_text(self._file).partition("\n")
            record = json.loads(body if check_sum == digest(body.encode()) else "")
            known = [record[name] for name in ("materials", "dates", "site")]
            said = tuple(record["said"])
        except (DiglotError, ValueError, LookupError, TypeError, RecursionError):
            return False
        if not self._materials.are_told or known[0] != self._read.digest:
            return False
        dates = dates_in_git(self._config.root, self._config.content)
        if known != [self._read.digest, _told(dates), _left(self._config.site)]:
            return False
        self.made_of, self.said = digest(*(part.encode() for part in known[:2])), said
        return True

    def keep(self, said: Iterable[str], dates: Mapping[str, Dates]) -> None:
        """What was built of this is in its place; `said` are the warnings of the build, `dates` what it knew of git."""
        known = {"materials": self._read.digest, "dates": _told(dates), "site": _left(self._config.site)}
        is_sure = self._materials.are_told and self._materials.read() == self._read  # or somebody wrote meanwhile
        if not (is_sure and known["site"]):
            with contextlib.suppress(OSError):
                self._file.unlink()
            return
        body = json.dumps({**known, "said": list(said)})
        with contextlib.suppress(DiglotError):  # what cannot be remembered is made again
            write_whole(self._file, f"{digest(body.encode())}\n{body}")
            self.made_of = digest(known["materials"].encode(), known["dates"].encode())

    @property
    def _file(self) -> Path:
        return self._config.cache / "site.json"


def _told(dates: Mapping[str, Dates]) -> str:
    return digest(
        repr(sorted((path, one.added, one.changed) for path, one in dates.items())).encode("utf-8", "replace")
    )


def _left(site: Path) -> str:
    """A digest of every file of the site, but for what is hidden at its top, which is the team's."""
    found = hashlib.blake2b(digest_size=16)
    try:
        for path in sorted(_built(str(site))):
            with open(path, "rb") as file:  # noqa: PTH123  # thousands of files
                data = file.read()
            found.update(f"{path}\0{len(data)}\0".encode(errors="surrogateescape"))
            found.update(data)
    except OSError:
        return ""
    return found.hexdigest()


def _built(site: str) -> Iterator[str]:
    for folder, folders, names in os.walk(site):
        if folder == site:
            folders[:] = [name for name in folders if not name.startswith(".")]
        shown = names if folder != site else [name for name in names if not name.startswith(".")]
        yield from (f"{folder}/{name}" for name in shown)
