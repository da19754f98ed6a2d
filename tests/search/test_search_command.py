from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from diglot.cli.search import search_command
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.search.documents import documents
from diglot.search.whoosh_index import build_index
from diglot.store.corpus import read_corpus

CONFIGURATION = """
site_name: Test
docs_dir: content
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - diglot:
      kinds: {}
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for code, title in (("en", "Complaints"), ("fr", "Réclamations")):
        folder = tmp_path / "content" / code
        folder.mkdir(parents=True)
        folder.joinpath("complaints.md").write_text(f"---\ntitle: {title}\n---\n\n## Service\n\nSome text.\n", "utf-8")
    config = load_config(tmp_path / "mkdocs.yml")
    corpus = read_corpus(config.content, config.locales)
    build_index(documents(corpus, config.locales), config.search_index)
    return tmp_path / "mkdocs.yml"


def search(project, *arguments):
    result = CliRunner().invoke(search_command, [*arguments, "-f", str(project)], standalone_mode=False)
    if result.exception:
        raise result.exception
    assert not result.return_value
    return result.output


def test_entries_are_shown_with_both_titles_and_their_address(project):
    told = search(project, "reclamation", "--lang", "fr")
    assert "Réclamations" in told
    assert "English: Complaints" in told
    assert "/fr/complaints/" in told


def test_a_correction_is_told(project):
    assert "Looked for réclamations instead of reclamtions" in search(project, "reclamtions")


def test_json_is_for_other_programs(project):
    found = json.loads(search(project, "service", "--lang", "fr", "--format", "json"))
    assert found["total"] == 1
    assert found["hits"][0]["address"] == "fr/complaints/#service"
    assert found["hits"][0]["titles"] == {"en": "Complaints", "fr": "Réclamations"}


def test_nothing_found_is_said_and_no_mistake(project):
    assert "Nothing found for “xyzzy”" in search(project, "xyzzy")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["  "], "QUERY: empty; what are you looking for?"),
        (["service", "--lang", "de"], "--lang de: expected one of en, fr"),
    ],
)
def test_mistakes_are_one_line(project, arguments, line):
    with pytest.raises(DiglotError, match=line.replace("?", r"\?")):
        search(project, *arguments)


def test_without_an_index_the_remedy_is_named(project):
    (project.parent / ".diglot" / "search" / "current").unlink()
    with pytest.raises(DiglotError, match="diglot build"):
        search(project, "service")


def test_what_was_asked_in_vain_is_reported_by_language_most_asked_first(project):
    config = load_config(project)
    config.unanswered.parent.mkdir(parents=True, exist_ok=True)
    asked = ["fr\tgaranties", "en\tprices", *3 * ["en\twarranty"], *2 * ["fr\tgaranties"], *2 * ["en\tspare parts"]]
    config.unanswered.write_text("\n".join(asked) + "\n", encoding="utf-8")
    told = search(project, "--report")
    assert told.splitlines()[-5:] == [
        "en: asked in vain",
        "     3 warranty",
        "     2 spare parts",
        "fr: asked in vain",
        "     3 garanties",
    ]
    counted = json.loads(search(project, "--report", "--format", "json"))
    assert counted["fr"] == [{"query": "garanties", "count": 3}]
    with pytest.raises(DiglotError, match="--report is on all questions; ask none"):
        search(project, "warranty", "--report")
