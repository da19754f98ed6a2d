"""`diglot build`: all or nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from diglot.search.opening import open_index
from tests.builders import MKDOCS, project, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Call

BUILT = MKDOCS + "theme: {name: material, font: false}\n"
WITH_KINDS = MKDOCS + "  - diglot:\n      kinds:\n        myth:\n"


def test_a_site_and_its_index_are_built_and_each_step_is_told(diglot: Call, tmp_path: Path) -> None:
    answer = diglot(project(tmp_path, {"content/en/a.md": "# Alone\n"}, mkdocs=BUILT), "build")
    assert (answer.code, answer.err) == (0, "")
    checked, site, indexed = answer.out.splitlines()
    assert checked == "2 entries checked: 1 finding, shown by diglot check"
    assert site == "Site built in site/"
    assert "sections indexed" in indexed
    assert "Welcome" in (tmp_path / "site/index.html").read_text("utf-8")
    assert "Bienvenue" in (tmp_path / "site/fr/index.html").read_text("utf-8")


def test_a_second_build_leaves_what_stands_and_says_so(diglot: Call, tmp_path: Path) -> None:
    diglot(project(tmp_path, mkdocs=MKDOCS + "  - diglot\ntheme: {name: material, font: false}\n"), "build")
    answer = diglot(tmp_path, "build")
    _, site, indexed = answer.out.splitlines()
    assert site == "Site in site/ as it was: nothing has changed"
    assert indexed.startswith("index as it was; ")
    (index,) = (tmp_path / ".diglot/search").glob("*/manifest.json")
    index.write_text("{}", "utf-8")
    assert "sections indexed" in diglot(tmp_path, "build").out
    assert "index as it was" in diglot(tmp_path, "build").out
    write(tmp_path, {"content/en/index.md": "# Hello\n"})
    answer = diglot(tmp_path, "build")
    assert "Site built in site/" in answer.out
    assert "sections indexed" in answer.out
    assert "Hello" in (tmp_path / "site/index.html").read_text("utf-8")
    shutil.rmtree(tmp_path / ".diglot")
    assert "Site built in site/" in diglot(tmp_path, "build").out


def test_findings_of_level_error_stop_it_before_anything_is_written(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, {"content/en/a.md": "[x](gone.md)\n", "site/index.html": "old"})
    before = sorted(tmp_path.rglob("*"))
    answer = diglot(tmp_path, "build")
    assert answer.code == 1
    assert answer.out == ""
    assert answer.err == "content/en/a.md:1: error: dead-link: the link leads nowhere: gone.md\n1 error.\n"
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "site/index.html").read_text("utf-8") == "old"


def test_an_unknown_kind_stops_it(diglot: Call, tmp_path: Path) -> None:
    front = "---\nkind: {}\ntitle: A\nsummary: B\nstate: draft\norder: 1\n---\n"
    homes = {f"content/{code}/index.md": front.format("overview") for code in ("en", "fr")}
    project(tmp_path, {**homes, "content/en/myths/a.md": front.format("mith")}, mkdocs=WITH_KINDS)
    answer = diglot(tmp_path, "build")
    assert answer.code == 2
    assert answer.err == (
        "content/en/myths/a.md:2: kind: 'mith' is not declared in mkdocs.yml; known are myth, overview\n"
    )
    assert not (tmp_path / "site").exists()


def test_the_index_holds_what_is_published_and_nothing_else(diglot: Call, tmp_path: Path) -> None:
    front = "---\nkind: {}\ntitle: {}\nsummary: B\nstate: {}\norder: 1\n---\n"
    texts = {f"content/{code}/index.md": front.format("overview", "A", "reviewed") for code in ("en", "fr")}
    texts["content/en/myths/zeal.md"] = front.format("myth", "Zeal", "reviewed") + "\nAlbatross.\n"
    texts["content/fr/myths/zeal.md"] = front.format("myth", "Ardeur", "machine") + "\nAutruche.\n"
    project(tmp_path, texts, mkdocs=WITH_KINDS + "          publish: hide\ntheme: {name: material, font: false}\n")
    assert diglot(tmp_path, "build").code == 0
    index = open_index(tmp_path / ".diglot/search")
    found = {word: index.search(word, locales=["en", "fr"], expand=False) for word in ("albatross", "autruche")}
    assert [hit.titles for hit in found["albatross"].hits] == [{"en": "Zeal"}]
    assert found["autruche"].total == 0


def test_a_site_folder_that_cannot_be_written_is_told_in_one_line(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, mkdocs=BUILT)
    write(tmp_path, {"site": "a file where the folder should be"})
    answer = diglot(tmp_path, "build")
    assert answer.code == 2
    assert answer.err.startswith("site: ")
    assert answer.err.count("\n") == 1
    assert (tmp_path / "site").read_text("utf-8") == "a file where the folder should be"


def test_an_index_folder_that_cannot_be_written_is_told_in_one_line(diglot: Call, tmp_path: Path) -> None:
    project(tmp_path, mkdocs=BUILT)
    write(tmp_path, {".diglot": "a file where the folder should be"})
    answer = diglot(tmp_path, "build")
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert answer.err.startswith(".diglot")
