"""What drafting costs, against argostranslate's own `translate()` called once per segment on the same package.

    python benchmarks/translate.py [--package FILE.argosmodel] [--copies 1 16] [--runs 3] [--every N] [--batches]

Takes the sentences of content/en, as often as `--copies` says, with other numbers in them. Prints segments per second
by the clock, each measured in a process of its own: of argostranslate as it comes and with its threads set otherwise
(of more than one copy only with one thread, its best), and of diglot, as `diglot translate` sets out to work. Two
figures of each: with everything loaded, and from the start, which imports the libraries and loads the network (on both
sides). They take turns, and the best of `--runs` counts, so that what else the machine does weighs on neither. Then
CPU seconds, how many answers are equal, the peak of memory as the work grows eightfold, and what an edit of one
paragraph costs. argostranslate splits a text with a sentence model that it downloads; here it is given one that does
nothing, to its advantage. `--batches` tries several sizes; `--every 6` takes each sixth sentence, for large packages.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tests" / "translate" / "models" / "translate-en_fr-0_1.argosmodel"
FIRST = "Once to load the network."
BEST = "argostranslate, one thread"
SIDES = {
    "argostranslate as it comes": ("theirs", {}),  # four threads, however few cores there are
    BEST: ("theirs", {"ARGOS_INTRA_THREADS": "1"}),
    "argostranslate, a thread a core": ("theirs", {"ARGOS_INTRA_THREADS": str(os.cpu_count())}),
    "diglot": ("ours", {}),
}


def sentences(copies: int, every: int = 1) -> list[str]:
    """Distinct sentences of the playbook without marks, some of them with a number to tell copies apart."""
    from diglot.markdown import parse, plain_text, segments  # noqa: PLC0415
    from diglot.store.files import read_text  # noqa: PLC0415

    files = sorted((ROOT / "content" / "en").rglob("*.md"))
    found = [plain_text(one.text) for file in files for one in segments(parse(read_text(file), locale="en"))]
    prose = list(dict.fromkeys(text for text in found if text and "\n" not in text))[::every]
    return [text if not copy else f"{text[:-1]} {copy}{text[-1]}" for copy in range(copies) for text in prose]


class Whole:
    """A sentence model that takes a text for one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """The text."""
        return [text]


@dataclass(frozen=True)
class Run:
    """What a process took for `count` segments: seconds by the clock to load and to translate, and CPU seconds."""

    count: int
    loading: float
    translating: float
    cpu: float
    answers: list[str]

    @property
    def warm(self) -> float:
        """Segments per second, everything loaded."""
        return self.count / self.translating

    @property
    def cold(self) -> float:
        """Segments per second, from the import of the libraries on."""
        return self.count / (self.loading + self.translating)

    @property
    def per_cpu(self) -> float:
        """Segments per CPU second of all processes."""
        return self.count / self.cpu


