"""A site that stands as a build would make it is not built again; anything that it is made of has it built anew."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from mkdocs.structure.pages import Page

from diglot.errors import DiglotError
from diglot.publish import facing, publish
from diglot.publish.workshop import Workshop
from diglot.store import made_by
from tests.publish.test_publish import site
from tests.publish.test_workshop import edit, fresh

TERMS = "concept,en,en_definition,fr,fr_definition\nzeal,zeal,Too much.,zèle,Trop.\n"


def stands(project) -> bool:
    """Publish as a new process does; whether the site was left as it was."""
    workshop = Workshop(builds_again=False)
    publish(project.config, workshop=workshop, warn=lambda _: None)
    return workshop.stands


@pytest.fixture
def built_twice(project, tmp_path_factory):
    """Change the project, publish it, and see that the site is built anew, right, and stands from then on."""
    project.write("memory/terms.csv", TERMS)
    publish(project.config, warn=lambda _: None)
    folder = tmp_path_factory.mktemp("fresh") / "project"

    def see(*, anew: bool = True) -> None:
        assert stands(project) is not anew
        assert site(project) == fresh(project, folder)
        assert stands(project)

    return see


def test_a_site_of_which_nothing_has_changed_is_left_alone(project, built_twice):
    before = (project.root / "site").stat().st_ino
    built_twice(anew=False)
    assert (project.root / "site").stat().st_ino == before


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/en/myths/zeal.md", "So.", "So it is."),
        ("content/fr/myths/zeal.md", "title: Le zèle suffit", "title: Le zèle"),
        ("memory/terms.csv", "Too much.", "Far too much."),
        ("mkdocs.yml", "site_name: Handbook", "site_name: Our handbook"),
        ("mkdocs.yml", "labels: {en: {one: Myth", "labels: {en: {one: Belief"),
        ("mkdocs.yml", "permalink: true", "permalink: false"),
    ],
)
def test_what_it_is_made_of_has_changed(project, built_twice, path, old, new):
    edit(project, path, old, new)
    built_twice()
    edit(project, path, new, old)
    built_twice()


def test_an_entry_an_image_or_an_agreement_comes_and_goes(project, built_twice):
    unit = {"source": "So.", "target": "Ainsi.", "origin": "human", "agreed_on": "2026-11-23", "by": "Customer care"}
    for path, text in {
        "content/en/myths/new.md": "---\nkind: myth\norder: 3\ntitle: New\n---\nText.\n",
        "content/en/a.svg": "<svg/>",
        "memory/en-fr/myths/zeal.jsonl": json.dumps(unit) + "\n",
    }.items():
        project.write(path, text)
        built_twice()
        (project.root / path).unlink()
        built_twice()


def test_a_template_of_the_project_changes(project, built_twice):
    project.configure("theme: {name: material,", "theme: {name: material, custom_dir: overrides,")
    shown = '{% extends "base.html" %}{% block footer %}One{% endblock %}'
    project.write("overrides/main.html", shown)
    built_twice()
    project.write("overrides/main.html", shown.replace("One", "Two"))
    built_twice()


def test_the_views_change(project, built_twice):
    project.configure("  - diglot:\n", "  - diglot:\n      views: views.csv\n")
    built_twice()
    project.write("views.csv", "myths/zeal,9\n")
    built_twice()


def test_the_day_of_the_build_is_in_no_file(built_twice, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    built_twice(anew=False)


def test_a_value_from_the_environment_changes(project, built_twice, monkeypatch):
    project.configure("site_name: Handbook", "site_name: !ENV [NAME_OF_THE_SITE, Handbook]")
    built_twice()
    monkeypatch.setenv("NAME_OF_THE_SITE", "Another")
    built_twice()
    assert "Another" in project.html("")


@pytest.mark.usefixtures("built_twice")
def test_git_has_other_dates(project):
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=project.root, check=True, capture_output=True)

    git("init")
    git("add", "content")
    assert stands(project)
    git("commit", "-m", "All of it", "--date", "2024-05-06T07:08:09")
    assert not stands(project)
    assert stands(project)


def test_another_version_of_the_code_or_a_library_builds_anew(project, built_twice, monkeypatch):
    library = project.root / "libraries/other-1.0.dist-info"
    monkeypatch.syspath_prepend(library.parent)
    for version in (library, library.with_name("other-2.0.dist-info")):
        version.mkdir(parents=True)
        built_twice()
        version.rmdir()
    code = project.root / "diglot/__init__.py"
    project.write("diglot/__init__.py", "ONE = 1\n")
    monkeypatch.setattr(made_by.diglot, "__file__", str(code))
    monkeypatch.setattr(facing.diglot, "__file__", str(code))
    assert not stands(project)
    assert stands(project)
    code.write_text("ONE = 12\n", encoding="utf-8")
    assert not stands(project)


@pytest.mark.parametrize("path", ["index.html", "fr/404.html", "assets/diglot/index/current.json"])
def test_what_somebody_did_to_the_site_is_mended(project, built_twice, path):
    file = project.root / "site" / path
    about = file.stat()
    data = file.read_bytes()
    file.write_bytes(b"!" + data[1:])
    subprocess.run(["touch", "-d", f"@{about.st_mtime}", str(file)], check=True)
    built_twice()
    file.unlink()
    built_twice()
    file.with_name("mine.html").write_text("mine", encoding="utf-8")
    built_twice()
    assert not file.with_name("mine.html").exists()
    shutil.rmtree(project.root / "site")
    built_twice()


def test_hidden_files_of_the_site_are_the_teams(project):
    publish(project.config, warn=lambda _: None)
    project.write("site/.nojekyll", "")
    project.write("site/.git/HEAD", "one")
    assert stands(project)


@pytest.mark.parametrize("damaged", ["", "no digest\n{}", "[]", "0" * 32 + "\n[" * 99])
def test_a_record_that_is_damaged_or_gone_is_made_anew(project, built_twice, damaged):
    record = project.root / ".diglot/site.json"
    record.write_text(damaged, encoding="utf-8")
    built_twice()
    record.write_text(record.read_text(encoding="utf-8").replace("materials", "material"), encoding="utf-8")
    built_twice()
    record.unlink()
    built_twice()
    shutil.rmtree(project.root / ".diglot")
    built_twice()


def test_a_file_that_changes_while_the_site_is_built_has_it_built_again(project, monkeypatch):
    validate = Page.validate_anchor_links  # when every page is written

    def edited(*arguments: object, **named: object) -> None:
        project.write("content/en/myths/zeal.md", "---\nkind: myth\norder: 1\ntitle: Zeal\n---\nOther.\n")
        validate(*arguments, **named)

    monkeypatch.setattr(Page, "validate_anchor_links", edited)
    assert not stands(project)
    monkeypatch.undo()
    assert not stands(project)
    assert "Other." in project.html("myths/zeal")
    assert stands(project)


def test_what_is_wrong_is_told_again_and_stays_an_error_where_it_is_one(project):
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: T\n---\nSee [it](gone.md), [that](zeal.md#no).\n")
    told = [[], []]
    for lines in told:
        publish(project.config, warn=lines.append)
    assert told[0]
    assert told[0] == told[1]
    with pytest.raises(DiglotError, match=r"gone\.md"):
        publish(project.config, strict=True)


def test_what_may_read_other_files_is_built_each_time(project):
    project.configure("[{toc: {permalink: true}}]", "[{toc: {permalink: true}}, pymdownx.snippets]")
    assert not stands(project)
    assert not stands(project)


def test_a_function_that_mkdocs_yml_names_may_be_another_the_next_time(project):
    assert not stands(project)
    project.configure("permalink: true", "permalink: true, slugify: !!python/name:markdown.extensions.toc.slugify ''")
    assert not stands(project)
    assert stands(project)
    project.configure("markdown.extensions.toc.slugify", "tests.publish.test_standing.slug")
    assert not stands(project)
    assert not stands(project)


def slug(value: str, separator: str) -> str:
    return value.lower().replace(" ", separator)
