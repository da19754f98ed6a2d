"""Drafts travel to a translator and come back reviewed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import polib
import pytest

from tests.builders import write

if TYPE_CHECKING:
    from tests.exchange.conftest import _Desk

ENGLISH = "# Gate\n\nThe gate is open. Ring `once` and wait.\n\n```sh\nopen gate\n```\n"
FRENCH = (
    "---\nstate: machine\n---\n\n# Portail\n\nLe portail est ouvert. Ring `once` and wait.\n\n```sh\nopen gate\n```\n"
)
UNITS = (
    {"source": "Gate", "target": "Portail", "origin": "memory", "match": 100},
    {"source": "The gate is open.", "target": "Le portail est ouvert.", "origin": "engine", "engine": "argos en_fr 1"},
    {"source": "Ring `once` and wait.", "target": "Ring `once` and wait.", "origin": "engine", "note": "left as it is"},
    {"source": "```sh\nopen gate\n```", "target": "```sh\nopen gate\n```", "origin": "memory", "match": 100},
)


@pytest.fixture
def drafted(desk: _Desk) -> _Desk:
    """A corpus with an entry that `diglot translate` drafted, a sentence of which the engine could not translate."""
    lines = "".join(json.dumps(unit, ensure_ascii=False) + "\n" for unit in UNITS)
    write(desk.root, {"content/en/gate.md": ENGLISH, "content/fr/gate.md": FRENCH, "memory/en-fr/gate.jsonl": lines})
    return desk


def units(desk: _Desk) -> list[dict[str, Any]]:
    return [json.loads(line) for line in desk.text("memory/en-fr/gate.jsonl").splitlines()]


def approve(desk: _Desk, **translations: str) -> None:
    """A catalogue of which every message is translated and not fuzzy, as an editor saves it."""
    path = desk.export("po", "gate", out="a.po")
    catalogue = polib.pofile(str(path))
    for entry in catalogue:
        entry.flags = []
        entry.msgstr = translations.get(entry.msgid.partition(" ")[0], entry.msgstr)
    catalogue.save(str(path))


def test_a_draft_leaves_as_machine_translation_and_what_the_engine_left_as_missing(drafted: _Desk) -> None:
    answer = drafted("export", "gate", "--as", "xliff", "--out", "a.xlf", "--format", "json")
    assert answer.report["states"] == {"missing": 1, "changed": 0, "machine": 2, "draft": 0, "final": 0}
    text = drafted.text("a.xlf")
    assert 'state-qualifier="leveraged-mt">Le portail est ouvert.</target>' in text
    assert re.search(r'once.*</source>\s*<target state="needs-translation" xml:lang="fr"/>', text)
    assert ">Machine translation, not reviewed.</note>" in text


def test_what_the_engine_left_is_translated_in_its_place(drafted: _Desk) -> None:
    approve(drafted, Ring="Sonnez `once` et attendez.")
    assert drafted.take("a.po")["applied"] == 1
    assert drafted.text("content/fr/gate.md") == FRENCH.replace("Ring `once` and wait.", "Sonnez `once` et attendez.")


def test_an_entry_approved_whole_is_reviewed_and_says_who_wrote_what(drafted: _Desk) -> None:
    approve(drafted, Ring="Sonnez `once` et attendez.")
    assert drafted.take("a.po", "--by", "Léa Roy")["approved"] == 3
    assert "state: reviewed" in drafted.text("content/fr/gate.md")
    assert {unit["by"] for unit in units(drafted)} == {"Léa Roy"}
    assert [unit["origin"] for unit in units(drafted)] == ["memory", "engine", "human", "memory"]
    assert "unreviewed" not in drafted("check", "gate", "--no-cache").out
    assert drafted("translate", "gate", "--to", "fr", "--engine", "none").out == "nothing to draft\n"


def test_an_entry_of_which_something_is_left_stays_machine_translation(drafted: _Desk) -> None:
    approve(drafted)
    assert drafted.take("a.po", "--by", "Léa Roy")["approved"] == 2
    assert "state: machine" in drafted.text("content/fr/gate.md")
    assert [unit.get("by") for unit in units(drafted)] == ["Léa Roy", "Léa Roy", None, None]


def test_two_files_of_one_entry_are_both_agreed_on(drafted: _Desk) -> None:
    approve(drafted, Ring="Sonnez `once` et attendez.")
    whole = polib.pofile(str(drafted.root / "a.po"))
    for name, messages in (("1.po", whole[:1]), ("2.po", whole[1:])):
        part = polib.POFile()
        part.metadata = whole.metadata
        part.extend(messages)
        part.save(str(drafted.root / name))
    assert drafted("import", "1.po", "2.po", "--by", "Léa Roy").code == 0
    assert {unit["by"] for unit in units(drafted)} == {"Léa Roy"}
    assert "state: reviewed" in drafted.text("content/fr/gate.md")
