"""shared-address."""

from __future__ import annotations

from diglot.check.rules import shared_address as rule
from tests.builders import entry, findings, told


def shared(*keys: str) -> list[str]:
    return told(findings(rule, *(entry("Text.\n", key=key) for key in keys)))


def test_a_file_and_the_overview_of_a_folder_of_its_name_are_told() -> None:
    assert shared("myths/zeal", "myths/zeal/index") == [
        "en:1: its address is that of myths/zeal.md; rename one of them in all languages"
    ]


def test_names_that_differ_in_capitals_only_are_told_once() -> None:
    assert shared("myths/zeal", "myths/Zeal", "myths/zeals") == [
        "en:1: its address is that of myths/Zeal.md; rename one of them in all languages"
    ]


def test_the_same_name_in_two_folders_or_two_languages_is_fine() -> None:
    assert shared("myths/zeal", "levels/zeal", "index", "myths/index") == []
    assert told(findings(rule, entry("Text.\n"), entry("Texte.\n", locale="fr"))) == []
