from __future__ import annotations

import html.parser
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
import yaml
from click.testing import CliRunner
from ingest_articles import PROSE, PROSE_FR
from ingest_hostile import make

from diglot.cli.ingest import ingest_command
from diglot.errors import DiglotError
from diglot.ingest import harvesting
from diglot.markdown import parse

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
ARTICLE = "\n\n".join(
    ["Share this: Twitter Facebook", PROSE[0], "Myth 1: More people", PROSE[1], "Myth 2: More pay", PROSE[2]]
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def call(*arguments) -> tuple[int, str]:
    result = CliRunner().invoke(ingest_command, [str(one) for one in arguments], standalone_mode=False)
    assert result.exception is None, result.exception
    return result.return_value, result.stdout


def report(*arguments) -> dict:
    return json.loads(call("--format", "json", *arguments)[1])


def entries(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.md"))}


def write(name: str, text: str = ARTICLE) -> Path:
    path = Path(name)
    path.write_text(text)
    return path


def test_entries_are_written_with_front_matter_that_parses():
    call(write("a.txt"), "--into", "out")
    found = entries(Path("out"))
    assert list(found) == ["en/myths/more-pay.md", "en/myths/more-people.md"]
    entry = parse(found["en/myths/more-people.md"], key="myths/more-people", locale="en", path="x")
    assert (entry.meta.kind, entry.meta.order, entry.meta.title) == ("myth", 1, "More people")
    assert (entry.meta.source, entry.meta.state, entry.meta.summary) == ("a.txt#1", "draft", PROSE[1])
    assert [block.text for block in entry.blocks] == [PROSE[1]]


def test_the_report_names_every_removal_with_line_text_and_reason():
    (article,) = report(write("a.txt"), "--into", "out")["articles"]
    assert (article["lang"], article["kind"], article["intro"]) == ("en", "myth", PROSE[0])
    assert [entry["path"] for entry in article["entries"]] == ["en/myths/more-people.md", "en/myths/more-pay.md"]
    (removed,) = article["removed"]
    assert (removed["number"], removed["line"], removed["reason"]) == (1, 1, "share bar")


def test_a_dry_run_writes_nothing():
    call(write("a.txt"), "--into", "out", "--dry-run")
    assert not Path("out").exists()


def test_ingesting_again_changes_nothing_and_says_so():
    call(write("a.txt"), "--into", "out")
    before = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*.md")}
    assert "unchanged since it was last ingested" in call("a.txt", "--into", "out")[1]
    assert {path: path.stat().st_mtime_ns for path in Path("out").rglob("*.md")} == before


def test_a_changed_article_updates_its_entries_under_the_same_keys():
    call(write("a.txt"), "--into", "out")
    said = call(write("a.txt", ARTICLE.replace("More pay", "Better pay")), "--into", "out")[1]
    assert "updated: en/myths/more-pay.md" in said
    assert list(entries(Path("out"))) == ["en/myths/more-pay.md", "en/myths/more-people.md"]


def test_an_entry_that_somebody_edited_is_never_overwritten():
    call(write("a.txt"), "--into", "out")
    edited = Path("out/en/myths/more-pay.md")
    edited.write_text(edited.read_text() + "\nMine.\n")
    said = call(write("a.txt", ARTICLE.replace(PROSE[2], PROSE[3])), "--into", "out")[1]
    assert "edited by hand, left as it is: en/myths/more-pay.md" in said
    assert edited.read_text().endswith("\nMine.\n")
    call("a.txt", "--into", "out")
    assert edited.read_text().endswith("\nMine.\n")


def test_another_file_with_the_same_titles_gets_names_of_its_own():
    call(write("a.txt"), "--into", "out")
    call(write("b.txt", ARTICLE.replace(PROSE[2], PROSE[3])), "--into", "out")
    assert "en/myths/more-pay-2.md" in entries(Path("out"))


def test_keep_undoes_one_decision_for_good():
    text = ARTICLE.replace(
        PROSE[2], f"{PROSE[2]}\n\nNeed loans? Cheap payday loans at quick-cash.example, order today."
    )
    (article,) = report(write("a.txt", text), "--into", "out")["articles"]
    number = next(one["number"] for one in article["removed"] if "quick-cash" in one["text"])
    call("a.txt", "--into", "out", "--keep", number)
    assert "quick-cash" in entries(Path("out"))["en/myths/more-pay.md"]
    call("a.txt", "--into", "out")
    assert "quick-cash" in entries(Path("out"))["en/myths/more-pay.md"]


def test_keep_with_a_number_that_is_none_is_a_mistake():
    code, _ = call(write("a.txt"), "--into", "out", "--keep", "99")
    assert code == 2


def test_a_folder_stands_for_the_articles_in_it():
    Path("in/deeper").mkdir(parents=True)
    write("in/b.md", ARTICLE.replace(PROSE[1], PROSE[3]))
    write("in/a.txt")
    write("in/notes.csv", "no article")
    assert [article["file"] for article in report("in", "--into", "out")["articles"]] == ["in/a.txt", "in/b.md"]


def test_a_folder_without_articles_is_a_mistake():
    Path("in").mkdir()
    write("in/notes.csv", "no article")
    with pytest.raises(AssertionError, match="in: no article in this folder"):
        call("in", "--into", "out")


def test_a_file_that_is_named_twice_is_ingested_once():
    Path("in").mkdir()
    write("in/a.txt")
    assert [article["file"] for article in report("in/a.txt", "in", "--into", "out")["articles"]] == ["in/a.txt"]


def test_files_of_one_name_keep_their_entries_apart():
    for folder in ("a/x", "b/x", "c/x"):
        Path(folder).mkdir(parents=True)
        write(f"{folder}/t.txt", ARTICLE.replace("More people", f"More people in {folder[0]}"))
    files = [f"{folder}/x/t.txt" for folder in "abc"]
    call(*files, "--into", "out")
    before = entries(Path("out"))
    sources = sorted(re.findall(r"^source: (.*)#1$", "\n".join(before.values()), re.MULTILINE))
    assert sources == ["c/x/t.txt", "t.txt", "x/t.txt"]
    call(*files, "--into", "out")
    assert entries(Path("out")) == before


def test_a_title_is_shown_with_its_no_break_spaces():
    text = ARTICLE.replace("Myth 2: More pay", "Myth 2: Pourquoi\u00a0: payer «\u202fplus\u202f»")
    assert "2. Pourquoi\u00a0: payer «\u202fplus\u202f»\n" in call(write("a.txt", text), "--into", "out")[1]


def test_what_was_ingested_before_it_is_interrupted_is_known_the_next_time(monkeypatch):
    files = write("a.txt"), write("b.txt", ARTICLE.replace("More", "Less"))
    read = harvesting.read_regular

    def interrupted(path: Path) -> bytes:
        if path.name == "b.txt":
            raise KeyboardInterrupt
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(harvesting, "read_regular", interrupted)
        with pytest.raises(AssertionError, match="Abort"):
            call(*files, "--into", "out")
    assert "unchanged since it was last ingested" in call(*files, "--into", "out")[1]


def test_keep_names_its_file_where_several_are_given():
    spam = "Need loans? Cheap payday loans at quick-cash.example, order today."
    one, two = (write(name, ARTICLE.replace(PROSE[2], f"{PROSE[2]}\n\n{spam} {name}.")) for name in ("a.txt", "b.txt"))
    said = report(one, two, "--into", "out", "--dry-run")["articles"]
    number = next(cut["number"] for cut in said[1]["removed"] if "quick-cash" in cut["text"])
    said = report(one, two, "--into", "out", "--keep", f"b.txt:{number}")["articles"]
    assert [[cut["kept"] for cut in article["removed"] if cut["number"] == number] for article in said] == [
        [False],
        [True],
    ]
    found = entries(Path("out"))
    assert "quick-cash" not in found["en/myths/more-pay.md"]
    assert "quick-cash" in found["en/myths/more-pay-2.md"]


def test_keep_that_names_no_file_of_the_call_is_a_mistake():
    result = CliRunner().invoke(ingest_command, [str(write("a.txt")), "--into", "out", "--keep", "b.txt:1"])
    assert isinstance(result.exception, DiglotError)
    assert not Path("out").exists()


def configured(kinds: str = "{}") -> None:
    """A project with a folder of entries and one of raw articles."""
    write(
        "mkdocs.yml",
        "site_name: T\ndocs_dir: content\nplugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
        "        - {locale: en, name: English, default: true}\n        - {locale: fr, name: Français}\n"
        f"  - diglot: {kinds}\n",
    )
    Path("content").mkdir()


def test_an_article_from_elsewhere_is_copied_to_the_sources_and_nothing_there_is_overwritten():
    configured()
    Path("desk").mkdir()
    call(write("desk/a.txt"))
    copy = Path("sources/a.txt")
    assert copy.read_text() == ARTICLE
    assert "sources/a.txt" not in Path("sources/manifest.json").read_text()
    write("desk/a.txt", ARTICLE.replace("More pay", "Better pay"))
    assert "updated: en/myths/more-pay.md" in call("desk/a.txt")[1]
    assert {"More pay", "Better pay"} <= {
        line.partition(": ")[2] for path in Path("sources").rglob("a*.txt") for line in path.read_text().splitlines()
    }


def test_an_article_that_cannot_be_copied_to_the_sources_makes_no_entries():
    configured()
    Path("sources/a.txt").mkdir(parents=True)
    (error,) = report(write("a.txt"))["errors"]
    assert error["reason"].endswith("sources/a.txt: Is a directory")
    assert entries(Path("content")) == {}


def test_the_sections_of_a_kind_are_headings_in_the_entry_of_a_text_file_unless_an_editor_says_no():
    labels = "{en: {one: Myth, many: Myths}, fr: {one: Mythe, many: Mythes}}"
    sections = "{en: [The belief, Why it fails], fr: [La croyance, Pourquoi cela échoue]}"
    configured(f"{{kinds: {{myth: {{folder: myths, labels: {labels}, sections: {sections}}}}}}}")
    Path("content/en").mkdir()
    write("a.txt", f"Answer the phone\n\n{PROSE[0]}\n\nThe belief\n\n{PROSE[1]}\n\nWhy it fails\n\nIt rings again.")
    call("a.txt", "--kind", "myth")
    entry = Path("content/en/myths/answer-the-phone.md")
    assert "\n\n## The belief\n\n" in entry.read_text()
    assert entry.read_text().endswith("\n\n## Why it fails\n\nIt rings again.\n")
    call("a.txt", "--kind", "myth", "--keep", "1")
    assert "\n\nThe belief\n\n" in entry.read_text()


def test_an_article_among_the_sources_stays_where_it_is():
    configured()
    Path("sources/2026").mkdir(parents=True)
    call(write("sources/2026/a.txt"))
    assert sorted(path.name for path in Path("sources").iterdir()) == ["2026", "manifest.json"]
    assert "source: 2026/a.txt#1" in entries(Path("content"))["en/myths/more-people.md"]


def test_a_changed_article_shows_the_lines_that_change():
    call(write("a.txt"), "--into", "out")
    said = call(write("a.txt", ARTICLE.replace(PROSE[2], PROSE[3])), "--into", "out")[1]
    assert f"    -{PROSE[2]}" in said.splitlines()
    assert f"    +{PROSE[3]}" in said.splitlines()
    assert "unchanged: en/myths/more-people.md" in said


def test_an_item_that_is_gone_leaves_its_entry_where_it_is_and_says_so():
    call(write("a.txt"), "--into", "out")
    said = call(write("a.txt", ARTICLE.rpartition("Myth 2")[0]), "--into", "out")[1]
    assert "no longer in the article: en/myths/more-pay.md" in said
    assert "en/myths/more-pay.md" in entries(Path("out"))


def test_an_item_that_comes_first_now_leaves_the_others_their_keys():
    call(write("a.txt"), "--into", "out")
    parts = ARTICLE.replace("Myth 2", "Myth 3").replace("Myth 1", "Myth 2").split("\n\n")
    said = call(write("a.txt", "\n\n".join([*parts[:2], "Myth 1: More rules", PROSE[3], *parts[2:]])), "--into", "out")[
        1
    ]
    assert "new: en/myths/more-rules.md" in said
    assert "title: More people" in entries(Path("out"))["en/myths/more-people.md"]


def test_a_translation_takes_the_keys_of_its_original():
    english = [
        "An organisation communicates its decisions immediately, and its responsible directors respond personally.",
        "Regular formation motivates employees; the administration observes their progress and their satisfaction.",
    ]
    french = [
        "Une organisation communique ses décisions immédiatement, et ses directeurs responsables répondent"
        " personnellement.",
        "Une formation régulière motive les employés ; l’administration observe leur progrès et leur satisfaction.",
    ]
    one = write("a.txt", "\n\n".join([PROSE[0], "Myth 1: Communication", english[0], "Myth 2: Formation", english[1]]))
    two = write(
        "b.txt",
        "\n\n".join([PROSE_FR[0], "Mythe 1 : La communication", french[0], "Mythe 2 : La formation", french[1]]),
    )
    call(one, two, "--into", "out")
    assert list(entries(Path("out"))) == [
        f"{code}/myths/{key}.md" for code in ("en", "fr") for key in ("communication", "formation")
    ]
    one = write("c.txt", "Communication\n\n" + "\n\n".join(english))
    two = write("d.txt", "La communication\n\n" + "\n\n".join(french))
    number("alone/en/myths/a.md", 4)
    call(one, two, "--into", "alone", "--kind", "myth")
    assert numbers("alone/fr/myths") == {"communication.md": 5}


def numbers(folder: str) -> dict[str, int]:
    found = {path.name: path.read_text() for path in Path(folder).glob("*.md")}
    return {name: parse(text, key="x", locale="en", path=name).meta.order for name, text in found.items()}


def number(path: str, order: int, title: str = "A") -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(f"---\nkind: myth\norder: {order}\ntitle: {title}\n---\n\nText.\n")


ALONE = f"Answer the phone\n\n{PROSE[1]}"


def test_an_article_without_numbers_follows_the_last_of_its_folder():
    number("out/en/myths/a.md", 2)
    number("out/en/myths/b.md", 7)
    number("out/en/strategies/c.md", 9)
    number("out/fr/myths/d.md", 11)
    Path("out/en/myths/broken.md").write_text("---\norder: [1\n---\n")
    said = call(write("a.txt", ALONE), "--into", "out", "--kind", "myth")[1]
    assert "new: en/myths/answer-the-phone.md  8. Answer the phone" in said
    Path("out/en/myths/broken.md").unlink()
    Path("out/en/myths/latin.md").write_bytes(b"---\ntitle: \xe9t\xe9\n---\n")
    assert call("a.txt", "--into", "out", "--kind", "myth")[0] == 0
    Path("out/en/myths/latin.md").unlink()
    assert numbers("out/en/myths") == {"a.md": 2, "answer-the-phone.md": 8, "b.md": 7}


def test_an_article_without_numbers_keeps_its_place_when_it_changes():
    number("out/en/myths/a.md", 1)
    call(write("a.txt", ALONE), "--into", "out", "--kind", "myth")
    number("out/en/myths/a.md", 9)
    assert "unchanged" in call("a.txt", "--into", "out", "--kind", "myth")[1]
    call(write("a.txt", ALONE + "\n\n" + PROSE[2]), "--into", "out", "--kind", "myth")
    assert numbers("out/en/myths") == {"a.md": 9, "answer-the-phone.md": 2}


def test_the_items_of_an_article_keep_its_numbers():
    number("out/en/myths/a.md", 1)
    call(write("a.txt"), "--into", "out")
    assert numbers("out/en/myths") == {"a.md": 1, "more-people.md": 1, "more-pay.md": 2}


def test_a_dry_run_numbers_entries_as_the_real_one_does():
    files = [write("a.txt", ALONE), write("b.txt", ALONE.replace("phone", "door"))]
    dry = call(*files, "--into", "out", "--kind", "myth", "--dry-run")[1]
    assert "en/myths/answer-the-door.md  2. Answer the door" in dry
    assert call(*files, "--into", "out", "--kind", "myth")[1] == dry.replace("Nothing was written (--dry-run).\n", "")


class Live(html.parser.HTMLParser):
    """Collects what a browser would run."""

    found: list[str]

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "svg", "img", "object", "embed", "form", "style", "base", "meta"}:
            self.found.append(tag)
        for name, value in attrs:
            bare = re.sub(r"[\s\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or re.match(r"(javascript|data|vbscript|//)", bare):
                self.found.append(f"{tag} {name}={value}")


def live(text: str) -> list[str]:
    extensions = ["admonition", "attr_list", "tables", "toc", "md_in_html", "def_list", "footnotes", "abbr"]
    walk = Live()
    walk.found = []
    head, _, body = text.partition("\n---\n")
    meta = yaml.safe_load(head.removeprefix("---\n"))
    walk.feed(
        markdown.markdown(body, extensions=extensions) + f"<h1>{meta['title']}</h1><p>{meta.get('summary', '')}</p>"
    )
    return walk.found


def test_hostile_files_are_refused_by_name_and_the_good_ones_beside_them_are_ingested(tmp_path):
    bad, good = make(tmp_path / "in")
    said = report("--into", "out", "--", *bad, *good)
    assert {error["file"] for error in said["errors"]} == {str(path) for path in bad}
    assert {article["file"] for article in said["articles"]} == {str(path) for path in good}
    assert not {path.name for path in tmp_path.iterdir()} - {"in", "out"}
    for path, text in entries(Path("out")).items():
        assert live(text) == [], path
        assert re.search("[\x00-\x08\u200b\u202a-\u202e\u2066-\u2069]", text) is None, path
        parse(text, key=path.removesuffix(".md"), locale="en", path=path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_a_file_that_may_not_be_read_is_named():
    write("a.txt").chmod(0)
    assert report("a.txt", "--into", "out")["errors"] == [{"file": "a.txt", "reason": "Permission denied"}]


def test_a_target_folder_that_leads_elsewhere_is_refused(tmp_path):
    (tmp_path / "else").mkdir()
    Path("out/en").mkdir(parents=True)
    Path("out/en/myths").symlink_to(tmp_path / "else")
    assert call(write("a.txt"), "--into", "out")[0] == 2
    assert list((tmp_path / "else").iterdir()) == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
def test_the_seeds_become_two_myths_in_two_languages_three_levels_and_eight_strategies():
    said = report(SEEDS, "--into", "out")
    found = [(a["lang"], a["kind"], [e["order"] for e in a["entries"]]) for a in said["articles"]]
    assert found == [
        ("en", "myth", [1, 2]),
        ("fr", "myth", [1, 2]),
        ("en", "level", [1, 2, 3]),
        ("en", "strategy", [*range(1, 9)]),
    ]
    keys = [[e["path"].partition("/")[2] for e in a["entries"]] for a in said["articles"]]
    assert keys[0] == keys[1]
    text = "\n".join(entries(Path("out")).values())
    assert re.search(r"[\u0400-\u04ff\u3000-\ud7af]|commentaire|traduis|By admin|\barrow\b|ezinearticles", text) is None
    assert [len(a["outro"]) > 0 for a in said["articles"]] == [False, False, True, False]
    assert all(a["intro"] for a in said["articles"])


def test_the_command_runs_without_a_terminal_in_a_poor_encoding():
    write("a.txt", ARTICLE.replace("More pay", "Ce que coûte l’écoute"))
    run = subprocess.run(
        [sys.executable, "-c", "from diglot.cli.main import main; main()", "ingest", "a.txt", "--into", "out"],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_sources_of_the_project_become_entries_in_pairs():
    sources = Path(__file__).parents[2] / "sources"
    files = [
        sources / name
        for name in ("two-beliefs.txt", "deux-croyances.html", "three-levels.docx", "eight-strategies.pdf")
    ]
    said = report(*files, "--into", "out")
    assert [(a["lang"], a["kind"], len(a["entries"])) for a in said["articles"]] == [
        ("en", "myth", 2),
        ("fr", "myth", 2),
        ("en", "level", 3),
        ("en", "strategy", 8),
    ]
    assert [e["path"][3:] for e in said["articles"][0]["entries"]] == [
        e["path"][3:] for e in said["articles"][1]["entries"]
    ]
    text = "\n".join(entries(Path("out")).values())
    assert re.search(r"24|example|Share|printed|\u200b|[a-z]-\n|Posted|Propulsé|casino", text) is None
