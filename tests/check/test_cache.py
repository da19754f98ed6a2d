"""What checks remember: always what a check without memory finds, whatever was changed, added, removed or damaged."""

from __future__ import annotations

import datetime
import json
import os
import random
import shutil
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from diglot.check.check import check_each
from diglot.cli import findings as finding
from diglot.cli.main import diglot
from diglot.config import load_config
from diglot.errors import DiglotError
from diglot.model.finding import Finding, Level, Place
from diglot.model.unit import Unit
from diglot.store.agreements import write_agreement
from diglot.store.corpus import read_corpus
from diglot.store.findings_cache import FindingsCache
from diglot.store.known_files import KnownFiles
from tests.builders import project, write

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = "# Help\n\nWe answer 12 calls a day.\n\nSee [the other]({link}).\n"
FRENCH = "# Aide\n\nNous répondons à 12 appels par jour.\n\nVoir [l’autre]({link}).\n"
TERMS = "concept,en,fr,fr_forbidden\nday,day,journée,{forbidden}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, link in (("a", "b.md"), ("b", "a.md"), ("c", "a.md#help")):
        write(
            tmp_path,
            {f"content/en/{name}.md": ENGLISH.format(link=link), f"content/fr/{name}.md": FRENCH.format(link=link)},
        )
    return project(tmp_path)


def findings(root: Path, *, remembering: bool = True) -> tuple[Finding, ...]:
    config = load_config(root / "mkdocs.yml")
    cache = finding.open_cache(config) if remembering else None
    known = cache.files if cache else None
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root, known=known)
    found = finding.find(config, corpus, cache=cache)
    if cache:
        finding.save_cache(config, corpus, cache)
    return found


