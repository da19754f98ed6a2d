"""Where long work runs: in this process, in its children, or on the workers of a Dask cluster."""

from __future__ import annotations

import logging
import multiprocessing
import re
import signal
import threading
import time
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from diglot.check.parallel import processors
from diglot.errors import DiglotError
from diglot.store.offspring import end_with_parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Place", "here", "on_cluster"]

P = ParamSpec("P")
T = TypeVar("T")

_WORTH_PROCESSES = 5_000
"""Segments from which the work is spread over processes, each of which takes half a second of its core to start and
loads the engine for itself: an engine that crashes or eats the memory then takes a batch with it, not the command."""
_CONNECT = 20
"""Seconds that a scheduler has to answer, and its first worker to come."""
_POLL = 0.2
_ADDRESS = re.compile(r"(?:\w+://)?\S+:\d+/?")
"""What is none, Dask's client only finds out when it is half made, and then waits for it at the end."""


@dataclass(frozen=True, slots=True)
class Place:
    """`executors()` gives an executor, a new one if the last broke, with `count` workers, `threads` in each process."""

    executors: Callable[[], Executor]
    count: int = 1
    threads: int = 1


@contextmanager
def here(size: int, jobs: int | None) -> Iterator[Place]:
    """Workers on this machine for about `size` segments of work: `jobs` processes, by default one for each core.

    Little work is done by threads of this process, which load the engine once: it runs outside of Python's lock.
    """
    cores = processors()
    count = jobs or (cores if size >= _WORTH_PROCESSES else 1)
    threads = 1 if count > 1 else cores
    made: list[Executor] = []

    def executors() -> Executor:
        # A pool that broke is of no more use; a fresh thread costs nothing.
        for old in made:
            old.shutdown(cancel_futures=True)
        made[:] = [_processes(count) if count > 1 else ThreadPoolExecutor(threads)]
        return made[0]

    try:
        yield Place(_kept(executors), count * threads, threads)
    finally:
        # It is waited for, at most for a batch: Python 3.11 wakes all pools when it ends, without their lock, and
        # writes to the closed pipe of one that is closing just then.
        for executor in made:
            executor.shutdown(cancel_futures=True)


def _kept(make: Callable[[], Executor]) -> Callable[[], Executor]:
    """The executor that was made, until it can no longer be given work."""
    known: list[Executor] = []

    def executors() -> Executor:
        if not known or getattr(known[0], "_broken", False):
            known[:] = [make()]
        return known[0]

    return executors


def _processes(count: int) -> Executor:
    # A process with threads (the progress bar, the engine) must not fork.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_follow_parent)
    with _deaf_to_interrupts():
        for _ in range(count):
            executor.submit(int)  # starts one
    return executor


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What starts meanwhile ignores Ctrl-C, which a terminal sends to all: Python would print where each was."""
    if threading.current_thread() is not threading.main_thread():
        yield  # others may not say what happens to signals
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _follow_parent() -> None:
    """In a worker: end at once and without a word on Ctrl-C, and when the process that gives the work is no more."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent()


@contextmanager
def on_cluster(address: str) -> Iterator[Place]:
    """The workers of the Dask scheduler at `address`; the packages must lie at the same path on each.

    Raises `DiglotError` where Dask is not installed, or nobody answers.
    """
    try:
        client_of = import_module("distributed").Client
    except ImportError:
        raise DiglotError("Dask is not installed: pip install 'diglot[cluster]'") from None
    if not _ADDRESS.fullmatch(address):
        raise DiglotError(f"--scheduler {address}: not an address such as tcp://host:8786")
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what went wrong is told here, in a line
    try:
        client = client_of(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise DiglotError(
            f"--scheduler {address}: no scheduler answers there ({str(error).partition(chr(10))[0]})"
        ) from None
    try:
        count = _workers_of(client)
        if not count:
            raise DiglotError(f"--scheduler {address}: the scheduler has no workers")
        executor = _Cluster(client)

        def executors() -> Executor:
            # The client gives up after a while of trying again; its futures then wait for ever.
            if client.status == "closed":
                # It would print where each of those futures is cancelled.
                logging.getLogger("concurrent.futures").disabled = True
                raise DiglotError(f"--scheduler {address}: it no longer answers; run it again, what is done is kept")
            return executor

        yield Place(executors, count, threads=1)
    finally:
        client.close()


class _Cluster(Executor):
    """Runs on the workers of a Dask client; a batch whose worker dies is run by another.

    Dask's own `ClientExecutor` mistakes an answer for an exception when the worker dies after giving it.
    """

    def __init__(self, client: Any) -> None:  # noqa: ANN401  # distributed's, imported when it is used
        self.client = client

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        answer: Future[T] = Future()
        # Not pure: each answer is fetched once and then forgotten.
        self.client.submit(work, *args, pure=False, **kwargs).add_done_callback(lambda done: _hand_on(done, answer))
        return answer


def _hand_on(done: Any, answer: Future[Any]) -> None:  # noqa: ANN401  # distributed's future
    try:
        value = done.result()
    except CancelledError:
        answer.cancel()
        answer.set_running_or_notify_cancel()  # wakes who waits
    except Exception as error:  # noqa: BLE001  # what the work raised, for whoever asks for the answer
        if answer.set_running_or_notify_cancel():
            answer.set_exception(error)
    else:
        if answer.set_running_or_notify_cancel():
            answer.set_result(value)


def _workers_of(client: Any) -> int:  # noqa: ANN401  # distributed's, imported when it is used
    """How many workers there are; the first may still be starting."""
    deadline = time.monotonic() + _CONNECT
    # Not scheduler_info(): the client forgets the workers of it twice a second.
    while not (count := len(client.nthreads())) and time.monotonic() < deadline:
        time.sleep(_POLL)
    return count
