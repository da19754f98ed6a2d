"""A site that is built again and again: byte for byte what a first build makes, whatever was edited."""

from __future__ import annotations

import random
import shutil
import subprocess

import pytest

from diglot.errors import DiglotError
from diglot.publish import publish
from diglot.publish.workshop import Workshop
from tests.publish.conftest import make_project
from tests.publish.test_publish import site


def fresh(project, folder):
    """The site that a first build makes of the same content."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.root, folder, ignore=shutil.ignore_patterns("site", ".diglot"), symlinks=True)
    copy = type(project)(folder)
    publish(copy.config, warn=lambda _: None)
    return site(copy)


@pytest.fixture
def workshop():
    made = Workshop()
    yield made
    made.close()


@pytest.fixture
def again(project, workshop, tmp_path_factory):
    """Build once more, see that nothing is stale, and return how many pages were made for it."""
    folder = tmp_path_factory.mktemp("fresh") / "project"

    def build() -> int:
        publish(project.config, workshop=workshop, warn=lambda _: None)
        assert site(project) == fresh(project, folder)
        return workshop.press.made if workshop.press else -1

    build()
    return build


def edit(project, path, old, new):
    text = (project.root / path).read_text(encoding="utf-8")
    assert old in text
    project.write(path, text.replace(old, new, 1))


def test_a_press_builds_what_mkdocs_builds(project):
    publish(project.config)
    pressed = site(project)
    result = project.mkdocs("build")
    assert result.returncode == 0, result.stderr
    assert site(project) == pressed


def test_a_site_that_has_not_changed_is_not_made_again(again):
    assert again() == 0


def test_one_paragraph_changes_one_page(project, again):
    edit(project, "content/en/myths/zeal.md", "So.", "So it is.")
    assert again() == 2  # the other language shows it beside its own
    assert "So it is." in project.html("myths/zeal")


def test_a_title_changes_wherever_it_is_shown(project, again):
    edit(project, "content/fr/myths/zeal.md", "Le zèle suffit", "Le zèle <suffit>")
    assert again() > 3
    assert "Le zèle &lt;suffit&gt;" in project.html("fr/myths")


def test_a_new_entry_a_renamed_one_and_a_removed_one_leave_nothing_behind(project, again):
    project.write("content/en/myths/new.md", "---\nkind: myth\norder: 3\ntitle: New\n---\nText.\n")
    again()
    (project.root / "content/en/myths/new.md").rename(project.root / "content/en/myths/other.md")
    again()
    assert not (project.root / "site/myths/new").exists()
    (project.root / "content/en/myths/other.md").unlink()
    again()
    assert not (project.root / "site/fr/myths/other").exists()


def test_a_link_is_followed_to_where_its_entry_has_gone(project, again):
    (project.root / "content/en/strategies/ask.md").rename(project.root / "content/en/strategies/question.md")
    again()
    assert "strategies/ask.md" in project.html("myths/zeal")
    (project.root / "content/en/strategies/question.md").rename(project.root / "content/en/strategies/ask.md")
    again()
    assert 'href="../../strategies/ask/"' in project.html("myths/zeal")


def test_what_is_wrong_with_a_page_is_told_each_time(project, workshop):
    project.write("content/en/myths/age.md", "---\norder: 2\ntitle: T\n---\nSee [it](gone.md), [that](zeal.md#no).\n")
    told = [[], []]
    for lines in told:
        publish(project.config, workshop=workshop, warn=lines.append)
    assert told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("site_name: Handbook", "site_name: Our handbook"),
        ("one: Myth,", "one: Belief,"),
        ("permalink: true", "permalink: false"),
        ("site_url: https://intranet.example/care/handbook/", "site_url: https://intranet.example/"),
        ("navigation.footer, ", ""),
    ],
)
def test_a_changed_configuration_reaches_every_page(project, again, old, new):
    project.configure(old, new)
    again()


def test_a_template_of_the_project_may_show_anything(project, again):
    project.configure("theme: {name: material,", "theme: {name: material, custom_dir: overrides,")
    shown = '{% extends "base.html" %}{% block footer %}{% for p in nav.pages %}{{ p.title }}{% endfor %}{% endblock %}'
    project.write("overrides/main.html", shown)
    again()
    edit(project, "content/en/myths/zeal.md", "Zeal is enough", "Zeal")
    again()
    project.write("overrides/main.html", shown.replace("footer", "header"))
    again()


def test_an_image_that_changes_is_copied_again_and_one_that_is_gone_goes(project, again):
    project.write("content/en/a.svg", "<svg/>")
    again()
    project.write("content/en/a.svg", "<svg></svg>")
    again()
    (project.root / "content/en/a.svg").unlink()
    again()
    assert not (project.root / "site/a.svg").exists()


def test_a_plugin_nobody_knows_has_mkdocs_build_the_site(project, again):
    project.write("hook.py", "def on_post_page(output, **_):\n    return output + '<!-- hooked -->'\n")
    project.configure("docs_dir:", "hooks: [hook.py]\ndocs_dir:")
    assert again() == -1
    assert "hooked" in project.html("")
    project.configure("hooks: [hook.py]\n", "")
    again()
    assert "hooked" not in project.html("")


def test_a_build_that_fails_leaves_the_old_site_and_the_next_one_is_right(project, workshop, tmp_path_factory):
    publish(project.config, workshop=workshop)
    before = site(project)
    edit(project, "content/en/myths/zeal.md", "So.", "So it is.")
    project.write("content/fr/myths/age.md", "---\norder: [2\n---\n")
    with pytest.raises(DiglotError):
        publish(project.config, workshop=workshop)
    assert site(project) == before
    project.write("content/fr/myths/age.md", "---\norder: 2\ntitle: Âge\n---\nTexte.\n")
    publish(project.config, workshop=workshop)
    assert site(project) == fresh(project, tmp_path_factory.mktemp("fresh") / "project")


def test_what_somebody_did_to_the_site_or_the_cache_is_mended(project, again):
    (project.root / "site/myths/zeal/index.html").write_text("mine", encoding="utf-8")
    again()
    (project.root / "site/myths/zeal/index.html").unlink()
    again()
    shutil.rmtree(project.root / ".diglot")
    again()
    publish(project.config)  # another process, for all the workshop knows
    again()
    shutil.rmtree(project.root / "site")
    again()


def test_hidden_files_of_the_site_stay_through_every_build(project, workshop):
    publish(project.config, workshop=workshop)
    project.write("site/.git/HEAD", "one")
    publish(project.config, workshop=workshop)
    project.write("site/.git/HEAD", "two")
    publish(project.config, workshop=workshop)
    assert (project.root / "site/.git/HEAD").read_text(encoding="utf-8") == "two"


def test_a_workshop_that_closes_leaves_nothing_but_the_site(project):
    workshop = Workshop()
    publish(project.config, workshop=workshop)
    publish(project.config, workshop=workshop)
    workshop.close()
    assert sorted(path.name for path in (project.root / ".diglot").iterdir() if path.suffix != ".json") == [
        "publish.lock"
    ]


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_stale_after_any_edits(tmp_path, workshop, seed):
    project = make_project(tmp_path / "project")
    draw = random.Random(seed)
    for number in range(8):
        for _ in range(draw.randint(1, 3)):
            change(project, draw, number)
        publish(project.config, workshop=workshop, warn=lambda _: None)
        assert site(project) == fresh(project, tmp_path / "fresh")


def change(project, draw, number):
    """One edit of the kinds that editors make."""
    files = sorted((project.root / "content").rglob("*.md"))
    file = draw.choice(files)
    text = file.read_text(encoding="utf-8")
    match draw.randrange(8):
        case 0:
            file.write_text(text + f"\nMore {number}, see [zeal](../myths/zeal.md).\n", encoding="utf-8")
        case 1:
            file.write_text(text.replace("title: ", f"title: {number} ", 1), encoding="utf-8")
        case 2:
            file.write_text(text.replace("summary: ", f"summary: {number} ", 1), encoding="utf-8")
        case 3:
            file.with_stem(f"{file.stem}-{number}").write_text(
                f"---\ntitle: Number {number}\nsummary: S\n---\nText.\n\n## Why {number}\n", encoding="utf-8"
            )
        case 4 if file.stem != "index":
            file.unlink()
        case 5 if file.stem != "index":
            file.rename(file.with_stem(f"renamed-{number}"))
        case 6:
            file.write_text(text.replace("state: machine", "state: reviewed", 1), encoding="utf-8")
        case _:
            subprocess.run(
                ["sed", "-i", f"s/^site_name: Handbook.*/site_name: Handbook {number}/", "mkdocs.yml"],
                cwd=project.root,
                check=True,
            )
