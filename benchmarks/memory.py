"""Whether the search service stays in its memory: questions without end, no two alike, over one index.

    python benchmarks/memory.py [--questions 1000000] [--minutes 10]

Words of the playbook, whole, cut, misspelt and joined, words that nobody wrote, phrases and exclusions. Prints the
memory in use (RSS, in MB) after 10,000 and after every 50,000 questions, until there were enough of them or the time
is up.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from search import _built
from search_corpora import corpora

from diglot.search.opening import open_index

_FIRST = 10_000
_EVERY = 50_000


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args()
    documents = corpora()["playbook"]
    words = sorted({word for one in documents for word in re.findall(r"\w{3,}", one.text)})
    draw = random.Random(1)  # noqa: S311  # the same questions each time
    until = time.monotonic() + asked.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        _built(documents, Path(folder))
        index = open_index(Path(folder))
        print(f"{0:9} questions {_memory():6.1f} MB", flush=True)
        for number in range(1, asked.questions + 1):
            index.search(_question(words, draw), locales=("en", "fr") if number % 2 else ("fr", "en"))
            is_late = number % 100 == 0 and time.monotonic() > until
            if number % _EVERY == 0 or number == _FIRST or is_late:
                print(f"{number:9} questions {_memory():6.1f} MB", flush=True)
            if is_late:
                break


def _question(words: list[str], draw: random.Random) -> str:
    return " ".join(_piece(words, draw) for _ in range(draw.randint(1, 5)))


def _piece(words: list[str], draw: random.Random) -> str:
    word, other = draw.choice(words), draw.choice(words)
    at = draw.randrange(len(word))
    invented = "".join(draw.choices("abcdefghijklmnopqrstuvwxyzéàç", k=draw.randint(1, 12)))
    forms = (word, word, word[: at + 1], word[:at] + word[at + 1 :], f"{word}-{other}", f'"{word} {other}"')
    return draw.choice((*forms, f"-{word}", f"l’{word}", invented))


def _memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    sys.exit(main())
