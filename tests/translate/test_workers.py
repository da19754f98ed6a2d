"""Batches on executors: nothing lost and nothing done twice, whoever dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pytest

from diglot.cli.executors import here, on_cluster
from diglot.errors import DiglotError
from diglot.store.journal import Journal
from diglot.translate import Workers
from diglot.translate.argos import open_engine
from diglot.translate.workers import BATCH
from tests.builders import ROOT
from tests.translate.engines import WordByWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

MANY = [f"The customer number {n} waits here." for n in range(6 * BATCH)]


@dataclass(frozen=True)
class Dying(WordByWord):
    """Takes its process with it, once."""

    mark: str = ""
    name: str = "dying"

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        if any("number 200 " in sentence for sentence in sentences):
            try:
                os.close(os.open(self.mark, os.O_CREAT | os.O_EXCL))
                os.kill(os.getpid(), signal.SIGKILL)
            except FileExistsError:
                pass
        return super().translate(sentences, source, target)


class Recorded:
    """Counts how often each sentence was recorded."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def __call__(self, found: Mapping[str, str]) -> None:
        self.counts.update(found.keys())


def test_answers_are_those_of_the_engine_whatever_the_order_of_batches() -> None:
    with ThreadPoolExecutor(3) as executor:
        workers = Workers(WordByWord(), ("en", "fr"), {}, executors=lambda: executor, count=3)
        found = workers(MANY)
    assert found == dict(zip(MANY, WordByWord().translate(MANY, "en", "fr"), strict=True))
    assert list(found) == MANY


def test_what_is_known_is_not_asked_for_again() -> None:
    recorded = Recorded()
    with ThreadPoolExecutor(1) as executor:
        known = {MANY[0]: "known"}
        workers = Workers(WordByWord(), ("en", "fr"), known, executors=lambda: executor, record=recorded)
        assert workers(MANY[:3])[MANY[0]] == "known"
        workers(MANY[:3])
    assert recorded.counts == Counter(MANY[1:3])


