"""The files of the static search: of the site they lie in, whatever was edited, and replaced while they are served."""

from __future__ import annotations

import json

import pytest

from diglot.publish import publish
from diglot.publish.publish import renew_search
from diglot.publish.static_search import INDEX
from diglot.publish.workshop import Workshop
from tests.publish.test_publish import site
from tests.publish.test_workshop import edit, fresh

TERMS = "concept,en,fr\nzeal,zeal,{}\n"


@pytest.fixture
def workshop(project):
    """One whose site is built, and whose index follows when it is asked to."""
    made = Workshop()
    publish(project.config, workshop=made, warn=lambda _: None)
    made.renews_search = False
    yield made
    made.close()


def index(project):
    return {path: data for path, data in site(project).items() if str(path).startswith(INDEX)}


def rebuild(project, workshop):
    publish(project.config, workshop=workshop, warn=lambda _: None)


EDITS = {
    "a word": lambda project: edit(project, "content/en/myths/zeal.md", "So.", "So it is unheard-of."),
    "a title": lambda project: edit(project, "content/fr/myths/zeal.md", "Le zèle suffit", "L’œuvre"),
    "a heading": lambda project: edit(project, "content/en/myths/zeal.md", "## Why", "## Why and how"),
    "a kind": lambda project: edit(project, "content/en/myths/zeal.md", "kind: myth", "kind: strategy"),
    "a state": lambda project: edit(project, "content/en/myths/zeal.md", "state: reviewed", "state: machine"),
    "a section more": lambda project: edit(
        project, "content/en/myths/zeal.md", "unheard-of.", "unheard-of.\n\n## More\n\nThus."
    ),
    "an entry more": lambda project: project.write("content/en/myths/new.md", "---\ntitle: Brand-new\n---\nText.\n"),
    "an entry less": lambda project: (project.root / "content/fr/myths/zeal.md").unlink(),
    "another name": lambda project: (project.root / "content/en/myths/zeal.md").rename(
        project.root / "content/en/myths/ardour.md"
    ),
    "terms": lambda project: project.write("memory/terms.csv", TERMS.format("zèle")),
    "other terms": lambda project: project.write("memory/terms.csv", TERMS.format("texte")),
    "a label": lambda project: project.configure("{one: Myth, many: Myths}", "{one: Tale, many: Tales}"),
    "a language less": lambda project: [file.unlink() for file in (project.root / "content/fr").rglob("*.md")],
}


def test_after_every_edit_the_index_is_that_of_a_first_build(project, workshop, tmp_path_factory):
    before = index(project)
    assert before
    for name, change in EDITS.items():
        change(project)
        rebuild(project, workshop)
        assert index(project) == before, f"{name}: it waits while somebody edits"
        renew_search(project.config, workshop)
        before = index(project)
        assert site(project) == fresh(project, tmp_path_factory.mktemp("fresh") / "project"), name


def test_an_edit_that_is_undone_leaves_the_index_as_it_was(project, workshop):
    before = index(project)
    edit(project, "content/en/myths/zeal.md", "So.", "Thus.")
    rebuild(project, workshop)
    renew_search(project.config, workshop)
    assert index(project) != before
    edit(project, "content/en/myths/zeal.md", "Thus.", "So.")
    rebuild(project, workshop)
    renew_search(project.config, workshop)
    assert index(project) == before


def test_what_somebody_did_to_the_index_is_put_right(project, workshop):
    before = index(project)
    words = next((project.root / "site" / INDEX).glob("*/en/words/0.json"))
    words.write_text("{}", encoding="utf-8")
    renew_search(project.config, workshop)
    assert index(project) == before


def test_a_site_that_another_process_has_built_meanwhile_keeps_its_own_index(project, workshop):
    edit(project, "content/en/myths/zeal.md", "So.", "Thus.")
    rebuild(project, workshop)
    edit(project, "content/en/myths/zeal.md", "Thus.", "Hence.")
    publish(project.config)
    other = site(project)
    renew_search(project.config, workshop)
    assert site(project) == other


def test_the_index_in_use_is_named_by_what_it_holds(project, workshop):  # noqa: ARG001  # the site is built
    folder = project.root / "site" / INDEX
    named = json.loads((folder / "current.json").read_text(encoding="utf-8"))["generation"]
    assert [path.name for path in folder.iterdir() if path.is_dir()] == [named]
