"""The status page, status.json and `diglot status` tell the same."""

from __future__ import annotations

import json

import pytest
from lxml import html as reader

from diglot.check.status import status
from diglot.check.status_record import status_record
from diglot.errors import DiglotError
from diglot.markdown import segments
from diglot.publish import publish
from diglot.publish.cataloguing import catalogue_of
from diglot.publish.status_page import status_page
from diglot.publish.statuses import statuses
from diglot.store.agreements import agreement_path
from diglot.store.corpus import read_corpus
from diglot.store.moves import Agreements

from .conftest import make_project


def agree(project, key: str, english: str, french: str, day: str) -> None:
    path = agreement_path(project.root / "memory", "en", "fr", key)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        unit = {"source": english, "target": french, "origin": "human", "agreed_on": day, "by": "A"}
        file.write(json.dumps(unit, ensure_ascii=False) + "\n")


@pytest.fixture(scope="module")
def uneven(tmp_path_factory):
    """Ask is out of date in French, Zeal is missing there, Age is a machine's in both, the overviews are approved."""
    project = make_project(tmp_path_factory.mktemp("uneven"))
    (project.root / "content/fr/myths/zeal.md").unlink()
    for key, entries in corpus_of(project).by_key.items():
        if key.endswith("index"):
            for english, french in zip(segments(entries["en"]), segments(entries["fr"]), strict=True):
                agree(project, key, english.text, french.text, "2026-05-02")
    agree(project, "strategies/ask", "Ask", "Demander", "2026-05-03")
    agree(project, "strategies/ask", "Ask first.", "Demander d’abord.", "2026-05-03")
    agree(project, "strategies/ask", "Something else was said here.", "Texte.", "2026-05-03")
    publish(project.config, warn=lambda _: None)
    return project


def corpus_of(project):
    config = project.config
    return read_corpus(config.content, config.locales, config.kinds, root=config.root)


@pytest.mark.parametrize(
    ("address", "figures"),
    [
        ("status", [("8", "In step"), ("1", "Out of date"), ("1", "Missing"), ("2", "Not reviewed")]),
        ("fr/status", [("8", "À jour"), ("1", "À mettre à jour"), ("1", "Manquant"), ("2", "Non relu")]),
    ],
)
def test_four_numbers_lead_to_what_they_count(uneven, address, figures):
    page = reader.document_fromstring(uneven.html(address))
    shown = [
        (
            one.find_class("diglot-figure__count")[0].text,
            one.find_class("diglot-figure__name")[0].text_content().strip(),
        )
        for one in page.find_class("diglot-figure")
    ]
    assert shown == figures
    for one in page.find_class("diglot-figure"):
        assert page.get_element_by_id(one.get("href").removeprefix("#")) is not None


def test_the_work_list_says_what_where_and_since_when(uneven):
    page = reader.document_fromstring(uneven.html("fr/status"))
    tasks = [" ".join(one.text_content().split()) for one in page.xpath("//ol[@class='diglot-tasks']/li")]
    assert tasks == [
        "Demander Français · Segments à mettre à jour : 1 sur 3, depuis le 3 mai 2026",
        "Zeal is enough Français · Manquant, depuis le 20 novembre 2026",
        "Âge & rang English · Traduction automatique, non relue",
        "Âge & rang Français · Traduction automatique, non relue",
    ]
    assert page.xpath("//ol[@class='diglot-tasks']//a[text()='Zeal is enough']/@lang") == ["en"]


def test_every_entry_stands_in_the_table_in_words(uneven):
    page = reader.document_fromstring(uneven.html("status"))
    rows = {
        " ".join(row.find("th").text_content().split()): [
            " ".join(cell.text_content().split()) for cell in row.findall("td")
        ]
        for row in page.xpath("//table[@class='diglot-matrix']/tbody/tr")
    }
    assert len(rows) == 6
    assert rows["Ask"] == ["In step", "Segments to bring into step: 1 of 3"]
    assert rows["Zeal is enough"] == ["In step", "Missing"]
    assert rows["Age & rank"] == ["Machine translation, not reviewed"] * 2


