"""What is published of an entry, in which language, and what is told of what is not."""

from __future__ import annotations

import re

import pytest

from diglot.model.entry import State
from diglot.model.kind import Kind, Publish
from diglot.model.status import EntryStatus, LocaleStatus, Status
from diglot.publish import publish
from diglot.publish.policy import release
from tests.builders import LOCALES, corpus, entry

KEY = "myths/zeal"
DONE, MACHINE, DRAFT = (LocaleStatus(Status.DONE, state) for state in (State.REVIEWED, State.MACHINE, State.DRAFT))
OLD = LocaleStatus(Status.OUTDATED, State.REVIEWED, 5, 2)
NONE = LocaleStatus(Status.MISSING)


def published(policy: Publish, english: LocaleStatus, french: LocaleStatus):
    there = [code for code, one in (("en", english), ("fr", french)) if one.status is not Status.MISSING]
    return release(
        corpus(*(entry("Text.\n", key=KEY, locale=code) for code in there)),
        locales=LOCALES,
        kinds=[Kind("myth", "myths", publish=policy)],
        statuses=[EntryStatus(KEY, "myth", "Zeal", {"en": english, "fr": french})],
    )


@pytest.mark.parametrize(
    ("policy", "english", "french", "shown"),
    [
        (Publish.TOGETHER, DONE, DONE, "en fr"),
        (Publish.TOGETHER, DONE, DRAFT, "en fr"),
        (Publish.TOGETHER, DONE, NONE, ""),
        (Publish.TOGETHER, DONE, MACHINE, ""),
        (Publish.TOGETHER, OLD, DONE, ""),
        (Publish.SOURCE_FIRST, DONE, NONE, "en en"),
        (Publish.SOURCE_FIRST, DONE, MACHINE, "en en"),
        (Publish.SOURCE_FIRST, DONE, OLD, "en fr"),
        (Publish.SOURCE_FIRST, MACHINE, DONE, "fr fr"),
        (Publish.SOURCE_FIRST, NONE, DRAFT, "fr fr"),
        (Publish.SOURCE_FIRST, MACHINE, MACHINE, "en en"),
        (Publish.MACHINE_LABELLED, DONE, MACHINE, "en fr"),
        (Publish.MACHINE_LABELLED, NONE, MACHINE, "fr fr"),
        (Publish.MACHINE_LABELLED, DONE, NONE, "en en"),
        (Publish.HIDE, DONE, DONE, "en fr"),
        (Publish.HIDE, DONE, MACHINE, "en"),
        (Publish.HIDE, DONE, NONE, "en"),
        (Publish.HIDE, DRAFT, OLD, "fr"),
        (Publish.HIDE, DRAFT, DRAFT, ""),
    ],
)
def test_a_policy_decides_which_text_each_page_shows(policy, english, french, shown):
    texts = published(policy, english, french).shown.get(KEY, {})
    assert " ".join(texts[code] for code in ("en", "fr") if code in texts) == shown


@pytest.mark.parametrize(
    ("policy", "english", "french", "told"),
    [
        (
            Publish.TOGETHER,
            DONE,
            OLD,
            [
                f"{KEY}: not published in {name} (together): Français is out of date (2 segments to bring into step)"
                for name in ("English", "Français")
            ],
        ),
        (Publish.TOGETHER, NONE, DONE, [f"{KEY}: not published in Français (together): English is missing"]),
        (
            Publish.SOURCE_FIRST,
            DONE,
            MACHINE,
            [f"{KEY}: English in the place of Français (source-first): a machine translation that nobody has reviewed"],
        ),
        (Publish.HIDE, DRAFT, DONE, [f"{KEY}: not published in English (hide): a draft, not reviewed"]),
        (Publish.MACHINE_LABELLED, DONE, MACHINE, []),
    ],
)
def test_what_is_held_back_is_told_with_policy_and_reason(policy, english, french, told):
    assert [str(held) for held in published(policy, english, french).held] == told


