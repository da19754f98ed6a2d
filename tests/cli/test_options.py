"""How an entry is named on the command line."""

from __future__ import annotations

import pytest

from diglot.cli.options import known_keys
from diglot.errors import DiglotError

KEYS = ("index", "myths/index", "myths/more-staff", "myths-and-more", "en/notes")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["myths/more-staff"], ["myths/more-staff"]),
        (["myths/more-staff.md"], ["myths/more-staff"]),
        (["myths"], ["myths/index", "myths/more-staff"]),
        (["myths/"], ["myths/index", "myths/more-staff"]),
        (["content/fr/myths/more-staff.md"], ["myths/more-staff"]),
        (["/srv/children/content/en/myths/more-staff.md"], ["myths/more-staff"]),
        (["content/fr/myths"], ["myths/index", "myths/more-staff"]),
        (["content/en/"], list(KEYS)),
        (["en/notes"], ["en/notes"]),
        (["content/en/en/notes.md"], ["en/notes"]),
        (["index", "myths", "index", "myths/index"], ["index", "myths/index", "myths/more-staff"]),
    ],
    ids=str,
)
def test_a_key_a_folder_or_a_path_names_entries_once(asked: list[str], found: list[str]) -> None:
    assert list(known_keys(asked, KEYS, ["en", "fr"])) == found


@pytest.mark.parametrize("name", ["nope", "myth", "/", "", ".md", "content/de/index.md", "myths/more"])
def test_a_name_of_nothing_is_a_mistake(name: str) -> None:
    with pytest.raises(DiglotError, match="no such entry"):
        known_keys([name], KEYS, ["en", "fr"])
