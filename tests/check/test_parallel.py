"""Several processes do the same work: the same answer, in the same order, or the same mistake."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diglot.check.check import check_each
from diglot.check.parallel import in_parallel
from diglot.check.surroundings import in_order
from diglot.errors import DiglotError
from tests.builders import LOCALES, check, project, write

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]


def process_of(numbers: Sequence[int]) -> list[int]:
    return [os.getpid()] * len(numbers)


def square(numbers: Sequence[int]) -> list[int]:
    if 77 in numbers:
        raise DiglotError("77: unlucky", "77: twice")
    return [number * number for number in numbers]


def test_results_are_in_the_order_of_the_things() -> None:
    assert list(in_parallel(square, range(70), workers=2)) == [n * n for n in range(70)]


def test_much_work_is_done_elsewhere_once_it_is_begun_and_little_work_here() -> None:
    here, *elsewhere = in_parallel(process_of, range(64), workers=2)
    assert here == os.getpid()
    assert elsewhere.count(here) < len(elsewhere) / 2
    assert set(in_parallel(process_of, range(63), workers=2)) == {os.getpid()}
    assert set(in_parallel(process_of, range(640), workers=1)) == {os.getpid()}
    assert list(in_parallel(process_of, (), workers=2)) == []


def test_a_mistake_is_told_with_all_its_lines() -> None:
    with pytest.raises(DiglotError) as caught:
        list(in_parallel(square, range(100), workers=2))
    assert caught.value.lines == ("77: unlucky", "77: twice")


def test_processes_find_what_one_finds(tmp_path: Path) -> None:
    from diglot.align.entries import align_entries  # noqa: PLC0415
    from diglot.store.corpus import read_corpus  # noqa: PLC0415

    project(tmp_path)
    for number in range(70):
        english = f"# Help {number}\n\nWe answer {number} calls a day.\n\n[more](x{number % 3}.md)\n"
        french = f"# Aide {number}\n\nNous répondons à {number + number % 2} appels par jour.\n"
        write(tmp_path, {f"content/en/e{number}.md": english, f"content/fr/e{number}.md": french})

    corpus = read_corpus(tmp_path / "content", LOCALES, root=tmp_path)
    alone = check(corpus, locales=LOCALES, bitext=align_entries)
    corpus = read_corpus(tmp_path / "content", LOCALES, root=tmp_path)
    shared = dict(check_each(corpus, locales=LOCALES, bitext=align_entries, workers=2))
    assert tuple(shared) == corpus.keys
    assert in_order(finding for one in shared.values() for finding in one.findings) == alone
    assert len(alone) > 70


def leaves_ctrl_c_alone(numbers: Sequence[int]) -> list[tuple[int, bool]]:
    return [(os.getpid(), signal.getsignal(signal.SIGINT) is signal.SIG_IGN)] * len(numbers)


def test_ctrl_c_is_for_the_process_that_was_asked() -> None:
    # One that ended by it while it began would leave the others waiting without end.
    found = set(in_parallel(leaves_ctrl_c_alone, range(64), workers=2))
    assert {process for process, is_left in found if not is_left} == {os.getpid()}
    assert len(found) > 1


CHECKED_FOR_LONG = """\
import sys, time
from diglot.check.parallel import in_parallel
def work(things):
    time.sleep(0.01)
    return things
for found in in_parallel(work, list(range(6400)), workers=2):
    print(found, flush=True)
"""


def test_ctrl_c_ends_all_processes_and_none_of_them_complains() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tooling")}
    with subprocess.Popen(
        [sys.executable, "-c", CHECKED_FOR_LONG], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    ) as running:  # fmt: skip
        running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        _, told = running.communicate(timeout=30)  # the pipe closes when the last process has ended
    assert running.returncode == -signal.SIGINT
    assert told.count("Traceback") == 1  # that of the script, which does nothing about it