@pytest.fixture(scope="module")
def held_back(tmp_path_factory):
    """A project in which Zeal waits everywhere, Age in French, and Ask is shown in the other language both ways."""
    from .conftest import make_project  # noqa: PLC0415  # beside its fixtures

    project = make_project(tmp_path_factory.mktemp("held"))
    project.configure("          folder: myths\n", "          folder: myths\n          publish: hide\n")
    project.configure(
        "          folder: strategies\n", "          folder: strategies\n          publish: source-first\n"
    )
    head = "---\nkind: {}\norder: {}\ntitle: {}\nsummary: S\nstate: {}\n---\n"
    for code, title in (("en", "Zeal is enough"), ("fr", "Le zèle suffit")):
        project.write(f"content/{code}/myths/zeal.md", head.format("myth", 1, title, "draft") + "Waits.\n")
    project.write("content/en/myths/age.md", head.format("myth", 2, "Age", "reviewed") + "See [zeal](zeal.md#why).\n")
    project.write("content/fr/myths/age.md", head.format("myth", 2, "Âge", "machine") + "Texte.\n")
    project.write("content/fr/strategies/ask.md", head.format("strategy", 5, "Demander", "machine") + "Texte.\n")
    listen = "## Écouter <i>bien</i>\n\n[Demander](ask.md), [les idées](../myths/index.md).\n"
    project.write("content/fr/strategies/listen.md", head.format("strategy", 6, "Écouter", "reviewed") + listen)
    said: list[str] = []
    publish(project.config, warn=said.append)
    assert said == []
    return project


def test_what_waits_has_no_page_and_nothing_leads_to_it(held_back):
    site = held_back.root / "site"
    assert not (site / "myths/zeal").exists()
    assert not (site / "fr/myths").joinpath("zeal").exists()
    assert not (site / "fr/myths/age").exists()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "zeal/" not in text, path
        assert "Zeal is" not in text, path
        assert not (path.is_relative_to(site / "fr") and re.search('"[^"]*age/"', text)), path
    for path in (*site.rglob("*.xml"), *site.rglob("*.txt"), *site.rglob("*.json")):
        text = path.read_text(encoding="utf-8").lower()
        assert "zeal/" not in text, path
        assert "zeal is" not in text, path


def test_a_link_to_what_waits_is_its_text(held_back):
    assert "See <span>zeal</span>." in held_back.html("myths/age")


def test_a_translation_that_waits_is_no_counterpart(held_back):
    text = held_back.html("myths/age")
    assert 'hreflang="fr" href="' not in text
    assert "fr/myths/age" not in text
    assert '<a href="../../fr/" hreflang="fr"' in text


@pytest.mark.parametrize(
    ("address", "lang", "notice", "home"),
    [
        (
            "fr/strategies/ask",
            "en",
            "Ce texte n’est pas encore disponible en français. Voici sa version en anglais.",
            "strategies/ask/",
        ),
        (
            "strategies/listen",
            "fr",
            "This text is not available in English yet. What follows is in French.",
            "fr/strategies/listen/",
        ),
    ],
)
def test_what_a_language_lacks_is_shown_in_the_other_in_its_own_language(held_back, address, lang, notice, home):
    text = held_back.html(address)
    here = "fr" if address.startswith("fr") else "en"
    assert f'<html lang="{here}"' in text
    assert notice in text
    article = text.partition(f'<div class="diglot-standin" lang="{lang}">')[2]
    assert "<h1" not in article
    assert len(re.findall(f'<h1(?: id="diglot-content")? lang="{lang}">', text)) == 1
    assert f'<link rel="canonical" href="https://intranet.example/care/handbook/{home}">' in text
    assert "hreflang" not in re.sub(r"<a [^>]*>", "", text)


def test_links_of_a_text_that_stands_in_stay_on_the_readers_side(held_back):
    assert '<a href="../ask/">Demander</a>, <a href="../../myths/">' in held_back.html("strategies/listen")


def test_a_card_of_a_text_in_another_language_says_so(held_back):
    assert '<a href="strategies/listen/" lang="fr">Écouter</a>' in held_back.html("")


def test_without_fallback_a_missing_translation_has_no_page(project):
    (project.root / "content/fr/myths/zeal.md").unlink()
    project.configure("docs_structure: folder", "docs_structure: folder\n      fallback_to_default: false")
    publish(project.config, warn=lambda _: None)
    assert not (project.root / "site/fr/myths/zeal").exists()
    assert "zeal" not in project.html("fr/myths")


def test_a_navigation_that_mkdocs_yml_holds_leads_to_nothing_that_waits(project):
    project.configure("          folder: myths\n", "          folder: myths\n          publish: hide\n")
    project.configure("plugins:\n", "nav:\n  - index.md\n  - All: [myths/zeal.md, myths/age.md]\nplugins:\n")
    publish(project.config, warn=lambda _: None)
    assert "myths/zeal/" in project.html("")
    assert "myths/age" not in project.html("")
