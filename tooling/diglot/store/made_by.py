"""What made something: the code, so that nothing is recalled that another version would make otherwise."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import diglot
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["made_by"]

_VERSIONS = (".dist-info", ".egg-info")


def made_by() -> str:
    """A digest of Python, of every library that is installed, and of the place, size and time of each file of diglot.

    Libraries are told by their versions, as the names of their folders give them.
    """
    files = sorted(_code(str(Path(diglot.__file__).parent)))
    return digest(repr((sys.version, sorted(_libraries()), files)).encode(errors="surrogateescape"))


def _code(folder: str) -> Iterator[tuple[str, int, int]]:
    """The place, size and time of each file below `folder`."""
    with os.scandir(folder) as found:
        for one in found:
            if not one.is_dir():
                about = one.stat()
                yield one.path, about.st_size, about.st_mtime_ns
            elif one.name != "__pycache__":
                yield from _code(one.path)


def _libraries() -> Iterator[str]:
    for folder in filter(os.path.isdir, sys.path):
        # PTH208: names are all that is needed; `importlib.metadata` takes ten times as long.
        yield from (name for name in os.listdir(folder) if name.endswith(_VERSIONS))  # noqa: PTH208
