"""Agreements follow entries that are moved."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.model.unit import Unit
from diglot.store.agreements import read_agreement, write_agreement
from diglot.store.moves import Agreements
from tests.builders import both, corpus

if TYPE_CHECKING:
    from pathlib import Path

UNITS = (
    Unit("The lot behind the house has forty places.", "Le parc derrière la maison compte quarante places."),
    Unit("It closes at ten.", "Il ferme à dix heures."),
    Unit("Visitors ring at the gate. Ask for Ana.", "Les visiteurs sonnent au portail et demandent Ana."),
)
ENGLISH = "The lot behind the house has forty places. It closes at ten.\n\nVisitors ring at the gate. Ask for Ana.\n"
FRENCH = (
    "Le parc derrière la maison compte quarante places. Il ferme à dix heures.\n\n"
    "Les visiteurs sonnent au portail et demandent Ana.\n"
)
OTHER = both("Something else altogether.\n", "Tout autre chose.\n", key="other")


def agreed(memory: Path, *entries: str, english: str = ENGLISH, french: str = FRENCH) -> Agreements:
    """The agreements of a corpus that has what was agreed on under each of the keys `entries`."""
    found = [entry for key in entries for entry in both(english, french, key=key)]
    return Agreements(memory, corpus(*OTHER, *found))


def test_an_entry_has_what_was_agreed_under_its_former_key(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "myths/old", UNITS)
    agreements = agreed(tmp_path, "new")
    assert agreements("en", "fr", "new") == UNITS
    assert agreements("en", "fr", "other") == ()


def test_an_edited_entry_is_still_the_same_while_most_of_it_stands_on_both_sides(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", UNITS)
    assert agreed(tmp_path, "new", english=ENGLISH.replace("at ten", "at nine"))("en", "fr", "new") == UNITS
    rewritten = FRENCH.replace("quarante", "vingt").replace("portail", "bureau")
    assert agreed(tmp_path, "new", french=rewritten)("en", "fr", "new") == ()


def test_what_was_agreed_under_its_own_key_comes_first(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", UNITS)
    write_agreement(tmp_path, "en", "fr", "new", UNITS[:1])
    assert agreed(tmp_path, "new")("en", "fr", "new") == UNITS[:1]


def test_the_agreement_of_an_entry_that_is_still_there_is_not_taken(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", UNITS)
    assert agreed(tmp_path, "old", "copy")("en", "fr", "copy") == ()


def test_two_copies_of_an_entry_do_not_share_one_agreement(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", UNITS)
    agreements = agreed(tmp_path, "a", "b")
    assert [agreements("en", "fr", key) for key in ("a", "b")] == [UNITS, ()]


def test_entries_that_changed_names_keep_each_its_own(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "one", UNITS)
    write_agreement(tmp_path, "en", "fr", "two", [Unit("Something else altogether.", "Tout autre chose.")])
    agreements = agreed(tmp_path, "new")
    assert agreements("en", "fr", "new") == UNITS
    assert agreements("en", "fr", "other")[0].target == "Tout autre chose."


def test_the_old_file_goes_once_the_new_one_is_written(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", UNITS)
    agreements = agreed(tmp_path, "new")
    assert agreements.write("en", "fr", "new", UNITS) == tmp_path / "en-fr/new.jsonl"
    assert read_agreement(tmp_path, "en", "fr", "old") == ()
    assert agreements("en", "fr", "new") == UNITS
    agreements.write("en", "fr", "new", UNITS[:1])
    assert agreements("en", "fr", "new") == UNITS[:1]


def test_the_old_file_stays_where_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    old = write_agreement(tmp_path, "en", "fr", "old", UNITS)
    (tmp_path / "en-fr/folder").write_text("a file", "utf-8")
    before = old.read_bytes()
    with pytest.raises(DiglotError, match="cannot be written"):
        agreed(tmp_path, "folder/new").write("en", "fr", "folder/new", UNITS)
    assert old.read_bytes() == before


def test_an_agreement_without_an_entry_is_left_where_nothing_says_the_same(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "gone", [Unit("A third thing.", "Une troisième chose.")])
    agreements = agreed(tmp_path, "new")
    agreements.write("en", "fr", "new", UNITS)
    assert (tmp_path / "en-fr/gone.jsonl").exists()


def test_an_agreement_of_nothing_on_one_side_is_nobodys(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "old", [Unit(unit.source, "") for unit in UNITS])
    assert agreed(tmp_path, "new")("en", "fr", "new") == ()


def test_a_corrupt_agreement_whose_entry_is_gone_is_named(tmp_path: Path) -> None:
    path = write_agreement(tmp_path, "en", "fr", "old", UNITS)
    path.write_text('{"source"', "utf-8")
    with pytest.raises(DiglotError, match=r"en-fr/old\.jsonl:1: not a unit"):
        agreed(tmp_path, "new")("en", "fr", "new")
    assert path.read_text("utf-8") == '{"source"'


def test_where_nothing_moved_no_other_agreement_is_read(tmp_path: Path) -> None:
    write_agreement(tmp_path, "en", "fr", "new", UNITS)
    write_agreement(tmp_path, "en", "fr", "other", UNITS[:1])
    (tmp_path / "en-fr/gone.jsonl").write_text("not a unit", "utf-8")
    agreements = agreed(tmp_path, "new")
    assert agreements("en", "fr", "new") == UNITS
    assert agreements("en", "fr", "other") == UNITS[:1]


def test_a_repository_without_memory_has_no_agreements(tmp_path: Path) -> None:
    shutil.rmtree(tmp_path)
    assert agreed(tmp_path, "new")("en", "fr", "new") == ()


def test_a_folder_of_entries_that_have_much_in_common_keeps_each_its_own(tmp_path: Path) -> None:
    def units(number: int) -> tuple[Unit, ...]:
        own = Unit(
            f"Room {number} in the house has {number * 3} places, and a window to the yard.",
            f"La salle {number} de la maison a {number * 3} places, et une fenêtre sur la cour.",
        )
        return (*UNITS[:1], own)

    found = []
    for number in range(60):
        write_agreement(tmp_path, "en", "fr", f"old/{number}", units(number))
        source, target = (
            " ".join(side) for side in zip(*((one.source, one.target) for one in units(number)), strict=True)
        )
        found += both(f"{source}\n", f"{target}\n", key=f"new/{number}")
    agreements = Agreements(tmp_path, corpus(*found))
    assert [agreements("en", "fr", f"new/{number}") for number in range(60)] == [units(number) for number in range(60)]
