"""The search service under load while its index is replaced, and after builds that were killed.

    python benchmarks/load.py [--seconds 60] [--clients 50] [--workers 2] [--kills 50]

Serves the playbook with `diglot serve --workers` on loopback. Clients ask the API one question after the other while
another generation of the index is put into use every five seconds. Generations are built beforehand (a build takes as
long as that on the same two cores) and put into use by the step that every build ends with; each has one entry that
names it, so that an answer which mixes two is seen. Prints errors, mixed answers, answers a second, and the 50th, 95th
and 99th percentile; then the same for stock Whoosh and SQLite FTS5 (`load_stock`), asked by the same clients, their
index left alone. Then builds are killed (SIGKILL) at random moments, and after each it is asked whether the service
answers from a whole index.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from load_stock import built
from search_corpora import ROOT, corpora, questions

from diglot.search.generations import current_generation, new_generation

if TYPE_CHECKING:
    from collections.abc import Callable

RUN = (sys.executable, "-c", "from diglot.cli.main import main; main()")
BUILD = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from pathlib import Path\n"
    "from search_corpora import *\n"
    "from diglot.search.opening import build_index\n"
    "from diglot.model.termbase import Termbase\n"
    "mark = Document('en', 'mark', 'x', 'zzmark ' + sys.argv[3], 'mark/', text='zzmark ' + sys.argv[3])\n"
    "build_index([*corpora()['playbook'], mark], Path(sys.argv[2]), "
    "termbase=Termbase(), embedding=None, locales=['en', 'fr'])"
)
_EVERY = 5
_GENERATIONS = 3


def main() -> None:
    """Run both and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("seconds", 60), ("clients", 50), ("workers", 2), ("kills", 50)):
        parser.add_argument(f"--{name}", type=int, default=default)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copy(ROOT / "mkdocs.yml", project)
        (project / "site").mkdir()
        (project / "site" / "index.html").write_text("<title>Home</title>")
        index = project / ".diglot" / "search"
        ready = [_built(project / f"ready{number}", number) for number in range(_GENERATIONS)]
        _use(ready[0], index)
        command = [*RUN, "serve", "--no-build", "--port", "0", "--workers", str(asked.workers)]
        with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, text=True) as service:
            try:
                assert service.stdout is not None  # noqa: S101  # it is a pipe
                address = service.stdout.readline().removeprefix("English: ").strip()
                _until_ready(address)
                print("diglot", end=": ")
                asyncio.run(_load(address, asked.clients, asked.seconds, lambda n: _use(ready[n % len(ready)], index)))
                _kill(address, index, asked.kills)
            finally:
                service.send_signal(signal.SIGINT)
                service.wait(20)
        built(project)
        for engine in ("whoosh", "fts5"):
            _load_stock(engine, project, asked)


def _build(index: Path, number: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(Path(__file__).parent), str(index), f"number{number}"])


def _built(folder: Path, number: int) -> Path:
    """A generation, ready to be used."""
    _build(folder, number).wait()
    return current_generation(folder)


def _use(generation: Path, index: Path) -> None:
    """Put a copy of `generation` into use by the step that ends every build."""
    ignored = shutil.ignore_patterns("manifest.json")
    index.mkdir(parents=True, exist_ok=True)
    new_generation(index, lambda target: shutil.copytree(generation, target, ignore=ignored, dirs_exist_ok=True))


def _load_stock(engine: str, folder: Path, asked: argparse.Namespace) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    here = str(Path(__file__).parent)
    options = ["--factory", "--app-dir", here, "--workers", str(asked.workers), "--port", str(port)]
    command = [sys.executable, "-m", "uvicorn", f"load_stock:{engine}", *options, "--log-level", "error"]
    environment = {**os.environ, "STOCK_FOLDER": str(folder)}
    with subprocess.Popen(command, env=environment) as service:
        try:
            address = f"http://127.0.0.1:{port}/"
            _until_ready(address)
            print(f"stock {engine}", end=": ")
            asyncio.run(_load(address, asked.clients, asked.seconds / 3))
        finally:
            service.send_signal(signal.SIGINT)
            service.wait(20)


def _until_ready(address: str) -> None:
    for _ in range(400):
        try:
            if httpx.get(f"{address}readyz", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    sys.exit("the service did not start")


async def _load(address: str, clients: int, seconds: float, use: Callable[[int], None] | None = None) -> None:
    playbook = corpora()["playbook"]
    listed = [(q, code) for code in ("en", "fr") for _, q, _ in questions(playbook, code)]
    times: list[float] = []
    wrong: list[str] = []
    seen: dict[str, str] = {}
    end = time.perf_counter() + seconds

    async def ask(number: int) -> None:
        draw = random.Random(number)  # noqa: S311  # a choice of questions
        async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=30) as client:
            while time.perf_counter() < end:
                is_mark = use is not None and draw.random() < 0.2
                question, code = ("zzmark", "en") if is_mark else draw.choice(listed)
                began = time.perf_counter()
                try:
                    response = await client.get("/api/search", params={"q": question, "lang": code})
                    times.append(time.perf_counter() - began)
                    answer = response.json()
                    if response.status_code != 200 or not (answer["hits"] or use is None):
                        wrong.append(f"{response.status_code} {question}")
                    elif is_mark:
                        title = answer["hits"][0]["title"]
                        if seen.setdefault(answer["generation"], title) != title:
                            wrong.append(f"mixed: {title} in {answer['generation']}")
                except (httpx.HTTPError, ValueError, KeyError) as error:
                    wrong.append(repr(error))

    async def replace() -> None:
        number = 0
        while use is not None and time.perf_counter() < end - _EVERY:
            await asyncio.sleep(_EVERY)
            number += 1
            await asyncio.to_thread(use, number)

    await asyncio.gather(replace(), *(ask(number) for number in range(clients)))
    times.sort()
    at = [times[int(len(times) * share)] * 1000 for share in (0.5, 0.95, 0.99)]
    print(
        f"{len(times)} answers, {len(times) / seconds:.0f}/s; {len(wrong)} wrong {wrong[:3]}; {len(seen)} generations"
    )
    print(f"p50 {at[0]:.1f} ms, p95 {at[1]:.1f} ms, p99 {at[2]:.1f} ms; p99/p50 {at[2] / at[0]:.1f}")


def _kill(address: str, index: Path, kills: int) -> None:
    from diglot.search.opening import open_index  # noqa: PLC0415  # the other half needs none

    began = time.perf_counter()
    _build(index, 9999).wait()
    whole = time.perf_counter() - began
    draw = random.Random(1)  # noqa: S311  # moments
    failures = 0
    for number in range(kills):
        build = _build(index, 10_000 + number)
        time.sleep(draw.uniform(0.3, 1.0) * whole)
        build.kill()
        build.wait()
        found = open_index(index).search("zzmark", locales=["en"])  # as a service that starts now
        served = httpx.get(f"{address}api/search?q=zzmark", trust_env=False).json()
        right = re.fullmatch(r"zzmark number\d+", found.hits[0].document.title) and served["total"] == 1
        failures += not right
    print(f"{kills} builds killed between 0.3 and 1.0 of {whole:.1f} s: {failures} times no whole index")


if __name__ == "__main__":
    main()
