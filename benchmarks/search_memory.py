"""Whether the memory of the search stays as it is, however much is asked.

    python benchmarks/search_memory.py [--corpus playbook] [--questions 1000000] [--seconds 600]

Asks in one process, as a worker of the service does: headings, some with a word that nobody has asked before (so that
what is kept of words would grow, were it without bound), one in ten with excerpts. Prints the resident memory after
50,000, 200,000 and 1,000,000 questions, or what was reached in the seconds allowed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from search_corpora import ROOT, corpora, questions

from diglot.align.models import shipped
from diglot.search.opening import build_index, open_index
from diglot.store.termbase import read_termbase

_TOLD = (10_000, 50_000, 100_000, 200_000, 400_000, 700_000, 1_000_000)


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default="playbook")
    parser.add_argument("--questions", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=600)
    asked = parser.parse_args()
    documents = corpora()[asked.corpus]
    listed = [(text, code) for code in ("en", "fr") for _, text, _ in questions(documents, code)]
    codes = ["en", "fr"]
    termbase = read_termbase(ROOT / "memory" / "terms.csv", codes)
    with tempfile.TemporaryDirectory() as folder:
        build_index(documents, Path(folder), termbase=termbase, embedding=shipped(*codes), locales=codes)
        index = open_index(Path(folder))
        draw = random.Random(1)  # noqa: S311  # questions
        began = time.perf_counter()
        print(f"{asked.corpus}, {len(documents)} sections: {_resident()} MB before the first question", flush=True)
        for number in range(1, asked.questions + 1):
            text, code = draw.choice(listed)
            if number % 3 == 0:
                text = f"{text} {draw.randrange(10**9):x}{draw.choice('aeiou')}"
            index.search(text, locales=[code, *(c for c in codes if c != code)], limit=10 if number % 10 == 0 else 0)
            is_over = number % 1000 == 0 and time.perf_counter() - began > asked.seconds
            if number in _TOLD or is_over or number == asked.questions:
                print(f"{number:9,} questions: {_resident()} MB, {time.perf_counter() - began:.0f} s", flush=True)
            if is_over:
                return


def _resident() -> int:
    """Megabytes of this process that are in memory (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
