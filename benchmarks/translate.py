"""What drafting costs, against argostranslate's own `translate()` called once per segment on the same package.

    python benchmarks/translate.py [--package FILE.argosmodel] [--copies 4] [--batches]

Takes the sentences of content/en, `--copies` times with other numbers in them. Prints segments per CPU second (user and
system, one thread each) of both, their ratio, how many answers are equal, the same by the clock with what each makes
of the machine's cores (ours with the start of its processes), the peak of memory as the work grows eightfold, and what
an edit of one paragraph costs. argostranslate splits a text with a sentence model
that it downloads; here it is given one that does nothing, to its advantage. `--batches` tries several sizes.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tests" / "translate" / "models" / "translate-en_fr-0_1.argosmodel"
ONE_THREAD = {"ARGOS_INTRA_THREADS": "1", "OMP_NUM_THREADS": "1"}


def sentences(copies: int) -> list[str]:
    """Distinct sentences of the playbook without marks, some of them with a number to tell copies apart."""
    from diglot.markdown import parse, plain_text, segments  # noqa: PLC0415
    from diglot.store.files import read_text  # noqa: PLC0415

    files = sorted((ROOT / "content" / "en").rglob("*.md"))
    found = [plain_text(one.text) for file in files for one in segments(parse(read_text(file), locale="en"))]
    prose = list(dict.fromkeys(text for text in found if text and "\n" not in text))
    return [text if not copy else f"{text[:-1]} {copy}{text[-1]}" for copy in range(copies) for text in prose]


def timed(work: object) -> tuple[list[str], float]:
    """What `work` answers, and the CPU seconds it took."""
    started = time.process_time()
    answers = work()  # type: ignore[operator]
    return answers, time.process_time() - started


def theirs(folder: Path, asked: list[str]) -> tuple[list[str], float]:
    """argostranslate, one segment at a time."""
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    import argostranslate.translate as argos  # noqa: PLC0415

    found = argos.get_translation_from_codes("en", "fr")
    found.underlying.sentencizer = Whole()
    found.translate("Once to load the network.")
    return timed(lambda: [argos.translate(one, "en", "fr") for one in asked])


class Whole:
    """A sentence model that takes a text for one sentence."""

    def split_sentences(self, text: str) -> list[str]:
        """The text."""
        return [text]


def ours(folder: Path, asked: list[str]) -> tuple[list[str], float]:
    """Diglot's engine, in batches as its workers get them."""
    from diglot.translate.argos import open_engine  # noqa: PLC0415
    from diglot.translate.workers import Workers  # noqa: PLC0415

    engine = open_engine(folder, "en", "fr", threads=1)
    engine.translate(["Once to load the network."], "en", "fr")
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(1) as executor:
        answer = Workers(engine, ("en", "fr"), {}, executors=lambda: executor)
        return timed(lambda: [answer(asked)[one] for one in asked] if len(asked) == 1 else list(answer(asked).values()))


def measured(what: str, folder: Path, copies: int, environment: dict[str, str] = ONE_THREAD) -> float:
    """What a process of its own measures of that many copies: segments per second of the clock, or its peak in MB."""
    bare = {name: value for name, value in os.environ.items() if name not in ONE_THREAD}
    done = subprocess.run(
        [sys.executable, __file__, "--measure", what, "--packages", str(folder), "--copies", str(copies)],
        capture_output=True, text=True, check=True, env=bare | environment,
    )  # fmt: skip
    return float(done.stdout.split()[-1])


def clock(folder: Path, asked: list[str], which: str) -> float:
    """Segments per second of the clock, the network of argostranslate already loaded, ours not."""
    if which == "theirs":
        theirs(folder, asked[:1])
        started = time.monotonic()
        theirs(folder, asked)
        return len(asked) / (time.monotonic() - started)
    from diglot.cli.executors import here  # noqa: PLC0415
    from diglot.translate.argos import open_engine  # noqa: PLC0415
    from diglot.translate.workers import Workers  # noqa: PLC0415

    started = time.monotonic()
    with here(len(asked), None) as place:
        engine = open_engine(folder, "en", "fr", threads=place.threads)
        Workers(engine, ("en", "fr"), {}, executors=place.executors, count=place.count)(asked)
    return len(asked) / (time.monotonic() - started)


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
    """Segments per CPU second with other sizes of batches."""
    from diglot.translate import argos, workers  # noqa: PLC0415

    for tokens in (32, 128, 512, 2048, 8192):
        argos._BATCH_TOKENS = tokens  # noqa: SLF001  # what is measured
        for size in (16, 64, 256):
            workers.BATCH = size
            _, seconds = ours(folder, asked)
            print(f"{tokens:5} tokens, {size:3} sentences: {len(asked) / seconds:7.1f} segments a CPU second")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--package", type=Path, default=PACKAGE)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--batches", action="store_true")
    # What a process of its own measures, with the packages in a folder.
    parser.add_argument("--measure", choices=("peak", "theirs", "ours"), help=argparse.SUPPRESS)
    parser.add_argument("--packages", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    asked = sentences(given.copies)
    if given.measure in {"theirs", "ours"}:
        print(clock(given.packages, asked, given.measure))
        return
    os.environ.update(ONE_THREAD)
    if given.measure == "peak":
        ours(given.packages, asked)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    from diglot.translate.packages import install  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(given.package, folder)
        if given.batches:
            batches(folder, asked)
            return
        own, slow = theirs(folder, asked)  # first: it reads where its packages lie when it is imported
        mine, fast = ours(folder, asked)
        print(f"{len(asked)} segments; argostranslate.translate() each: {len(asked) / slow:.1f} a CPU second")
        print(f"diglot in batches: {len(asked) / fast:.1f} a CPU second, {slow / fast:.1f} times as many")
        print(f"equal answers: {sum(a == b for a, b in zip(mine, own, strict=True)) / len(asked):.1%}")
        # Left to itself argostranslate takes four threads, however few cores there are.
        for shown, environment, copies in (
            ("", {}, 1),
            (", one thread", ONE_THREAD, 1),
            (", one thread", ONE_THREAD, 16),
        ):
            slow, fast = measured("theirs", folder, copies, environment), measured("ours", folder, copies, {})
            print(f"{len(sentences(copies))} segments by the clock, {os.cpu_count()} cores (theirs{shown}): ", end="")
            print(f"{slow:.1f} and {fast:.1f} a second, {fast / slow:.1f} times as many")
        for copies in (1, 8):
            print(f"peak memory, {len(sentences(copies))} segments: {measured('peak', folder, copies):.0f} MB")
        edit(folder)


if __name__ == "__main__":
    main()
