"""The agreements on disk."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diglot.errors import DiglotError
from diglot.model.unit import Origin, Unit
from diglot.store.agreements import agreement_path, read_agreement, write_agreement

if TYPE_CHECKING:
    from pathlib import Path

UNITS = (
    Unit("Hello.", "Bonjour."),
    Unit("Gone.", "", by="Ana", agreed_on=datetime.date(2026, 11, 20)),
    Unit("One.", "Un\u2028e\n« ligne »", Origin.ENGINE, "argos 1.12"),
    Unit("Two.", "Deux.", Origin.MEMORY),
)


def test_what_was_agreed_is_read_again_in_order(tmp_path: Path) -> None:
    path = write_agreement(tmp_path, "en", "fr", "myths/more-staff", UNITS)
    assert path == tmp_path / "en-fr/myths/more-staff.jsonl"
    assert read_agreement(tmp_path, "en", "fr", "myths/more-staff") == UNITS


texts = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.builds(Unit, source=texts, target=texts, by=st.none() | texts.filter(bool))))
def test_any_text_can_be_agreed_on(tmp_path: Path, units: list[Unit]) -> None:
    write_agreement(tmp_path, "en", "fr", "a", units)
    assert read_agreement(tmp_path, "en", "fr", "a") == tuple(units)


def test_a_unit_is_a_line_that_people_can_read(tmp_path: Path) -> None:
    path = write_agreement(tmp_path, "en", "fr", "a", UNITS[:2])
    assert path.read_text("utf-8").split("\n") == [
        '{"source": "Hello.", "target": "Bonjour.", "origin": "human"}',
        '{"source": "Gone.", "target": "", "origin": "human", "agreed_on": "2026-11-20", "by": "Ana"}',
        "",
    ]


def test_where_nothing_was_agreed_there_are_no_units(tmp_path: Path) -> None:
    assert read_agreement(tmp_path, "en", "fr", "myths/none") == ()


def test_blank_lines_and_line_ends_of_windows_are_no_mistake(tmp_path: Path) -> None:
    path = write_agreement(tmp_path, "en", "fr", "a", UNITS)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert read_agreement(tmp_path, "en", "fr", "a") == UNITS


@pytest.mark.parametrize(
    "line",
    [
        '{"source": "A", "targ',
        '{"source": "A"}',
        '{"source": "A", "target": 5}',
        '{"source": "A", "target": "B", "origin": "robot"}',
        '{"source": "A", "target": "B", "agreed_on": "soon"}',
        '{"source": "A", "target": "B", "agreed_on": 5}',
        "[]",
        '"text"',
        "5",
        "null",
        "<<<<<<< HEAD",
        "[" * 100_000,
    ],
    ids=lambda line: line[:40],
)
def test_a_line_that_is_no_unit_is_named_and_left_as_it_is(tmp_path: Path, line: str) -> None:
    path = write_agreement(tmp_path / "memory", "en", "fr", "a", UNITS[:1])
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    before = path.read_bytes()
    with pytest.raises(DiglotError) as caught:
        read_agreement(tmp_path / "memory", "en", "fr", "a", root=tmp_path)
    (told,) = caught.value.lines
    assert told.startswith("memory/en-fr/a.jsonl:2: not a unit")
    assert "\n" not in told
    assert path.read_bytes() == before


def test_an_agreement_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    path = write_agreement(tmp_path, "en", "fr", "a", UNITS)
    path.write_bytes(path.read_bytes() + b"\xff")
    with pytest.raises(DiglotError, match=r"^en-fr/a\.jsonl:5: not UTF-8"):
        read_agreement(tmp_path, "en", "fr", "a", root=tmp_path)


@pytest.mark.parametrize("key", ["../a", "a/../../b", "/etc/passwd", "", "."])
def test_no_key_leaves_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(DiglotError, match=r"not the key of an entry$"):
        agreement_path(tmp_path, "en", "fr", key)


@pytest.mark.parametrize("key", ["a", "myths/more-staff", "a.b/c..d", "index"])
def test_keys_of_entries_have_a_file(tmp_path: Path, key: str) -> None:
    assert agreement_path(tmp_path, "en", "fr", key) == tmp_path / f"en-fr/{key}.jsonl"
