"""Sentences to an engine in batches, on any executor: this process, its children, or a cluster.

What is answered is recorded at once. A worker that dies takes its batch with it, nothing else: the batch is given to
another, and what was recorded is not asked for again.
"""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

    from diglot.translate.engine import Engine

    Record = Callable[[Mapping[str, str]], None]
    Progress = Callable[[int], None]

__all__ = ["BATCH", "Workers", "translate_batch"]

BATCH = 64
"""Sentences in a batch: what is lost with a worker, and about a second of work. Larger ones were no faster."""
_AHEAD = 2
"""Batches that wait for each worker: enough to keep it busy, few enough to keep memory bounded."""
_PATIENCE = 5
"""Seconds without an answer after which it is asked whether there is still somebody who works."""
_MOST_DEATHS = 5
"""Executors that may break in a row without a batch in between that came back: then it is the batch, or the memory."""


def translate_batch(engine: Engine, sentences: tuple[str, ...], source: str, target: str) -> list[str]:
    """What a worker does: it is a function of a module, so that it can travel."""
    return engine.translate(sentences, source, target)


class Workers:
    """Answers sentences from `known`, and asks `engine` for the others on `executors`.

    `executors()` gives an executor, a new one when the last broke, and raises when there can be none; `count` is how
    many workers it has. `record` is told of every batch that comes back, `progress` how many sentences of it were
    asked for.
    """

    def __init__(  # noqa: PLR0913  # what it works with, and whom it tells
        self,
        engine: Engine,
        locales: tuple[str, str],
        known: MutableMapping[str, str],
        *,
        executors: Callable[[], Executor],
        count: int = 1,
        record: Record = lambda _: None,
        progress: Progress = lambda _: None,
    ) -> None:
        self.engine = engine
        self.locales = locales
        self.known = known
        self.executors = executors
        self.count = count
        self.record = record
        self.progress = progress
        self.asked = 0
        """Sentences that the engine was asked for and answered."""

    def __call__(self, sentences: Sequence[str]) -> Mapping[str, str]:
        """The translation of each of `sentences`. Raises `DiglotError` where the engine cannot translate."""
        left = [sentence for sentence in dict.fromkeys(sentences) if sentence not in self.known]
        # Of like length together: a batch takes as long as its longest sentence. The long ones first, so that all
        # workers end at about the same time.
        left.sort(key=len, reverse=True)
        size = min(BATCH, -(-len(left) // self.count)) or 1
        batches = [tuple(left[start : start + size]) for start in range(0, len(left), size)]
        deaths = 0
        while batches:
            executor = self.executors()
            before = len(batches)
            batches = self._run(executor, batches)
            deaths = deaths + 1 if len(batches) == before else 0
            if deaths >= _MOST_DEATHS:
                raise DiglotError(
                    "the processes that translate die again and again: is there enough memory? Try --jobs 1"
                )
        return {sentence: self.known[sentence] for sentence in sentences}

    def _run(self, executor: Executor, batches: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """Run `batches`, and return those that were lost because the executor broke."""
        waiting: dict[Future[list[str]], tuple[str, ...]] = {}
        rest = iter(batches)
        lost: list[tuple[str, ...]] = []
        try:
            self._fill(executor, waiting, rest)
            while waiting:
                done, _ = wait(waiting, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
                if not done:
                    self.executors()  # raises where nobody works any more
                for future in done:
                    batch = waiting[future]
                    self._take(batch, future.result())
                    del waiting[future]
                self._fill(executor, waiting, rest)
        except (BrokenProcessPool, CancelledError):
            lost = [*waiting.values(), *rest]
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
        return [batch for batch in lost if any(sentence not in self.known for sentence in batch)]

    def _fill(
        self, executor: Executor, waiting: dict[Future[list[str]], tuple[str, ...]], rest: Iterator[tuple[str, ...]]
    ) -> None:
        while len(waiting) < self.count * _AHEAD and (batch := next(rest, None)) is not None:
            try:
                future = executor.submit(translate_batch, self.engine, batch, *self.locales)
            except BrokenProcessPool:
                waiting[Future()] = batch  # not run; it goes with the others that wait
                raise
            waiting[future] = batch

    def _take(self, batch: tuple[str, ...], answers: Sequence[str]) -> None:
        found = dict(zip(batch, answers, strict=True))
        self.record(found)
        self.known.update(found)
        self.asked += len(batch)
        self.progress(len(batch))
