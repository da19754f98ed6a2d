"""Waivers and baselines on disk."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.model.finding import Finding, Level, Place
from diglot.model.waiver import Waiver
from diglot.store.baseline import read_baseline, write_baseline
from diglot.store.waivers import read_waivers

if TYPE_CHECKING:
    from pathlib import Path


def test_waivers_are_read_with_reason_and_expiry(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yml"
    file.write_text("- rule: dead-link\n  entry: myths/*\n  reason: to come\n  until: 2027-03-31\n", encoding="utf-8")
    assert read_waivers(file) == (Waiver("dead-link", "myths/*", "to come", datetime.date(2027, 3, 31)),)


def test_no_file_is_no_waiver(tmp_path: Path) -> None:
    assert read_waivers(tmp_path / "waivers.yml") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- rule: a\n  entry: b\n", "waivers.yml:1: reason: missing"),
        (
            "- {rule: a, entry: b, reason: c}\n- {rule: a, entry: b, reason: c, till: x}\n",
            "waivers.yml:2: till: not known",
        ),
        ("- {rule: a, entry: b, reason: c, until: soon}\n", "waivers.yml:1: until: expected a date"),
        ("rule: a\n", "expected a list"),
        ("- rule: [\n", "waivers.yml:2"),
        ('- {rule: a, entry: b, reason: "c\u2028d"}\n- nonsense\n', "waivers.yml:2: expected a waiver"),
        ("[" * 100_000, "waivers.yml: maximum recursion depth"),
        ("- nonsense\n", "waivers.yml:1: expected a waiver"),
    ],
)
def test_what_is_no_waiver_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "waivers.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DiglotError, match=told):
        read_waivers(file, root=tmp_path)


def test_a_baseline_comes_back_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "memory" / "baseline.json"
    write_baseline(file, {"f1": Finding("dead-link", Level.ERROR, "é", Place("a.md", 1))})
    assert read_baseline(file) == {"f1"}
    assert read_baseline(tmp_path / "none.json") == frozenset()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"findings": [1]}'])
def test_a_broken_baseline_is_named_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "baseline.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DiglotError, match=r"baseline\.json: not a baseline"):
        read_baseline(file, root=tmp_path)
    assert file.read_text(encoding="utf-8") == text
