"""`diglot approve` records that both languages agree."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from diglot.cli.approve import approve_command
from diglot.cli.check import check_command
from diglot.cli.status import status_command
from diglot.errors import DiglotError
from tests.builders import project, write

if TYPE_CHECKING:
    from pathlib import Path

    import click

ENGLISH = "# Parking\n\nThe lot behind the house has forty places. It closes at ten.\n\nVisitors ring at the gate.\n"
FRENCH = (
    "# Stationnement\n\nLe parc derrière la maison compte quarante places. Il ferme à dix heures.\n\n"
    "Les visiteurs sonnent au portail.\n"
)
PAGES = {"content/en/parking.md": ENGLISH, "content/fr/parking.md": FRENCH}


def run(command: click.Command, root: Path, *arguments: str) -> str:
    called = [*arguments, "-f", str(root / "mkdocs.yml")]
    return CliRunner().invoke(command, called, catch_exceptions=False, standalone_mode=False).output


def approve(root: Path, *arguments: str, by: str = "Ana") -> str:
    return run(approve_command, root, *arguments, "--by", by)


def units(root: Path, key: str = "parking") -> list[dict[str, Any]]:
    lines = (root / f"memory/en-fr/{key}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def files(root: Path) -> dict[str, bytes]:
    """Every file of the memory with its content."""
    found = (root / "memory").rglob("*") if (root / "memory").exists() else ()
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def french_status(root: Path, key: str) -> str:
    entries = json.loads(run(status_command, root, "--format", "json"))["entries"]
    return str(next(entry["locales"]["fr"]["status"] for entry in entries if entry["key"] == key))


def test_the_pairs_are_written_with_who_agreed_and_the_file_is_told(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    assert approve(root, "parking") == "memory/en-fr/parking.jsonl: 4 segment pairs\n"
    written = units(root)
    assert written[2]["source"] == "It closes at ten."
    assert written[2]["target"] == "Il ferme à dix heures."
    assert {unit["by"] for unit in written} == {"Ana"}
    assert all(unit["agreed_on"] for unit in written)
    assert french_status(root, "parking") == "done"


def test_what_has_not_changed_keeps_its_date_and_its_reviewer(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    approve(root, "parking")
    agreement = root / "memory/en-fr/parking.jsonl"
    old = [{**unit, "agreed_on": "2020-02-29"} for unit in units(root)]
    agreement.write_text("".join(json.dumps(unit) + "\n" for unit in old), "utf-8")
    write(root, {"content/fr/parking.md": FRENCH.replace("sonnent", "sonnent toujours")})
    assert approve(root, "parking", by="Ben").endswith("4 segment pairs, 1 new\n")
    assert units(root)[:3] == old[:3]
    assert units(root)[3]["by"] == "Ben"
    assert units(root)[3]["agreed_on"] != "2020-02-29"


def test_a_repository_without_agreements_is_adopted_by_one_command(tmp_path: Path) -> None:
    root = project(tmp_path, {**PAGES, "content/en/lonely.md": "# Lonely\n"})
    told = approve(root, "--all")
    assert set(files(root)) == {"memory/en-fr/index.jsonl", "memory/en-fr/parking.jsonl"}
    assert "lonely: only one language, nothing to agree on" in told


def test_an_entry_in_one_language_alone_cannot_be_approved(tmp_path: Path) -> None:
    root = project(tmp_path, {"content/en/lonely.md": "# Lonely\n"})
    with pytest.raises(DiglotError, match="nothing was approved"):
        approve(root, "lonely")
    assert files(root) == {}


def test_what_has_no_counterpart_is_counted(tmp_path: Path) -> None:
    root = project(tmp_path, {**PAGES, "content/en/parking.md": f"{ENGLISH}\nBicycles are free and stand inside.\n"})
    assert approve(root, "parking").endswith("5 segment pairs, 1 without counterpart\n")


def test_a_slip_in_the_name_is_told_with_the_nearest_and_nothing_is_written(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    with pytest.raises(DiglotError, match="parkin: no such entry; did you mean parking"):
        approve(root, "index", "parkin")
    assert files(root) == {}


@pytest.mark.parametrize("arguments", [(), ("parking", "--all")])
def test_either_names_or_all_are_asked_for(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(DiglotError, match="name the entries, or say --all"):
        approve(project(tmp_path, PAGES), *arguments)


def test_nobody_cannot_approve(tmp_path: Path) -> None:
    with pytest.raises(DiglotError, match="--by: name who approves"):
        approve(project(tmp_path, PAGES), "parking", by="  ")


def test_a_corrupt_agreement_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    approve(root, "parking")
    agreement = root / "memory/en-fr/parking.jsonl"
    agreement.write_bytes(agreement.read_bytes() + b'{"source": "It cl')
    before = files(root)
    with pytest.raises(DiglotError, match=r"memory/en-fr/parking\.jsonl:5: not a unit.*remove the file and approve"):
        approve(root, "parking")
    assert files(root) == before
    agreement.unlink()
    assert approve(root, "parking").endswith("4 segment pairs\n")


def test_nothing_is_half_written_where_the_folder_cannot_be_made(tmp_path: Path) -> None:
    root = project(tmp_path, {**PAGES, "memory/en-fr": "a file where the folder should be"})
    before = files(root)
    with pytest.raises(DiglotError, match=r"cannot be (written|read)|Not a directory"):
        approve(root, "parking")
    assert files(root) == before


def move(root: Path, old: str, new: str) -> None:
    for code in ("en", "fr"):
        path = root / f"content/{code}/{new}.md"
        path.parent.mkdir(exist_ok=True)
        (root / f"content/{code}/{old}.md").rename(path)


def test_a_moved_entry_keeps_its_agreement_and_approve_moves_the_file(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    approve(root, "--all")
    agreed = units(root)
    move(root, "parking", "house/where-to-park")
    before = files(root)
    assert french_status(root, "house/where-to-park") == "done"
    assert files(root) == before
    told = approve(root, "house/where-to-park", by="Ben")
    assert told == "memory/en-fr/house/where-to-park.jsonl: 4 segment pairs, 0 new, moved from parking\n"
    assert set(files(root)) == {"memory/en-fr/index.jsonl", "memory/en-fr/house/where-to-park.jsonl"}
    assert units(root, "house/where-to-park") == agreed


def test_what_changed_in_a_moved_entry_is_still_told(tmp_path: Path) -> None:
    root = project(tmp_path, PAGES)
    approve(root, "--all")
    move(root, "parking", "cars")
    write(root, {"content/en/cars.md": ENGLISH.replace("at ten", "at nine")})
    assert french_status(root, "cars") == "outdated"
    told = run(check_command, root, "cars")
    assert "outdated-translation" in told
    assert "It closes at ten." in told