def test_a_worker_that_is_killed_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    recorded = Recorded()
    made: list[ProcessPoolExecutor] = []

    def executors() -> ProcessPoolExecutor:
        made.append(ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")))
        return made[-1]

    engine = Dying(mark=str(tmp_path / "died"))
    workers = Workers(engine, ("en", "fr"), {}, executors=executors, count=2, record=recorded)
    found = workers(MANY)
    for executor in made:
        executor.shutdown()
    assert (tmp_path / "died").exists()
    assert len(made) == 2
    assert found == dict(zip(MANY, WordByWord().translate(MANY, "en", "fr"), strict=True))
    assert recorded.counts == Counter(MANY)


def test_an_engine_that_cannot_translate_is_told_and_what_was_done_is_kept(toys: Path) -> None:
    recorded = Recorded()
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(open_engine(toys, "en", "de"), ("en", "fr"), {}, executors=lambda: executor, record=recorded)
        with pytest.raises(DiglotError, match="does not translate from en to fr"):
            workers(MANY)
    assert not recorded.counts


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    first = Recorded()

    def stop_after_two(found: Mapping[str, str]) -> None:
        journal.record(found)
        first(found)
        if len(first.counts) >= 2 * BATCH:
            raise KeyboardInterrupt

    with ThreadPoolExecutor(1) as executor:
        with Journal(tmp_path / "en-fr.jsonl", "words 1") as journal, pytest.raises(KeyboardInterrupt):
            Workers(WordByWord(), ("en", "fr"), journal.known, executors=lambda: executor, record=stop_after_two)(MANY)
        second = Recorded()
        with Journal(tmp_path / "en-fr.jsonl", "words 1") as journal:
            found = Workers(WordByWord(), ("en", "fr"), journal.known, executors=lambda: executor, record=second)(MANY)
    assert first.counts + second.counts == Counter(MANY)
    assert len(found) == len(MANY)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and three worker processes on this machine."""
    pytest.importorskip("distributed")
    folder = tmp_path_factory.mktemp("dask")
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tooling'}{os.pathsep}{ROOT}"}
    file = folder / "scheduler.json"
    start = ["--scheduler-file", str(file)]
    quiet = {"cwd": folder, "env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler", *start, "--host", "127.0.0.1", "--port", "0"]
    running = [subprocess.Popen([*dask, "--no-dashboard"], **quiet)]  # type: ignore[call-overload]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", *start, "--no-nanny", "--nthreads", "1",
              "--no-dashboard", "--local-directory", str(folder)]  # fmt: skip
    workers = [subprocess.Popen(worker, **quiet) for _ in range(3)]  # type: ignore[call-overload]
    try:
        address = _address(file)
        yield address, workers
    finally:
        for process in (*workers, *running):
            process.kill()
            process.wait()


def _address(file: Path) -> str:
    import json  # noqa: PLC0415

    for _ in range(300):
        if file.exists() and file.read_text("utf-8").strip():
            return str(json.loads(file.read_text("utf-8"))["address"])
        time.sleep(0.1)
    pytest.fail("the scheduler did not start")


@pytest.mark.filterwarnings("ignore")  # what distributed warns of when a worker of its own dies
def test_on_a_cluster_a_worker_is_killed_and_nothing_is_lost_or_done_twice(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], toys: Path
) -> None:
    address, processes = cluster
    engine = open_engine(toys, "en", "fr", threads=1)
    nouns = ("customer", "team", "price", "answer", "manager")
    many = [f"The {noun} stays here {n}." for n in range(4 * BATCH) for noun in nouns]
    recorded = Recorded()
    killed: list[int] = []

    def record(found: Mapping[str, str]) -> None:
        recorded(found)
        if not killed and len(recorded.counts) >= 4 * BATCH:
            processes[0].kill()
            killed.append(processes[0].pid)

    for _ in range(300):
        with on_cluster(address) as place:
            if place.count == 3:
                workers = Workers(engine, ("en", "fr"), {}, executors=place.executors, count=place.count, record=record)
                found = workers(many)
                break
        time.sleep(0.1)
    assert killed
    assert processes[0].wait() != 0
    assert recorded.counts == Counter(many)
    sample = many[:3] + many[-3:]
    assert [found[one] for one in sample] == [engine.translate([one], "en", "fr")[0] for one in sample]


@pytest.mark.filterwarnings("ignore")  # as above
def test_a_scheduler_that_is_gone_is_told_and_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cluster = pytest.importorskip("distributed").LocalCluster
    monkeypatch.setattr("diglot.cli.executors._CONNECT", 1)
    monkeypatch.setattr("diglot.translate.workers._PATIENCE", 0.2)
    quiet = {"dashboard_address": None, "silence_logs": 50, "local_directory": str(tmp_path)}
    with (
        cluster(n_workers=1, threads_per_worker=1, processes=False, protocol="tcp", **quiet) as running,
        on_cluster(running.scheduler_address) as place,
    ):
        workers = Workers(WordByWord(), ("en", "fr"), {}, executors=place.executors, record=lambda _: running.close())
        with pytest.raises(DiglotError, match="no longer answers"):
            workers(MANY)


def test_nobody_at_the_address_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("diglot.cli.executors._CONNECT", 0.5)
    with pytest.raises(DiglotError, match="no scheduler answers") as told, on_cluster("tcp://127.0.0.1:9"):
        pass
    assert len(told.value.lines) == 1


class Sized(WordByWord):
    """Remembers how many sentences each batch had."""

    sizes: ClassVar[list[int]] = []

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        self.sizes.append(len(sentences))
        return super().translate(sentences, source, target)


@pytest.mark.parametrize(("asked", "sizes"), [(1, [1]), (9, [3, 3, 3]), (10, [2, 4, 4]), (200, [8, 64, 64, 64])])
def test_every_worker_gets_a_share_of_little_work(asked: int, sizes: list[int]) -> None:
    Sized.sizes.clear()
    with ThreadPoolExecutor(3) as executor:
        Workers(Sized(), ("en", "fr"), {}, executors=lambda: executor, count=3)(MANY[:asked])
    assert sorted(Sized.sizes) == sizes


def test_threads_of_one_process_share_a_network_and_answer_as_one_does(toys: Path) -> None:
    many = [f"The {noun} {verb} here." for noun in ("team", "price", "customer") for verb in ("stays", "changes")] * 20
    with here(len(many), None) as place:
        engine = open_engine(toys, "en", "de", threads=place.threads)
        found = Workers(engine, ("en", "de"), {}, executors=place.executors, count=place.count)(many)
    assert found == {one: open_engine(toys, "en", "de").translate([one], "en", "de")[0] for one in many}


def test_little_work_stays_in_this_process_and_much_is_spread() -> None:
    with here(10, None) as place:
        assert isinstance(place.executors(), ThreadPoolExecutor)
        assert place.count == place.threads == os.cpu_count()
    with here(10_000, 2) as place:
        assert (place.count, place.threads) == (2, 1)
        assert isinstance(place.executors(), ProcessPoolExecutor)
        assert place.executors() is place.executors()
