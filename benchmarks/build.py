"""What building costs, against stock Material and the i18n plugin on the same entries, by size, and after one edit.

    python benchmarks/build.py [--entries 1000] [--sizes 100 300 1000 3000] [--without-stock]

Makes projects of invented entries in English and French (`corpus`), in a temporary folder. Prints CPU seconds, user and
system, children included, and seconds by the clock: of the site as `diglot build` publishes it and as `mkdocs build`
makes it with the i18n plugin's and Material's defaults (search plugin, whole navigation), each in a process of its own,
its start included; of each entry at several sizes; and of building again in one process, as `diglot serve` does, after
one paragraph, one title, a new entry and no change at all. What it says of a change is only said where the site is byte
for byte that of a first build.

Measured 2026-12-01, two quiet cores, with TMPDIR=/dev/shm (ext4 is slow to make files where many were just deleted). At
1,000 entries per language: stock 86.1 s; the first build 37.7 s CPU, 0.44 of it, and 21.6 s by the clock, 0.25; every
page anew from the bitexts kept 37.9 s, 0.44, and 22.0 s, 0.26 (the bar is 0.30); nothing changed 0.9 s. A page costs
13.4 ms at 100 entries, 15.4 at 300, 15.9 at 1,000, 16.1 at 3,000. Again, at 300, in three runs: everything 9.7 to 12.2
s, after a paragraph 0.44 to 0.63 s, 1/19 to 1/23 where 1/20 is the bar, a title 1/11 to 1/14, a new entry 1/14 to 1/17,
and 0.3 to 0.6 s for the static search once nobody edits; at 1,000: 33.6 s, 1/24, 1/15, 1/17 and 0.8 to 1.2 s.

Later that day, on the code of that hour and a machine that took half again as long for the same work (a build of 500
entries by one process took 0.93 to 1.00 of what it took on the code of the morning, three in turn): the first build
0.48 and 0.53 of stock in CPU, 0.27 and 0.30 by the clock; every page anew 0.40 and 0.47, 0.24 and 0.27; after a
paragraph 1/20 at 300 and 1/25 at 1,000, a title 1/20 and 1/14, a new entry 1/13 and 1/10.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from corpus import generate

from diglot.check.parallel import processors
from diglot.cli.main import COLLECT_AFTER
from diglot.config import load_config
from diglot.publish import publish
from diglot.publish.publish import renew_search
from diglot.publish.workshop import Workshop

STOCK = """\
site_name: Stock
site_url: http://127.0.0.1:8000/
docs_dir: content
theme: {name: material, font: false}
markdown_extensions: [admonition, attr_list, tables, {toc: {permalink: true}}]
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
"""
PUBLISH = (
    "import gc; from pathlib import Path; from diglot.config import load_config; from diglot.publish import publish; "
    f"gc.set_threshold({COLLECT_AFTER}); "  # as `diglot build` does
)
OURS = (sys.executable, "-c", PUBLISH + "publish(load_config(Path('mkdocs.yml')), warn=lambda _: None)")
THEIRS = (sys.executable, "-m", "mkdocs", "build", "-q")
ENTRY = "content/fr/myths/more-staff.md"


class Spent(NamedTuple):
    """Seconds: of CPU, user and system, of a command and its children, and by the clock."""

    cpu: float
    clock: float

    def beside(self, other: Spent) -> str:
        """These, and what they are of `other`."""
        cpu, clock = self.cpu / other.cpu, self.clock / other.clock
        return f"{self.cpu:.1f} s CPU, {cpu:.3f} of it; {self.clock:.1f} s by the clock, {clock:.3f}"


def seconds(command: tuple[str, ...], folder: Path) -> Spent:
    """What `command` takes, run in `folder`."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    after, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return Spent(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


