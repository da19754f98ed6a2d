"""The corpus: what is read, in which order, and what is told instead of guessed."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.store.corpus import Corpus, read_corpus
from tests.builders import LEVEL, LOCALES, MYTH, write

if TYPE_CHECKING:
    from pathlib import Path

HOME = {"content/en/index.md": "# Home\n", "content/fr/index.md": "# Accueil\n"}


def read(folder: Path, files: dict[str, str | bytes], *, strict: bool = False) -> Corpus:
    write(folder, {**HOME, **files})
    return read_corpus(folder / "content", LOCALES, (MYTH, LEVEL), root=folder, strict=strict)


def mistakes(folder: Path, files: dict[str, str | bytes], *, strict: bool = False) -> tuple[str, ...]:
    with pytest.raises(DiglotError) as caught:
        read(folder, files, strict=strict)
    return caught.value.lines


def test_entries_of_one_path_are_one_entry_in_two_languages(tmp_path: Path) -> None:
    corpus = read(tmp_path, {"content/en/myths/a.md": "# A", "content/fr/myths/a.md": "# Ah", "content/en/b.md": "B"})
    assert set(corpus.keys) == {"index", "myths/a", "b"}
    french = corpus.entry("myths/a", "fr")
    assert french is not None
    assert (french.path, french.locale, french.key) == ("content/fr/myths/a.md", "fr", "myths/a")
    assert corpus.entry("b", "fr") is None
    assert corpus.entry("nowhere", "en") is None
    assert [entry.key for entry in corpus.entries("fr")] == ["index", "myths/a"]


def test_reading_order_is_that_of_a_reader(tmp_path: Path) -> None:
    numbered = {f"content/en/myths/{name}.md": f"---\norder: {n}\n---\n" for name, n in [("z", 1), ("b", 2), ("a", 10)]}
    more = ["content/en/myths/index.md", "content/en/myths/unnumbered.md", "content/en/levels/a.md", "content/en/z.md"]
    other = ["content/en/annex/a.md", "content/en/levels/index.md"]
    corpus = read(tmp_path, {**numbered, **dict.fromkeys([*more, *other], "x")})
    assert corpus.keys == (
        "index",
        "z",
        *("myths/index", "myths/z", "myths/b", "myths/a", "myths/unnumbered"),
        *("levels/index", "levels/a"),
        "annex/a",
    )


def test_images_are_files_and_hidden_files_are_nothing(tmp_path: Path) -> None:
    files = ["content/en/plan.png", "content/fr/images/a.svg", "content/en/.a.md.swp", "content/en/.git/x.md"]
    corpus = read(tmp_path, {**dict.fromkeys(files, "x"), "content/en/.draft.md": b"\xff"})
    assert corpus.files == {"en/plan.png", "fr/images/a.svg"}
    assert corpus.keys == ("index",)


def test_a_folder_that_is_named_like_an_entry_is_a_folder(tmp_path: Path) -> None:
    assert read(tmp_path, {"content/en/a.md/b.md": "x"}).keys == ("index", "a.md/b")


def test_a_missing_locale_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"content/en/index.md": "x"})
    with pytest.raises(DiglotError) as caught:
        read_corpus(tmp_path / "content", LOCALES, root=tmp_path)
    assert caught.value.lines == (
        "content/fr: the folder of Français is missing; make it, or take fr out of mkdocs.yml",
    )


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"content/fr/a.md": "# A\n\n\nété".encode("latin-1")}) == (
        "content/fr/a.md:4: not UTF-8 (byte 0xe9); save the file as UTF-8",
    )


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="no file can be called that there")
def test_a_name_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = os.fsdecode(b"content/en/b\xff.md")
    assert mistakes(tmp_path, {path: "x"}) == (f"{path}: its name is not UTF-8; give it another, in all languages",)


def test_two_entries_with_one_order_are_told(tmp_path: Path) -> None:
    first = "---\nkind: myth\norder: 1\n---\n"
    found = mistakes(tmp_path, {"content/en/myths/a.md": first, "content/en/myths/b.md": first})
    assert found == ("content/en/myths/b.md:3: order: 1 is already that of content/en/myths/a.md",)


def test_one_order_in_two_languages_or_two_folders_is_no_mistake(tmp_path: Path) -> None:
    places = ["en/myths/a", "fr/myths/a", "fr/myths/sub/a", "en/levels/a"]
    corpus = read(tmp_path, {f"content/{place}.md": "---\norder: 1\n---\n" for place in places})
    assert len(corpus.keys) == 4


def test_an_unknown_kind_is_told_only_where_a_site_is_built(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/en/a.md": "---\norder: 1\nkind: mith\n---\n"}
    assert mistakes(tmp_path, files, strict=True) == (
        "content/en/a.md:3: kind: 'mith' is not declared in mkdocs.yml; known are myth, level, overview",
    )
    assert "a" in read(tmp_path, files).keys


def test_known_kinds_and_overviews_and_plain_entries_pass_strictly(tmp_path: Path) -> None:
    kinds = ["kind: myth", "kind: overview", "title: no kind"]
    files = {f"content/en/{n}.md": f"---\n{kind}\n---\n" for n, kind in enumerate(kinds)}
    assert len(read(tmp_path, {**files}, strict=True).keys) == 4


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/en/a.md": b"\xff",
        "content/en/b.md": "---\norder: x\nstate: y\n---\n",
        "content/fr/c.md": "---\ntitle: [\n---\n",
    }
    assert [line.split(": ")[0] for line in mistakes(tmp_path, files)] == [
        "content/en/a.md:1",
        "content/en/b.md:2",
        "content/en/b.md:3",
        "content/fr/c.md:3",
    ]


def test_a_link_out_of_the_content_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {**HOME, "secret.md": "secret"})
    (tmp_path / "content/en/out.md").symlink_to(tmp_path / "secret.md")
    assert mistakes(tmp_path, {}) == ("content/en/out.md: a link that leads out of content",)


def test_a_link_within_the_content_is_followed(tmp_path: Path) -> None:
    write(tmp_path, HOME)
    (tmp_path / "content/fr/same.md").symlink_to(tmp_path / "content/en/index.md")
    assert "same" in read(tmp_path, {}).keys


@pytest.mark.parametrize("target", ["nowhere.md", "loop.md"])
def test_a_link_to_nowhere_is_told(tmp_path: Path, target: str) -> None:
    write(tmp_path, HOME)
    (tmp_path / "content/en/loop.md").symlink_to(target)
    (line,) = mistakes(tmp_path, {})
    assert line.startswith("content/en/loop.md: ")


def test_an_empty_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    for locale in LOCALES:
        (tmp_path / locale.code).mkdir()
    assert read_corpus(tmp_path, LOCALES).keys == ()
