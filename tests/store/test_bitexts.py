"""Bitexts that builds keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diglot.model.segment import Bead
from diglot.store.bitexts import Bitexts

if TYPE_CHECKING:
    from pathlib import Path

BEADS = (Bead((0,), (0, 1), 0.9), Bead((1,), (), 0.0))


def kept(*names: str) -> Bitexts:
    bitexts = Bitexts()
    for name in names:
        bitexts.keep(name, BEADS)
    return bitexts


def test_what_is_kept_is_recalled_from_the_file(tmp_path: Path) -> None:
    kept("a").write(tmp_path / "bitexts.json", at_most=9)
    again = Bitexts.read(tmp_path / "bitexts.json")
    assert again.recall("a") == BEADS
    assert again.recall("b") is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: data.replace(b"0.9", b"0.8"), lambda _: b"\xff"]
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage) -> None:
    path = tmp_path / "bitexts.json"
    kept("a").write(path, at_most=9)
    path.write_bytes(damage(path.read_bytes()))
    assert Bitexts.read(path).recall("a") is None
    kept("b").write(path, at_most=9)
    assert Bitexts.read(path).recall("b") == BEADS


def test_a_build_that_uses_a_few_keeps_the_others(tmp_path: Path) -> None:
    path = tmp_path / "bitexts.json"
    kept("a", "b").write(path, at_most=9)
    again = Bitexts.read(path)
    again.keep("c", BEADS)
    again.write(path, at_most=9)
    assert Bitexts.read(path).recall("a") == BEADS


def test_of_too_many_only_those_of_use_stay(tmp_path: Path) -> None:
    path = tmp_path / "bitexts.json"
    kept("a", "b").write(path, at_most=9)
    again = Bitexts.read(path)
    again.recall("b")
    again.keep("c", BEADS)
    again.write(path, at_most=2)
    left = Bitexts.read(path)
    assert [name for name in "abc" if left.recall(name)] == ["b", "c"]


def test_nothing_new_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "bitexts.json"
    kept("a").write(path, at_most=9)
    before = path.stat().st_mtime_ns
    again = Bitexts.read(path)
    again.recall("a")
    again.write(path, at_most=9)
    assert path.stat().st_mtime_ns == before
