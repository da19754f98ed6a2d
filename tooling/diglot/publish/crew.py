"""Processes that make the pages of one build together: each goes on from where the build stands, with a share of them.

They are forked, so that each has all that was read already, and nothing but results has to be sent. Python can fork
safely only where no thread runs, and libraries hold to that on Linux alone: elsewhere one process makes all pages.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mkdocs.exceptions import BuildError

from diglot.check.parallel import processors
from diglot.store.offspring import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import TracebackType

__all__ = ["Crew", "crew_size"]

Result = TypeVar("Result")

_ENOUGH = 200
"""Pages for each process: with fewer, two take a quarter more CPU than one does, and gain a second at most."""
_MOST = 8
"""Processes: each reads the titles of all pages, and takes memory; a container may have fewer cores than it sees."""


def crew_size(pages: int) -> int:
    """How many processes are to make `pages`; fewer than two for the one that asks."""
    if sys.platform != "linux":
        return 0
    return min(processors(), _MOST, pages // _ENOUGH)


class Crew(Generic[Result]):
    """`count` processes, each of which does its share of `work`, which is given the number of the share.

    To be used as a context, at the end of which none of them runs any more.
    """

    def __init__(self, count: int, work: Callable[[int], Result]) -> None:
        forked = multiprocessing.get_context("fork")
        self._started: list[tuple[Any, Connection]] = []
        for share in range(count):
            receiver, sender = forked.Pipe(duplex=False)
            process = forked.Process(target=_run, args=(work, share, sender), daemon=True)
            process.start()
            sender.close()  # so that its end is seen when the process ends
            self._started.append((process, receiver))

    def __enter__(self) -> Crew[Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, receiver in self._started:
            process.kill()  # what has sent its result has nothing left to do
            process.join()
            receiver.close()

    def results(self) -> list[Result]:
        """What each share came to, in order. Raises `BuildError` where a process has ended without a result."""
        found = []
        for process, receiver in self._started:
            try:
                found.append(receiver.recv())
            except EOFError:
                process.join()
                raise BuildError(f"a process that makes pages has ended ({_end(process.exitcode)})") from None
        return found


def _run(work: Callable[[int], Any], share: int, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it is told, and ends it
    end_with_parent()
    gc.freeze()  # what was there before is not looked through, which would copy it
    sender.send(work(share))


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
