"""Processes that make the pages of one build together: each goes on from where the build stands, with a share of them.

They are forked, so that each has all that was read already, and nothing but results has to be sent. Python can fork
safely only where no thread runs, and libraries hold to that on Linux alone: elsewhere one process makes all pages.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs.exceptions import BuildError

from diglot.check.parallel import processors
from diglot.store.offspring import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

__all__ = ["crew", "crew_size"]

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


@contextlib.contextmanager
def crew(count: int, work: Callable[[int], Result]) -> Iterator[Callable[[], list[Result]]]:
    """`count` processes, each of which does its share of `work`, which is given the number of the share.

    What is yielded waits for what each share came to, in order. At the end of the context none of them runs any more.
    Raises `BuildError` where a process cannot be started, or has ended without a result.
    """
    started: list[tuple[Any, Connection]] = []
    try:
        with _undisturbed():
            for share in range(count):
                started.append(_start(work, share))  # noqa: PERF401  # those that run are known also when one does not
        yield lambda: [_result(*one) for one in started]
    finally:
        with _undisturbed():
            for process, receiver in started:
                process.kill()  # what has sent its result has nothing left to do
                process.join()
                receiver.close()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Meanwhile Ctrl-C waits. A mask of signals would not do: another thread takes what this one does not."""
    if threading.current_thread() is not threading.main_thread():  # which alone hears of it
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            signal.raise_signal(pressed[0])


def _start(work: Callable[[int], Any], share: int) -> tuple[Any, Connection]:
    forked = multiprocessing.get_context("fork")
    receiver, sender = forked.Pipe(duplex=False)
    process = forked.Process(target=_run, args=(work, share, sender), daemon=True)
    try:
        process.start()
    except OSError as error:
        raise BuildError(f"a process that makes pages cannot be started: {error.strerror}") from None
    sender.close()  # so that its end is seen when the process ends
    return process, receiver


def _result(process: Any, receiver: Connection) -> Any:  # noqa: ANN401  # a process of the context has no type
    try:
        return receiver.recv()
    except (EOFError, OSError):  # the second when it was sending
        process.join()
        raise BuildError(f"a process that makes pages has ended ({_end(process.exitcode)})") from None


def _run(work: Callable[[int], Any], share: int, sender: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it hears of it, and ends it
    end_with_parent()
    gc.freeze()  # what was there before is not looked through, which would copy it
    sender.send(work(share))


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        return signal.Signals(-code).name
    return f"exit code {code}"
