from __future__ import annotations

import random
import subprocess
import sys
import time

from diglot.search.opening import open_index

BUILD = """
import sys
from pathlib import Path
from diglot.model.document import Document
from diglot.model.termbase import Termbase
from diglot.search.opening import build_index
documents = [Document("en", f"e{n}", "x", f"Warranty {n}", f"e{n}/", text="spare parts " * 20) for n in range(150)]
print("begun", flush=True)
for _ in range(int(sys.argv[2])):
    build_index(documents, Path(sys.argv[1]), termbase=Termbase(), embedding=None, locales=["en"])
"""


def test_a_build_killed_at_any_moment_leaves_a_whole_index(tmp_path):
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", BUILD, str(tmp_path), "1"], check=True)
    whole = time.perf_counter() - began
    draw = random.Random(1)
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", BUILD, str(tmp_path), "99"], stdout=subprocess.PIPE) as build:
            build.stdout.readline()
            time.sleep(draw.uniform(0, whole))
            build.kill()
        assert open_index(tmp_path).search("warranty", locales=["en"]).total == 150