def test_the_json_beside_it_is_that_of_the_command_with_addresses(uneven):
    config, corpus = uneven.config, corpus_of(uneven)
    told = json.loads(uneven.html("status.json"))
    found = status(corpus, locales=config.locales, agreed=Agreements(config.memory, corpus, config.root))
    addresses = {}
    for entry in told["entries"]:
        entry.pop("agreed_on")
        for code, one in entry["locales"].items():
            addresses[entry["key"], code] = (one.pop("address"), one.pop("title"))
    assert told == status_record(found, config.locales)
    assert addresses["myths/zeal", "fr"] == (None, None)
    assert addresses["myths/age", "fr"] == ("fr/myths/age/", "Âge & rang")


def test_what_readers_look_at_comes_first(uneven):
    config = uneven.config
    uneven.write("views.csv", "page,views\n/fr/myths/age/,900\nmyths/zeal/,20\n/myths/age/,1\n")
    uneven.configure("      kinds:", "      views: views.csv\n      kinds:")
    try:
        page = status_page(catalogue_of(uneven.config, corpus_of(uneven)), config.locales[0])
    finally:
        uneven.configure("      views: views.csv\n", "")
    assert [task.row.title for task in page.tasks] == ["Age & rank", "Age & rank", "Zeal is enough", "Ask"]


def test_what_nobody_has_approved_is_not_reviewed_unless_it_says_so(project):
    project.write("content/fr/strategies/ask.md", "---\norder: 1\nstate: reviewed\n---\n# Demander\n\nTexte.\n")
    page = status_page(catalogue_of(project.config, corpus_of(project)), project.config.locales[0])
    said = {row.title: [cell.said for cell in row.cells] for row in page.rows}
    assert said["Our handbook"] == ["In step", "Not reviewed"]
    assert said["Ask"] == ["In step", "In step"]


def test_a_line_that_is_no_view_is_told(project):
    project.write("views.csv", "page,views\nmyths/zeal/,often\n")
    project.configure("      kinds:", "      views: views.csv\n      kinds:")
    with pytest.raises(DiglotError, match=r"views\.csv:2: expected an address and a number"):
        publish(project.config)


def test_what_is_remembered_of_the_status_is_never_stale(project):
    config = project.config

    def changed() -> int:
        found = {one.key: one for one in statuses(config, corpus_of(project))}
        return found["strategies/ask"].locales["fr"].changed

    for pair in (("Ask", "Demander"), ("Ask first.", "Demander d’abord."), ("Text.", "Texte.")):
        agree(project, "strategies/ask", *pair, "2026-05-03")
    assert changed() == changed() == 0
    path = project.root / "content/en/strategies/ask.md"
    project.write("content/en/strategies/ask.md", path.read_text(encoding="utf-8") + "\nA sentence more.\n")
    assert changed() == 1
    agree(project, "strategies/ask", "A sentence more.", "", "2026-05-04")
    assert changed() == 0
    (config.cache / "status.json").write_text('{"strategies/ask": 3}', encoding="utf-8")
    assert changed() == 0


def test_that_nothing_was_agreed_on_is_remembered_until_something_is(project):
    def changed() -> int:
        found = {one.key: one for one in statuses(project.config, corpus_of(project))}
        return found["strategies/ask"].locales["fr"].changed

    path = project.root / "content/en/strategies/ask.md"
    project.write("content/en/strategies/ask.md", path.read_text(encoding="utf-8") + "\nA sentence more.\n")
    assert changed() == changed() == 0
    for pair in (("Ask", "Demander"), ("Ask first.", "Demander d’abord."), ("Text.", "Texte.")):
        agree(project, "strategies/ask", *pair, "2026-05-03")
    assert changed() == 1


def test_an_entry_that_is_hidden_everywhere_is_not_listed(project):
    project.configure("          folder: myths\n", "          folder: myths\n          publish: hide\n")
    project.write("content/en/myths/age.md", "---\nkind: myth\norder: 2\ntitle: Secret\nstate: draft\n---\nT.\n")
    publish(project.config, warn=lambda _: None)
    assert "Secret" not in project.html("status") + project.html("status.json") + project.html("llms.txt")
