"""shared-address."""

from __future__ import annotations

import pytest

from diglot.check.rules import shared_address as rule
from diglot.model.finding import Level
from tests.builders import entry, findings, told


def shared(*places: str, files: tuple[str, ...] = ()) -> list[str]:
    entries = (entry("Text.\n", locale=place[:2], key=place[3:]) for place in places)
    return told(findings(rule, *entries, files=files))


def of(place: str) -> list[str]:
    return [f"en:1: its address is that of content/{place}; rename one of them in all languages"]


def test_a_file_and_the_overview_of_a_folder_of_its_name_are_told() -> None:
    assert shared("en/myths/zeal", "en/myths/zeal/index") == of("en/myths/zeal.md")


def test_names_that_differ_in_capitals_only_are_told_once() -> None:
    assert shared("en/myths/zeal", "en/myths/Zeal", "en/myths/zeals") == of("en/myths/Zeal.md")


def test_a_readme_is_an_overview() -> None:
    assert shared("en/myths/README", "en/myths/index") == of("en/myths/README.md")


def test_names_that_look_the_same_are_told_apart() -> None:
    first, other = "en/myths/cafe\u0301", "en/myths/caf\u00e9"
    name = f"{first}.md, which has the same letters, encoded in another way (NFC, NFD)"
    assert shared(first, other) == of(name)


@pytest.mark.parametrize("folder", ["fr", "FR"])
def test_an_entry_in_a_folder_named_as_another_language_has_the_address_of_that_language(folder: str) -> None:
    assert shared(f"en/{folder}/zeal", "fr/zeal") == of("fr/zeal.md")
    assert shared(f"en/{folder}", "fr/index") == of("fr/index.md")


def test_so_has_one_in_the_place_of_a_notice_that_a_translation_is_missing() -> None:
    kept = "its address is one of Français, where only what lies in content/fr/ is published; rename its folder"
    assert shared("en/fr/zeal", "en/zeal") == [f"en:1: {kept}"]


def test_a_file_that_is_a_page_as_it_is_takes_the_place_of_an_entry() -> None:
    for page in ("zeal/index.html", "zeal.html"):
        assert shared("en/zeal", files=(f"en/{page}",)) == of(f"en/{page}")
        assert shared("en/zeal", "fr/zeal", files=(f"fr/other/{page}",)) == []


@pytest.mark.parametrize(
    ("place", "owner"),
    [
        ("en/search", "the search"),
        ("fr/search/index", "the search"),
        ("en/404", "the page for what there is not"),
        ("fr/feed.xml", "the feed"),
        ("en/sitemap.xml", "the sitemap"),
        ("en/assets/diglot/a", "the files of diglot"),
    ],
)
def test_an_address_that_the_site_needs_for_itself_is_told(place: str, owner: str) -> None:
    told_of = f"{place[:2]}:1: its address is that of {owner}, which the site makes itself; rename it in all languages"
    assert shared(place) == [told_of]


def test_an_entry_in_the_place_of_the_status_page_is_a_warning() -> None:
    (found,) = findings(rule, entry("Text.\n", key="status"))
    assert found.level is Level.WARNING
    assert (
        found.message
        == "its address is that of the status page, which the site is then without; rename it to have both"
    )


@pytest.mark.parametrize(
    "place",
    ["en/terms", "fr/sitemap.xml", "en/myths/search", "en/assets/list", "fr/fr/zeal", "fr/en/zeal", "en/france"],
)
def test_what_nothing_else_has_is_fine(place: str) -> None:
    assert shared(place, "fr/zeal") == []


def test_the_same_name_in_two_folders_or_two_languages_is_fine() -> None:
    assert shared("en/myths/zeal", "en/levels/zeal", "en/index", "en/myths/index") == []
    assert told(findings(rule, entry("Text.\n"), entry("Texte.\n", locale="fr"))) == []
