"""Beads do not depend on how many segments are weighed together, nor on how the best path is searched for."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from diglot.align import align, path, window
from diglot.align.models import shipped
from diglot.markdown import parse, segments
from tests.builders import ROOT

if TYPE_CHECKING:
    from diglot.model.segment import Segment

    Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]

KEYS = sorted(page.relative_to(ROOT / "content/en") for page in (ROOT / "content/en").rglob("*.md"))


def sides(key: object, seed: int) -> list[list[Segment]]:
    """The segments of an entry; with a seed, some are gone and two neighbours have changed places."""
    draw = random.Random(seed)  # invented texts
    found = []
    for locale in ("en", "fr"):
        every = list(segments(parse((ROOT / "content" / locale / str(key)).read_text(encoding="utf-8"), locale=locale)))
        if seed:
            every = [segment for segment in every if draw.random() > 0.1]  # a tenth
            place = draw.randrange(len(every) - 1)
            every[place : place + 2] = every[place : place + 2][::-1]
        found.append(every)
    return found


def beads(both: list[list[Segment]], *, with_model: bool) -> Beads:
    model = shipped("en", "fr") if with_model else None
    return [(bead.source, bead.target) for bead in align(*both, model=model, languages=("en", "fr")).beads]


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("together", "few"), [(1, 100), (10_000, 100), (32, 0), (32, 10_000)])
def test_all_ways_of_searching_find_the_same(
    together: int, few: int, seed: int, with_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [sides(key, seed) for key in KEYS]
    usual = [beads(both, with_model=with_model) for both in texts]
    monkeypatch.setattr(window, "_TOGETHER", together)
    monkeypatch.setattr(path, "_FEW", few)
    assert usual == [beads(both, with_model=with_model) for both in texts]
