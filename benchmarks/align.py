"""How the time and the memory of `align` grow with the length of the texts.

    python benchmarks/align.py [SEGMENTS ...]

Aligns two invented texts of 2,500 to 20,000 segments each: random words of the shipped model and their nearest words in
the other language, one segment in fifty left out on either side and one in fifty cut in two. Prints the seconds, the
peak memory, the share of segments that found their counterpart, and, last, the exponent of the growth.
"""

from __future__ import annotations

import math
import random
import resource
import subprocess
import sys
import time

import numpy as np

from diglot.align import align
from diglot.align.models import shipped
from diglot.model.segment import Segment

SIZES = (2_500, 5_000, 10_000, 20_000)
_VOCABULARY = 6_000


def texts(size: int) -> tuple[list[Segment], list[Segment], set[tuple[int, int]]]:
    """Two texts of about `size` segments, and the places that correspond."""
    model = shipped("en", "fr")
    assert model is not None  # noqa: S101  # it is in the package
    words = [side[:_VOCABULARY] for side in model.vocabularies]
    units = []
    for language, side in zip(model.languages, words, strict=True):
        vectors = model.vectors(language, side)
        units.append(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
    nearest = (units[0] @ units[1].T).argmax(axis=1)
    draw = random.Random(size)  # noqa: S311  # an invented text
    source: list[Segment] = []
    target: list[Segment] = []
    gold: set[tuple[int, int]] = set()
    for _ in range(size):
        numbers = [min(int(draw.paretovariate(0.6)), _VOCABULARY) - 1 for _ in range(draw.randint(5, 25))]
        pieces = [" ".join(words[1][nearest[number]] for number in numbers)]
        fate = draw.random()
        if fate < 0.02:
            half = len(numbers) // 2
            pieces = [
                " ".join(words[1][nearest[number]] for number in part) for part in (numbers[:half], numbers[half:])
            ]
        if fate < 0.98:
            gold.update((len(source), len(target) + place) for place in range(len(pieces)))
            target += [Segment(piece) for piece in pieces]
        if fate < 0.96 or fate >= 0.98:
            source.append(Segment(" ".join(words[0][number] for number in numbers)))
        else:
            gold.discard((len(source), len(target) - 1))
    return source, target, gold


def measure(size: int, with_model: bool) -> None:
    """Align two texts of `size` segments and print one line; in a process of its own, for the peak memory."""
    source, target, gold = texts(size)
    before = time.process_time()
    bitext = align(source, target, model=shipped("en", "fr") if with_model else None)
    seconds = time.process_time() - before
    found = {(row, column) for bead in bitext.beads for row in bead.source for column in bead.target}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size} {seconds:.2f} {peak:.0f} {len(found & gold) / len(gold):.4f}")


def main() -> None:
    """Measure every size in turn."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    for kind in ("model", "none"):
        taken = []
        for size in sizes:
            command = [sys.executable, __file__, "--one", str(size), kind]
            _, seconds, peak, right = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            taken.append(float(seconds))
            print(f"{kind:5} {size:6} segments {seconds:>8} s CPU {peak:>6} MiB peak, {right} right")
        if len(sizes) > 1:
            exponent = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
            print(f"{kind:5} grows as n^{exponent:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        measure(int(sys.argv[2]), sys.argv[3] == "model")
    else:
        main()
