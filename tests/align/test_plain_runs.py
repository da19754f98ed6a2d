"""What is joined without looking at every path is what looking at every path joins."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from diglot.align import align
from diglot.align.evidence import Evidence
from diglot.align.models import shipped
from diglot.markdown import parse, segments
from tests.builders import ROOT

if TYPE_CHECKING:
    from diglot.model.segment import Bead, Segment

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


def beads(both: list[list[Segment]], *, with_model: bool) -> tuple[Bead, ...]:
    return align(*both, model=shipped("en", "fr") if with_model else None, languages=("en", "fr")).beads


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_plain_runs_are_joined_as_the_best_path_joins_them(
    seed: int, with_model: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [sides(key, seed) for key in KEYS]
    quickly = [beads(both, with_model=with_model) for both in texts]
    monkeypatch.setattr(Evidence, "are_plain", lambda _self, runs, _skip: [False] * len(runs))
    assert quickly == [beads(both, with_model=with_model) for both in texts]
