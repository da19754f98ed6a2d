"""`diglot new` starts an entry in every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from diglot.cli.new import new_command
from diglot.errors import DiglotError

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    return tmp_path


def start(project: Path, *arguments: str) -> str:
    called = [*arguments, "-f", str(project / "mkdocs.yml")]
    return CliRunner().invoke(new_command, called, catch_exceptions=False, standalone_mode=False).output


def test_a_file_is_made_in_every_language_with_the_sections_of_its_kind(project: Path) -> None:
    told = start(project, "myth", "Complaints are bad news", "--title", "fr=Une plainte : une mauvaise nouvelle")
    assert told.split() == [f"content/{code}/myths/complaints-are-bad-news.md" for code in ("en", "fr")]
    french = (project / "content/fr/myths/complaints-are-bad-news.md").read_text(encoding="utf-8")
    assert french.startswith(
        "---\nkind: myth\norder: 3\ntitle: 'Une plainte : une mauvaise nouvelle'\nstate: draft\n---\n"
    )
    assert [line for line in french.split("\n") if line.startswith("## ")] == [
        "## Ce que l’on croit",
        "## Pourquoi cela échoue",
        "## Ce qui marche",
    ]


def test_an_entry_that_exists_is_never_overwritten(project: Path) -> None:
    before = (project / "content/fr/myths/more-staff.md").read_text(encoding="utf-8")
    with pytest.raises(DiglotError, match=r"content/en/myths/more-staff\.md: exists already"):
        start(project, "myth", "More staff")
    assert (project / "content/fr/myths/more-staff.md").read_text(encoding="utf-8") == before


def test_a_slip_in_the_kind_is_told_with_the_nearest_one(project: Path) -> None:
    with pytest.raises(DiglotError, match="mith: no such kind; did you mean myth"):
        start(project, "mith", "Anything")


@pytest.mark.parametrize("title", ["***", "..", "/"])
def test_a_title_without_letters_makes_no_file(project: Path, title: str) -> None:
    with pytest.raises(DiglotError, match="needs letters or digits"):
        start(project, "myth", title)


def test_a_title_cannot_lead_out_of_the_folder_or_break_the_front_matter(project: Path) -> None:
    told = start(project, "myth", '../../evil: "x" # y')
    assert told.split()[0] == "content/en/myths/evil-x-y.md"
    english = (project / told.split()[0]).read_text(encoding="utf-8")
    assert "title: '../../evil: \"x\" # y'" in english


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Au cœur de l’accueil", "au-coeur-de-l-accueil"),
        ("Index", "index-entry"),
        (60 * "Better ", "better-better-better-better-better-better-better-better"),
        (300 * "a", 60 * "a"),
    ],
    ids=["French letters", "the overview of a folder", "long", "longer than a disk takes"],
)
def test_a_file_is_named_as_ingest_names_it(project: Path, title: str, name: str) -> None:
    assert start(project, "myth", title).split()[0] == f"content/en/myths/{name}.md"


def test_a_title_stands_on_one_line_with_its_no_break_spaces(project: Path) -> None:
    start(project, "myth", " More\n people ", "--title", "fr= Plus  de monde\u00a0? ")
    paths = [project / f"content/{code}/myths/more-people.md" for code in ("en", "fr")]
    titles = [path.read_text(encoding="utf-8").splitlines()[3] for path in paths]
    assert titles == ["title: More people", "title: Plus de monde\u00a0?"]


def test_where_one_language_cannot_be_written_no_file_is_made(project: Path) -> None:
    shutil.rmtree(project / "content/fr/myths")
    (project / "content/fr/myths").write_text("in the way")
    with pytest.raises(DiglotError, match=r"complaints\.md: cannot be written"):
        start(project, "myth", "Complaints")
    assert not (project / "content/en/myths/complaints.md").exists()