def theirs(folder: Path, asked: list[str]) -> Run:
    """argostranslate, one segment at a time."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)  # read when it is imported
    started = time.monotonic()
    import argostranslate.translate as argos  # noqa: PLC0415

    argos.get_translation_from_codes("en", "fr").underlying.sentencizer = Whole()
    argos.translate(FIRST, "en", "fr")
    loaded, spent = time.monotonic(), cpu_seconds()
    answers = [argos.translate(one, "en", "fr") for one in asked]
    return Run(len(asked), loaded - started, time.monotonic() - loaded, cpu_seconds() - spent, answers)


def ours(folder: Path, asked: list[str]) -> Run:
    """Diglot, as the command sets out to work: threads for little of it, processes for much."""
    started = time.monotonic()
    from diglot.cli.executors import here  # noqa: PLC0415
    from diglot.translate.argos import open_engine  # noqa: PLC0415
    from diglot.translate.workers import Workers  # noqa: PLC0415

    spent = cpu_seconds()
    with here(len(asked), None) as place:
        engine = open_engine(folder, "en", "fr", threads=place.threads)
        engine.translate([FIRST], "en", "fr")
        loaded = time.monotonic()
        found = Workers(engine, ("en", "fr"), {}, executors=place.executors, count=place.count)(asked)
        done = time.monotonic()
    return Run(len(asked), loaded - started, done - loaded, cpu_seconds() - spent, [found[one] for one in asked])


def cpu_seconds() -> float:
    """What this process and its children that ended have taken."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def apart(what: str, folder: Path, copies: int, every: int, environment: dict[str, str]) -> Any:  # noqa: ANN401  # JSON
    """What a process of its own measures, as JSON."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("ARGOS_", "OMP_"))}
    done = subprocess.run(
        [sys.executable, __file__, "--measure", what, "--packages", str(folder), "--copies", str(copies),
         "--every", str(every)],
        stdout=subprocess.PIPE, text=True, check=True, env=bare | environment,
    )  # fmt: skip
    return json.loads(done.stdout)


def compare(folder: Path, copies: int, every: int, runs: int) -> None:
    """Both sides on the same sentences, in turns; prints the best of each."""
    found: dict[str, list[Run]] = {}
    for _ in range(runs):
        for name, (what, environment) in SIDES.items():
            if copies > 1 and name not in {BEST, "diglot"}:
                continue  # the others take many minutes
            found.setdefault(name, []).append(Run(**apart(what, folder, copies, every, environment)))
    mine = found["diglot"]
    print(f"\n{len(mine[0].answers)} segments, {os.cpu_count()} cores, the best of {runs}: segments per second")
    for name, tried in found.items():
        warm, cold, cpu = (best(tried, value) for value in ("warm", "cold", "per_cpu"))
        print(f"{name:32} loaded {warm:7.1f}   from the start {cold:7.1f}   a CPU second {cpu:7.1f}", end="")
        if tried is not mine:
            times = (best(mine, value) / best(tried, value) for value in ("warm", "cold", "per_cpu"))
            print("   diglot: {:.1f}, {:.1f} and {:.1f} times as many".format(*times), end="")
            equal = sum(a == b for a, b in zip(mine[0].answers, tried[0].answers, strict=True))
            print(f", {equal / len(tried[0].answers):.1%} of the answers equal", end="")
        print(flush=True)


def best(tried: list[Run], value: str) -> float:
    """The highest of several runs."""
    return max(float(getattr(one, value)) for one in tried)


def edit(folder: Path) -> None:
    """Draft every entry, then again after one sentence was edited, as a user would."""
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        environment = os.environ | {"DIGLOT_MODELS": str(folder), "PYTHONPATH": str(ROOT / "tooling")}
        command = [sys.executable, "-c", "from diglot.cli.main import main; main()", "translate", "--to", "fr"]
        (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        for file in (ROOT / "content" / "en").rglob("*.md"):
            to = project / "content" / "en" / file.relative_to(ROOT / "content" / "en")
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(file.read_bytes())
        (project / "content" / "fr").mkdir()
        journal = project / ".diglot" / "translate" / "en-fr.jsonl"
        for what in ("every entry", "one sentence edited"):
            before = journal.read_bytes().count(b"\n") if journal.exists() else 0
            started = time.monotonic()
            subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
            asked = journal.read_bytes().count(b"\n") - before
            print(f"{what}: {asked} sentences asked of the engine, {time.monotonic() - started:.1f} s")
            changed = project / "content" / "en" / "levels" / "genuine-service.md"
            text = changed.read_text("utf-8")
            changed.write_text(text.replace("There is no script here.", "There is no script to follow here."), "utf-8")


def batches(folder: Path, asked: list[str]) -> None:
    """Segments per CPU second of one core with other numbers of sentences decoded at once."""
    from diglot.translate import argos  # noqa: PLC0415

    engine = argos.open_engine(folder, "en", "fr")
    engine.translate([FIRST], "en", "fr")
    asked = sorted(asked, key=len)
    for size in (1, 4, 8, 16, 32, 64, 128):
        argos._TOGETHER = size  # noqa: SLF001  # what is measured
        spent = cpu_seconds()
        engine.translate(asked, "en", "fr")
        print(f"{size:3} sentences at once: {len(asked) / (cpu_seconds() - spent):7.1f} segments a CPU second")


def measure(what: str, folder: Path, asked: list[str]) -> object:
    """What the process that `apart` starts prints."""
    if what == "peak":
        ours(folder, asked)
        # The largest of the children, as many as there are.
        here, there = (
            resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        return (here + there * (os.cpu_count() or 1)) / 1024
    return asdict((theirs if what == "theirs" else ours)(folder, asked))


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=PACKAGE)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 16])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--batches", action="store_true")
    # What a process of its own measures, with the packages in a folder.
    parser.add_argument("--measure", choices=("peak", "theirs", "ours"), help=argparse.SUPPRESS)
    parser.add_argument("--packages", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure, given.packages, sentences(given.copies[0], given.every))))
        return
    from diglot.translate.packages import install  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(given.package, folder)
        if given.batches:
            batches(folder, sentences(given.copies[0], given.every))
            return
        for copies in given.copies:
            compare(folder, copies, given.every, given.runs)
        if given.every > 1:
            return
        for copies in (1, 8):
            print(f"peak memory, {len(sentences(copies))} segments: {apart('peak', folder, copies, 1, {}):.0f} MB")
        edit(folder)


if __name__ == "__main__":
    main()