def against_stock(folder: Path, entries: int) -> None:
    """Compare a first build and one that finds the bitexts of an earlier one with the stock set-up."""
    generate(folder / "ours", entries)
    generate(folder / "stock", entries, settings=STOCK)
    first = seconds(OURS, folder / "ours")
    untouched = seconds(OURS, folder / "ours")
    again = anew(folder / "ours")
    stock = seconds(THEIRS, folder / "stock")
    print(f"{entries} entries per language, {processors()} cores")
    print(f"Material and the i18n plugin: {stock.cpu:.1f} s CPU, {stock.clock:.1f} s by the clock")
    print(f"diglot, the first build (every entry is aligned): {first.beside(stock)}")
    print(f"diglot, every page anew from the bitexts kept: {again.beside(stock)} (bar: 0.30)")
    print(f"diglot, nothing changed: {untouched.beside(stock)}")


def anew(folder: Path) -> Spent:
    """What a build takes that knows the bitexts of an earlier one, and not that its site still stands."""
    (folder / ".diglot" / "site.json").unlink()
    return seconds(OURS, folder)


def by_size(folder: Path, sizes: list[int]) -> None:
    """Print what each page costs at several sizes, in a build that aligns nothing anew."""
    start = 0.0
    for size in (0, *sizes):
        generate(folder / str(size), size)
        seconds(OURS, folder / str(size))
        spent = anew(folder / str(size)).cpu
        if not size:
            start = spent
            print(f"no entries: {spent:.2f} s CPU")
        else:
            print(f"{size} entries per language: {spent:.2f} s, {1000 * (spent - start) / size / 2:.2f} ms a page")


def again(folder: Path, entries: int) -> None:
    """Print what building once more costs in a process that has built before."""
    generate(folder, entries)
    workshop = Workshop()

    def build(label: str) -> float:
        began = time.process_time()
        workshop.renews_search = False  # as `diglot serve` builds after an edit; the first build makes all there is
        publish(load_config(folder / "mkdocs.yml"), workshop=workshop, warn=lambda _: None)
        spent = time.process_time() - began
        made = workshop.press.made if workshop.press else -1
        print(f"{label}: {spent:.2f} s CPU, {made} pages made")
        return spent

    whole = build(f"{entries} entries per language, everything")
    file = folder / ENTRY
    text = file.read_text(encoding="utf-8")
    changes = {
        "nothing": lambda: None,
        "a paragraph": lambda: file.write_text(text + "\nUne phrase de plus.\n", encoding="utf-8"),
        "a title": lambda: file.write_text(text.replace("title: ", "title: Encore "), encoding="utf-8"),
        "a new entry": lambda: file.with_stem("plus").write_text(
            text.replace("order: ", "order: 9999"), encoding="utf-8"
        ),
        "an entry less": lambda: file.with_stem("plus").unlink(),
    }
    for label, change in changes.items():
        change()
        spent = build(f"  {label} changed")
        began = time.process_time()
        renew_search(load_config(folder / "mkdocs.yml"), workshop)  # as it does a second after the last edit
        rest = time.process_time() - began
        print(f"    the index of the search, when nobody edits any more: {rest:.2f} s more")
        print(f"    1/{whole / spent:.0f} of everything (bar for one edit: 1/20); {difference(folder)}")
    workshop.close()


def difference(folder: Path) -> str:
    """Whether the site is that of a first build."""
    other = folder.with_name("fresh")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("site", "site.*"))
    subprocess.run(OURS, cwd=other, check=True, stderr=subprocess.DEVNULL)
    sites = [
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (other / "site", folder / "site")
    ]
    return "as a first build makes it" if sites[0] == sites[1] else "STALE"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=1000, help="entries per language")
    options.add_argument("--sizes", type=int, nargs="*", default=[100, 300, 1000, 3000])
    options.add_argument("--without-stock", action="store_true", help="leave out what takes longest")
    chosen = options.parse_args()
    gc.set_threshold(COLLECT_AFTER)  # as every command does
    with tempfile.TemporaryDirectory() as name:
        if not chosen.without_stock:
            against_stock(Path(name, "compared"), chosen.entries)
        again(Path(name, "again", "project"), chosen.entries)
        by_size(Path(name, "sizes"), chosen.sizes)


if __name__ == "__main__":
    main()
