"""What `diglot check` costs, against Python-Markdown on the same pages and against itself when one entry has changed.

    python benchmarks/check.py [--pairs 1000] [--rounds 3]

Makes a corpus of as many pairs as asked for from the entries of this repository, in a temporary folder: each copy has
its own numbers and, here and there, a paragraph of another entry. Prints the CPU seconds (children included) of
rendering every page once with Python-Markdown and the extensions of mkdocs.yml; of a cold `diglot check`, of one after
a change to one entry, and of one after no change, each in a process of its own, its start included; and the ratios.

On 1 December 2026, on two cores, with 1,000 pairs, in three runs of three rounds: rendering 6.7 to 7.3 s (on a machine
slower than in the morning: 4.9); cold 1.00, 1.05 and 1.09 times that in the median (0.94 to 1.31); one
entry changed 0.34 to 0.43 s, 1/19 to 1/21 of the cold check (0.12 s of it the start of the command line); nothing
changed 0.19 to 0.20 s, 1/37 to 1/41.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from diglot.config import load_config
from diglot.markdown import parse_front_matter

ROOT = Path(__file__).parents[1]
CHECK = (sys.executable, "-c", "from diglot.cli.main import main; main()", "check", "--fail-on", "never")
_FEW = 3


def generate(folder: Path, pairs: int) -> None:
    """Write a project of `pairs` pairs of entries into `folder`."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "memory", folder / "memory")
    draw = random.Random(1)  # noqa: S311  # invented texts
    content = ROOT / "content"
    keys = sorted(file.relative_to(content / "en") for file in (content / "en").rglob("*.md"))
    made = ((copy, key) for copy in itertools.count() for key in keys if not copy or key.name != "index.md")
    for copy, key in itertools.islice(made, pairs):
        name = key.with_stem(f"{key.stem}-{copy}") if copy else key
        share, number = draw.random(), draw.randint(100, 999)
        for locale in ("en", "fr"):
            text = (content / locale / key).read_text(encoding="utf-8")
            path = folder / "content" / locale / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(varied(text, copy, share, number) if copy else text, encoding="utf-8")


def varied(text: str, copy: int, share: float, number: int) -> str:
    """`text` with its paragraphs in another rotation of sections and a number of its own in each."""
    text = re.sub(r"^order: \d+$", lambda found: f"{found.group()}{copy:03}", text, count=1, flags=re.MULTILINE)
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    turn = int(share * len(sections))
    turned = sections[turn:] + sections[:turn]
    return head.rstrip() + f" ({number})\n\n" + "".join(f"{part.rstrip()} ({number + copy})\n\n" for part in turned)


def render(folder: Path) -> None:
    """Render every page once, as MkDocs would."""
    import markdown  # noqa: PLC0415  # its import is part of what rendering costs

    config = load_config(folder / "mkdocs.yml")
    for file in config.content.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        _, start = parse_front_matter(text)
        # MkDocs makes a new converter for each page.
        markdown.Markdown(extensions=list(config.extensions), extension_configs=dict(config.extension_configs)).convert(
            text[start:]
        )


def seconds(command: tuple[str, ...], folder: Path) -> float:
    """The CPU seconds, user and system, of `command` and its children."""
    # Users have the compiled modules of Python.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def warm_up(folder: Path) -> None:
    """Run everything once on a few entries: who measures first pays for compiling and for reading from the disk."""
    folder.mkdir()
    generate(folder, _FEW)
    render = (sys.executable, __file__, "--render", str(folder))
    for command in (render, CHECK, CHECK):
        seconds(command, folder)


class Costs(NamedTuple):
    """The CPU seconds of one round."""

    rendered: float
    cold: float
    changed: float
    again: float
    start: float


def one_round(folder: Path) -> Costs:
    """Render, check from nothing, after a change to one entry and after none, and only start."""
    rendered = seconds((sys.executable, __file__, "--render", str(folder)), folder)
    shutil.rmtree(folder / ".diglot", ignore_errors=True)
    cold = seconds(CHECK, folder)
    page = min((folder / "content" / "fr" / "myths").glob("*-1.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    return Costs(rendered, cold, seconds(CHECK, folder), seconds(CHECK, folder), seconds((*CHECK, "--help"), folder))


def measure(pairs: int, rounds: int) -> None:
    """Measure and print: medians, for other work on the machine comes and goes."""
    with tempfile.TemporaryDirectory() as name:
        generate(Path(name), pairs)
        with tempfile.TemporaryDirectory() as other:
            warm_up(Path(other) / "warm-up")
        found = [one_round(Path(name)) for _ in range(rounds)]
    rendered, cold, changed, again, start = (median(costs) for costs in zip(*found, strict=True))
    ratios = [one.cold / one.rendered for one in found]
    print(f"{pairs} pairs: Python-Markdown renders in {rendered:.2f} s CPU")
    print(f"cold check {cold:.2f} s: {median(ratios):.2f} of it ({min(ratios):.2f} to {max(ratios):.2f}; bar: 1)")
    print(f"one entry changed {changed:.2f} s: 1/{median(one.cold / one.changed for one in found):.0f} (bar: 1/50)")
    print(f"nothing changed {again:.2f} s: 1/{median(one.cold / one.again for one in found):.0f}")
    print(f"of each check, {start:.2f} s are the start of the command line")


def main() -> None:
    """Measure, or render in a process of its own."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=int, default=1000, help="how many pairs of entries")
    options.add_argument("--rounds", type=int, default=3, help="how many times each is measured, in turn")
    options.add_argument("--render", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.render:
        render(chosen.render)
    else:
        measure(chosen.pairs, chosen.rounds)


if __name__ == "__main__":
    main()
