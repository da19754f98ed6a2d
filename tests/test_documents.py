"""What a user can type or configure is documented, and what the documents name exists."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

import click
import pytest

from diglot.check.rules import RULES
from diglot.check.writers import WRITERS
from diglot.cli.main import COMMANDS, command
from diglot.config.load import KIND_OPTIONS, OPTIONS
from diglot.markdown import anchors, links, parse
from diglot.model.entry import Meta, State
from diglot.model.kind import Publish
from diglot.store.files import read_text
from tests.builders import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
_FIELDS = [field.name for field in fields(Meta) if field.name not in {"extra", "lines", "spans"}]


@cache
def text_of(name: str) -> str:
    return read_text(ROOT / name)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"`diglot {name}" in text_of("docs/commands.md")


def test_every_option_of_a_command_is_documented_or_explained_by_its_help() -> None:
    for name in COMMANDS:
        for parameter in command(name).params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts[0]}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_every_rule_is_documented_with_its_level(rule: object) -> None:
    name, level = rule.NAME, rule.LEVEL  # type: ignore[attr-defined]
    assert re.search(rf"^\| {name} +\| {level} +\| \S", text_of("docs/checks.md"), re.MULTILINE)


def test_no_rule_is_documented_that_does_not_exist() -> None:
    documented = re.findall(r"^\| ([a-z]+-[a-z-]+) +\|", text_of("docs/checks.md"), re.MULTILINE)
    assert set(documented) <= {rule.NAME for rule in RULES}
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("writer", WRITERS[1:], ids=lambda writer: writer.NAME)
def test_every_format_but_the_usual_one_is_documented(writer: object) -> None:
    assert f"`--format {writer.NAME}`" in text_of("docs/checks.md")  # type: ignore[attr-defined]


@pytest.mark.parametrize("option", [*OPTIONS, *KIND_OPTIONS])
def test_every_option_of_the_plugin_is_documented(option: str) -> None:
    assert f"\n| `{option}` | " in text_of("docs/configuration.md")


@pytest.mark.parametrize("word", [*(f"{name}:" for name in _FIELDS), *State, *(f"`{policy}`" for policy in Publish)])
def test_every_field_of_an_entry_and_every_value_is_documented(word: str) -> None:
    assert word in text_of("docs/configuration.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    for link in links(parse(read_text(path))):
        address, _, anchor = link.address.partition("#")
        if "://" in address:
            continue
        target = (path.parent / address).resolve() if address else path
        assert target.exists(), f"{path.name}:{link.line}: {link.address}"
        if anchor:
            assert anchor in anchors(parse(read_text(target))).values(), f"{path.name}:{link.line}: {link.address}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_a_document_names_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z]+)", read_text(path), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"(?:^ {4}|`|bin/)diglot ([a-z]+)", read_text(path), re.MULTILINE))
    assert named <= set(COMMANDS)


def test_the_editors_road_has_the_same_commands_and_answers_in_both_languages() -> None:
    def screens(name: str) -> list[str]:
        lines = text_of(name).splitlines()
        return [line.partition("    #")[0].rstrip() for line in lines if line.startswith("    ")]

    assert screens("docs/editors.md") == screens("docs/editors.fr.md")


def test_every_option_on_the_editors_road_exists() -> None:
    said = re.findall(r"^ {4}diglot ([a-z]+)([^#\n]*)", text_of("docs/editors.md"), re.MULTILINE)
    assert len(said) > 8
    for name, rest in said:
        options = {option for parameter in command(name).params for option in parameter.opts}
        assert set(re.findall(r"(?<= )--[a-z-]+", rest)) <= options, name


def test_the_help_of_make_names_every_target_for_people() -> None:
    makefile = text_of("Makefile")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"help"}
    assert targets <= set(re.findall(r"make ([a-z]+)", makefile))
