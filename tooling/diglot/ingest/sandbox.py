"""Reading of files that may be hostile: in a process of its own, with limits, that can be ended."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from diglot.errors import DiglotError
from diglot.ingest.ingest import ingest
from diglot.ingest.readers import LARGEST
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

    from diglot.ingest.articles import Harvest
    from diglot.model.kind import Kind

__all__ = ["Order", "Worker", "read_regular"]

# A novel takes a second and 80 MB; a bomb wants minutes and gigabytes.
_MEMORY: Final = 900 << 20
_SECONDS: Final = 10.0
_SECONDS_PER_MB: Final = 6.0


@dataclass(frozen=True, slots=True)
class Order:
    """A file to ingest, and how: see `ingest`."""

    path: str
    languages: tuple[str, ...]
    kinds: tuple[Kind, ...]
    language: str | None = None
    kind: str | None = None
    termbase: Termbase = field(default_factory=Termbase)
    kept: frozenset[str] = frozenset()


def read_regular(path: str | Path) -> bytes:
    """The content of a regular file. Raises DiglotError for anything else, and for files larger than are read."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a FIFO must not keep us waiting
        with os.fdopen(handle, "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise DiglotError("not a regular file")
            if status.st_size > LARGEST:
                raise DiglotError(f"larger than {LARGEST >> 20} MB")
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise DiglotError(error.strerror or str(error)) from None
    except ValueError as error:
        raise DiglotError(str(error)) from None


def _work(connection: Connection) -> None:
    """Answer orders until the other end is closed."""
    with contextlib.suppress(ValueError, OSError):  # a lower limit is in force already
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            order: Order = connection.recv()
            connection.send(_answer(order))


def _answer(order: Order) -> Harvest | DiglotError:
    try:
        return ingest(
            Path(order.path).name,
            read_regular(order.path),
            languages=order.languages,
            kinds=order.kinds,
            language=order.language,
            kind=order.kind,
            termbase=order.termbase,
            kept=order.kept,
        )
    except DiglotError as error:
        return error
    except MemoryError:
        return DiglotError(f"needs more than {_MEMORY >> 20} MB of memory")
    except RecursionError:
        return DiglotError("nested too deeply")
    except Exception as error:  # noqa: BLE001 - a file must never end the ingest of those beside it
        return DiglotError(f"cannot be read: {type(error).__name__}: {str(error)[:200]}")


class Worker:
    """A process that ingests one file after another, and is replaced when it takes too long or dies."""

    def __init__(self) -> None:
        self._process: multiprocessing.Process | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def harvest(self, order: Order) -> Harvest | DiglotError:
        """What becomes of a file: its harvest, or why there is none."""
        connection = self._connected()
        limit = _SECONDS + _SECONDS_PER_MB * _megabytes(order.path)
        try:
            connection.send(order)
            if connection.poll(limit):
                answer: Harvest | DiglotError = connection.recv()
                return answer
        except (EOFError, OSError):
            self._end()
            return DiglotError("cannot be read: it crashed its reader")
        self._end()
        return DiglotError(f"takes longer than {limit:.0f} seconds to read")

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection, theirs = multiprocessing.Pipe()
            self._process = multiprocessing.Process(target=_work, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._connection

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None


def _megabytes(path: str) -> float:
    try:
        return Path(path).stat().st_size / (1 << 20)
    except (OSError, ValueError):
        return 0.0