def entries_worked_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys that a check of `root` looks at anew."""
    seen: list[str] = []
    original = check_each

    def spy(*args: object, **options: object) -> object:
        seen.extend(options["keys"])  # type: ignore[call-overload]
        return original(*args, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("diglot.check.check.check_each", spy)
        findings(root)
    return sorted(seen)


def told(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(diglot, ["check", "-f", str(root / "mkdocs.yml"), *arguments], standalone_mode=False)
    return result.return_value, result.stdout, result.stderr


def test_only_the_entry_that_changed_is_looked_at_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert entries_worked_out(root, monkeypatch) == ["a", "b", "c", "index"]
    assert entries_worked_out(root, monkeypatch) == []
    write(root, {"content/fr/b.md": FRENCH.format(link="gone.md")})
    assert entries_worked_out(root, monkeypatch) == ["b"]


def test_an_entry_that_is_as_it_was_is_not_parsed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = findings(root)

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("diglot.markdown.parse", fail)
    monkeypatch.setattr("diglot.markdown.parse_front_matter", fail)
    assert findings(root) == expected


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda root: (root / "content/fr/b.md").unlink(), "missing-translation"),
        (lambda root: [(root / f"content/{code}/b.md").unlink() for code in ("en", "fr")], "dead-link"),
        (lambda root: write(root, {"memory/terms.csv": TERMS.format(forbidden="voir")}), "forbidden-term"),
        (
            lambda root: write_agreement(
                root / "memory",
                "en",
                "fr",
                "a",
                [Unit("We answer 11 calls a day.", "Nous répondons à 12 appels par jour.")],
            ),
            "outdated-translation",
        ),
    ],
    ids=["translation removed", "target of links removed", "term forbidden", "agreement written"],
)
def test_what_an_entry_depends_on_makes_it_new(root: Path, change: object, rule: str) -> None:
    assert rule not in {found.rule for found in findings(root)}
    change(root)  # type: ignore[operator]
    found = findings(root)
    assert rule in {one.rule for one in found}
    assert found == findings(root, remembering=False)


def test_the_day_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed = "---\nlast_reviewed_on: 2026-01-01\nreview_in: 30 days\n---\n"
    write(root, {"content/en/a.md": reviewed + ENGLISH.format(link="b.md")})
    day = datetime.date
    monkeypatch.setattr(finding, "local_day", lambda: day(2026, 1, 31))
    assert "overdue-review" not in {found.rule for found in findings(root)}
    monkeypatch.setattr(finding, "local_day", lambda: day(2026, 2, 1))
    assert "overdue-review" in {found.rule for found in findings(root)}


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
def test_the_day_is_that_of_the_editor(root: Path, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        here = datetime.datetime.now().astimezone().date()
        for code in ("en", "fr"):  # one that is due today is not overdue, one that was due yesterday is
            reviewed = here - datetime.timedelta(days=30 + (code == "fr"))
            front = f"---\nlast_reviewed_on: {reviewed}\nreview_in: 30 days\n---\n"
            write(root, {f"content/{code}/a.md": front + ENGLISH.format(link="b.md")})
        overdue = [one.place.path for one in findings(root) if one.rule == "overdue-review"]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert overdue == ["content/fr/a.md"]


def test_another_version_of_the_code_trusts_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings(root)
    monkeypatch.setattr(finding, "made_by", lambda: "another")
    assert entries_worked_out(root, monkeypatch) == ["a", "b", "c", "index"]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_edited_the_memory_finds_what_a_fresh_check_finds(root: Path, seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(12):
        _edit(root, draw)
        assert findings(root) == findings(root, remembering=False)


def _edit(root: Path, draw: random.Random) -> None:
    code, other = draw.sample(["en", "fr"], 2)
    path = root / "content" / code / f"{draw.choice('abcd')}.md"
    before = path.read_text() if path.exists() else "# New\n"
    match draw.randrange(9):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.write_text(before.replace("12", "13"))
        case 2:
            path.write_text(f"---\norder: {draw.randrange(1000)}\nallow: [differing-number]\n---\n{before}")
        case 3:
            path.write_text(before + f"\n[x]({draw.choice('abcdx')}.md) and ![i](i.png)\n")
        case 4:
            write(root, {f"content/{other}/i.png": b"x"})
        case 5:
            path.write_text(before + f"\n[x]({draw.choice('abcd')}.md#{draw.choice(['help', 'aide', 'more'])})\n")
        case 6:
            path.write_text(
                before.replace("# Help", "# Aide") if "# Help" in before else before.replace("# Aide", "# Help")
            )
        case 7:
            path.write_text(f"{before}\n## More\n")
        case _:
            shutil.copy(path, path.with_name("d.md")) if path.exists() and path.stem != "d" else path.write_text(before)


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda _: b"\xff\x00", lambda _: b"", lambda _: b"{}"])
def test_a_damaged_cache_is_named_left_as_it_is_and_made_again_on_request(root: Path, damage: object) -> None:
    write(root, {"content/fr/b.md": FRENCH.format(link="gone.md")})
    expected = told(root, "--no-cache")
    assert told(root) == expected
    file = root / ".diglot/check/cache.json"
    damaged = damage(file.read_bytes())  # type: ignore[operator]
    file.write_bytes(damaged)
    code, output, error = told(root)
    assert (code, output) == expected[:2]
    assert error.startswith(".diglot/check/cache.json: damaged, and left as it is;")
    assert file.read_bytes() == damaged
    assert told(root, "--rebuild-cache") == expected
    assert told(root) == expected


def test_a_finding_changed_by_hand_is_not_believed(root: Path) -> None:
    write(root, {"content/fr/b.md": FRENCH.format(link="gone.md")})
    expected = findings(root)
    file = root / ".diglot/check/cache.json"
    assert expected
    file.write_text(file.read_text().replace("gone", "fine"))
    assert findings(root) == expected


def test_without_cache_nothing_is_written(root: Path) -> None:
    told(root, "--no-cache")
    assert not (root / ".diglot").exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_findings_too(root: Path) -> None:
    write(root, {".diglot/check": b"a file"})
    code, output, error = told(root)
    assert (code, output) == told(root, "--no-cache")[:2]
    assert error.startswith("check: nothing remembered for the next time: ")


def test_a_mistake_in_a_file_is_told_every_time(root: Path) -> None:
    findings(root)
    write(root, {"content/en/a.md": "---\norder: x\n---\n"})
    for _ in range(2):
        result = CliRunner().invoke(diglot, ["check", "-f", str(root / "mkdocs.yml")])
        assert str(result.exception).startswith("content/en/a.md:2: order")


def test_checking_one_entry_forgets_no_other(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings(root)
    write(root, {"content/fr/b.md": FRENCH.format(link="gone.md")})
    told(root, "b")
    assert entries_worked_out(root, monkeypatch) == []


def test_what_is_gone_is_forgotten(root: Path) -> None:
    findings(root)
    for code in ("en", "fr"):
        (root / f"content/{code}/c.md").unlink()
    findings(root)
    _, record, *entries = (root / ".diglot/check/cache.json").read_text().split("\n")
    assert {json.loads(line.partition("\t")[0]) for line in entries} == {"a", "b", "index"}
    assert len(json.loads(record)["files"]) == 6


def test_findings_come_back_as_they_were(tmp_path: Path) -> None:
    cache = FindingsCache("me")
    found = (
        Finding("a", Level.NOTE, "« é » \udcff", Place("x.md", 3), Place("y.md"), "s"),
        Finding("b", Level.ERROR, "", Place("x.md")),
    )
    cache.keep("k", "digest", found)
    cache.write(tmp_path / "c.json", keys={"k"})
    again = FindingsCache.read(tmp_path / "c.json", "me")
    assert again.recall("k", "digest") == found
    assert again.recall("k", "another") is None


@pytest.fixture
def settled(root: Path) -> Path:
    """The project with files that are an hour old, checked."""
    for file in root.rglob("*.md"):
        age(file)
    findings(root)
    return root


def age(file: Path, seconds: int = 3600) -> None:
    then = time.time() - seconds
    os.utime(file, (then, then))


def differing(root: Path) -> list[str]:
    """The entries in which a number differs; always what a check without memory finds."""
    found = findings(root)
    assert found == findings(root, remembering=False)
    return [one.place.path for one in found if one.rule == "differing-number"]


def test_a_change_of_the_same_size_within_a_second_is_seen(root: Path) -> None:
    file = root / "content/fr/b.md"
    text = file.read_text()
    for number in ("13", "12", "14", "15", "12"):
        file.write_text(text.replace("12", number))
        assert bool(differing(root)) == (number != "12")


def test_a_change_of_the_same_size_whose_time_was_set_back_is_seen(settled: Path) -> None:
    file = settled / "content/fr/b.md"
    before = file.stat()
    file.write_text(file.read_text().replace("12", "13"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert differing(settled) == ["content/fr/b.md"]


def test_a_file_replaced_by_an_older_one_of_its_size_is_seen(settled: Path) -> None:
    file = settled / "content/fr/b.md"
    other = settled / "older.md"
    other.write_text(file.read_text().replace("12", "13"))
    age(other, 7200)
    other.replace(file)
    assert differing(settled) == ["content/fr/b.md"]


def test_files_that_change_places_are_seen(settled: Path) -> None:
    file, other = settled / "content/fr/b.md", settled / "content/fr/c.md"
    other.write_text(file.read_text().replace("12", "13"))
    age(other)
    assert differing(settled) == ["content/fr/c.md"]
    file.rename(settled / "x")
    other.rename(file)
    (settled / "x").rename(other)
    assert differing(settled) == ["content/fr/b.md"]


def test_what_is_as_old_as_it_was_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.store.known_files._YOUNG", 0)
    expected = findings(root)

    def fail(*_: object, **__: object) -> bytes:
        raise AssertionError("read")

    monkeypatch.setattr("diglot.store.known_files.read_bytes", fail)
    assert findings(root) == expected


def test_what_changes_between_looking_and_reading_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diglot.store.known_files._YOUNG", 0)
    config = load_config(root / "mkdocs.yml")
    known = KnownFiles()
    read_corpus(config.content, config.locales, known=known)
    corpus = read_corpus(config.content, config.locales, known=known)
    write(root, {"content/fr/b.md": "# Autre\n"})
    with pytest.raises(DiglotError, match=r"^content/fr/b\.md: changed meanwhile; try again$"):
        corpus.by_key["b"]["fr"]


def test_a_new_day_is_asked_only_where_it_matters(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed = "---\nlast_reviewed_on: 2026-01-01\nreview_in: 30 days\n---\n"
    write(root, {"content/en/a.md": reviewed + ENGLISH.format(link="b.md")})
    for day, expected in ((30, ["a", "b", "c", "index"]), (31, []), (32, ["a"]), (33, []), (31, ["a"])):
        today = datetime.date(2026, 1, 1) + datetime.timedelta(day - 1)
        monkeypatch.setattr(finding, "local_day", lambda today=today: today)
        assert entries_worked_out(root, monkeypatch) == expected
        assert findings(root) == findings(root, remembering=False)


def test_a_new_or_a_deleted_entry_makes_new_what_asked_for_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(root, {"content/fr/b.md": FRENCH.format(link="new.md")})
    findings(root)
    write(root, {f"content/{code}/other.md": "# Other\n" for code in ("en", "fr")})
    assert entries_worked_out(root, monkeypatch) == ["b", "other"]  # `other` might be what `new` was to be
    write(root, {"content/fr/new.md": "# Nouveau\n"})
    assert entries_worked_out(root, monkeypatch) == ["b", "new"]
    assert findings(root) == findings(root, remembering=False)
    (root / "content/fr/new.md").unlink()
    assert entries_worked_out(root, monkeypatch) == ["b"]
    write(root, {"content/fr/A.md": "# Aide\n"})  # its address is that of a.md
    assert entries_worked_out(root, monkeypatch) == ["A", "a", "b"]
    assert findings(root) == findings(root, remembering=False)


def anchors_missed(root: Path) -> list[str]:
    """Where a link leads to an anchor that is not there; always what a check without memory finds."""
    found = findings(root)
    assert found == findings(root, remembering=False)
    return [f"{one.place.path}:{one.place.line}" for one in found if one.rule == "missing-anchor"]


@pytest.fixture
def linked(root: Path) -> Path:
    """The project, in which `c` leads to the title of `a`, checked."""
    write(root, {"content/fr/c.md": FRENCH.format(link="a.md#aide")})
    assert anchors_missed(root) == []
    return root


def test_a_heading_that_is_renamed_makes_new_what_links_to_it(linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = FRENCH.replace("# Aide", "# Nous aider").format(link="b.md")
    for text, expected in ((renamed, ["content/fr/c.md:5"]), (FRENCH.format(link="b.md"), [])):
        write(linked, {"content/fr/a.md": text})
        assert entries_worked_out(linked, monkeypatch) == ["a", "c"]
        assert entries_worked_out(linked, monkeypatch) == []
        assert anchors_missed(linked) == expected


def test_what_else_is_written_in_an_entry_leaves_what_links_to_it(
    linked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("\nPlus.\n", "\n## Et plus\n", "\n[x](b.md#gone)\n"):
        file = linked / "content/fr/a.md"
        file.write_text(file.read_text() + text)
        assert entries_worked_out(linked, monkeypatch) == ["a"]
        assert entries_worked_out(linked, monkeypatch) == []
    assert anchors_missed(linked) == ["content/fr/a.md:11"]


def test_of_two_languages_that_of_the_link_counts(linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(linked, {"content/en/a.md": ENGLISH.replace("# Help", "# Service").format(link="b.md")})
    assert entries_worked_out(linked, monkeypatch) == ["a", "c"]
    assert anchors_missed(linked) == ["content/en/c.md:5"]


def test_a_heading_that_changes_while_another_entry_is_checked_is_seen(linked: Path) -> None:
    file = linked / "content/fr/a.md"
    file.write_text(file.read_text().replace("# Aide", "# Secours"))
    told(linked, "b")
    assert anchors_missed(linked) == ["content/fr/c.md:5"]
    file.unlink()
    told(linked, "b")
    assert anchors_missed(linked) == ["content/fr/c.md:5"]  # the page shows English
    file.write_text("# Aide\n")
    told(linked, "a")
    assert anchors_missed(linked) == []


def test_how_a_project_makes_anchors_makes_everything_new(linked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(linked, {"content/fr/c.md": FRENCH.format(link="a.md#AIDE")})
    assert anchors_missed(linked) == ["content/fr/c.md:5"]
    file = linked / "mkdocs.yml"
    file.write_text(file.read_text() + "markdown_extensions:\n  - toc:\n      slugify: !!python/name:a.slug\n")
    assert entries_worked_out(linked, monkeypatch) == ["a", "b", "c", "index"]
    assert anchors_missed(linked) == []


def test_a_check_of_one_entry_after_a_deletion_leaves_nothing_stale(root: Path) -> None:
    findings(root)
    for code in ("en", "fr"):
        (root / f"content/{code}/b.md").unlink()
    told(root, "c")
    assert "dead-link" in {one.rule for one in findings(root)}


def test_another_configuration_makes_everything_new(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    findings(root)
    file = root / "mkdocs.yml"
    file.write_text(file.read_text().replace("name: Français", "name: Langue"))
    assert entries_worked_out(root, monkeypatch) == ["a", "b", "c", "index"]


def test_a_termbase_that_cannot_be_read_is_told_although_everything_is_remembered(root: Path) -> None:
    findings(root)
    (root / "memory" / "terms.csv").mkdir(parents=True)
    with pytest.raises(DiglotError, match=r"terms\.csv"):
        findings(root)
