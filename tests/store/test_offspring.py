"""Processes end with the one that started them."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.builders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

POOL = """
import multiprocessing, sys, time
from concurrent.futures import ProcessPoolExecutor
from diglot.store.offspring import end_with_parent
if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(3, mp_context=context, initializer=end_with_parent) as pool:
        list(pool.map(time.sleep, [0.2] * 3))
        print("ready", flush=True)
        time.sleep(60)
"""


@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_a_pool_ends_with_a_parent_that_is_killed(tmp_path: Path, way: str) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tooling")}
    with subprocess.Popen([sys.executable, str(script), way], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
        # They hold the pipe: it closes when the last of them has ended.
        assert parent.communicate(timeout=20)[0] == b""
