"""`diglot translate` drafts what is missing or has changed, and touches nothing else."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from diglot.cli.translating import Direction, Work
from diglot.config import load_config
from diglot.store.agreements import agreement_text
from diglot.store.corpus import read_corpus
from diglot.translate import Workers
from diglot.translate.packages import install
from tests.builders import ROOT, project, write
from tests.translate.conftest import PACKAGES
from tests.translate.engines import WordByWord

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.cli.translating import Drafted
    from tests.cli.conftest import Answer, Call

ENGLISH = """\
---
kind: level
order: 1
title: The service
summary: The team answers always.
owner: care
source: articles#1
---

The customer waits today. The complaint arrives tomorrow.

## The price

The manager answers [here](index.md). Call `help()` today.

- The employee stays always.
- The answer arrives tomorrow.

!!! note "The team"
    The team changes today.

| The price | 3.5 |
|---|---|
| The answer | 12 |
"""
FRENCH = """\
---
kind: level
order: 1
title: Le service
state: reviewed
---

Le client attend aujourd’hui.
La réclamation arrive demain.

## Le prix

Le responsable répond [ici](index.md). Appelez `help()` aujourd’hui.
"""
ENGLISH_OF_FRENCH = """\
---
kind: level
order: 1
title: The service
state: reviewed
---

The customer waits today. The complaint arrives tomorrow.

## The price

The manager answers [here](index.md). Call `help()` today.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "project", {"content/en/care.md": ENGLISH})


@pytest.fixture
def agreed(tmp_path: Path, diglot: Call) -> Path:
    """A project whose two languages were approved."""
    root = project(tmp_path / "agreed", {"content/en/care.md": ENGLISH_OF_FRENCH, "content/fr/care.md": FRENCH})
    assert diglot(root, "approve", "--all", "--by", "Ana").code == 0
    return root


@pytest.fixture(scope="module")
def toys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toys")
    for direction in ("en_de", "de_fr"):
        install(PACKAGES / f"translate-{direction}-0_1.argosmodel", folder)
    return folder


@pytest.fixture(autouse=True)
def _models(toys_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGLOT_MODELS", str(toys_folder))


def read(root: Path, path: str = "content/fr/care.md") -> str:
    return (root / path).read_text("utf-8")


def units(root: Path, key: str = "care") -> list[dict[str, Any]]:
    return [json.loads(line) for line in read(root, f"memory/en-fr/{key}.jsonl").splitlines()]


def edit(root: Path, path: str, *changes: tuple[str, str]) -> None:
    text = read(root, path)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    write(root, {path: text})


def findings(answer: Answer) -> set[str]:
    return set(re.findall(r"\b[a-z]+(?:-[a-z]+)+\b(?=:|\s{2,}|$)", answer.out))


def test_a_missing_entry_is_drafted_with_everything_in_its_place(root: Path, diglot: Call) -> None:
    answer = diglot(root, "translate", "--to", "fr", "--missing", "care")
    assert answer.code == 0
    assert answer.out.startswith("content/fr/care.md: ")
    text = read(root)
    assert "state: machine" in text
    assert "owner: care\n" in text
    assert "source: articles#1\n" in text
    assert "kind: level\norder: 1\n" in text
    assert "Le client attend aujourd’hui. La réclamation arrive demain." in text
    assert "](index.md)" in text
    assert "`help()`" in text
    assert "| 3,5 |\n|---|---|\n" in text
    assert '!!! note "' in text
    shapes = [re.sub(r"[^\W\d_]|[’ .,\d]", "", line) for line in (ENGLISH, text)]
    assert len(text.splitlines()) == len(ENGLISH.splitlines()) + 1
    assert shapes[0].count("|") == shapes[1].count("|")


def test_a_draft_names_its_own_language(root: Path, diglot: Call) -> None:
    edit(root, "content/en/care.md", ("owner: care\n", "owner: care\nlang: en\n"))
    assert diglot(root, "translate", "--to", "fr", "care").code == 0
    assert "\nlang: fr\n" in read(root)


def test_every_segment_keeps_where_it_came_from(root: Path, diglot: Call) -> None:
    diglot(root, "translate", "--to", "fr", "care")
    found = {unit["source"]: unit for unit in units(root)}
    one = found["The customer waits today."]
    assert one == {
        "source": "The customer waits today.",
        "target": "Le client attend aujourd’hui.",
        "origin": "engine",
        "engine": "argos en_de 0.1, de_fr 0.1",
    }
    assert not any("by" in unit for unit in units(root))


def test_a_draft_passes_the_check_but_for_being_unreviewed(root: Path, diglot: Call) -> None:
    diglot(root, "translate", "--to", "fr")
    answer = diglot(root, "check", "--format", "json", "--no-cache")
    assert answer.code == 0
    rules = {finding["rule"] for finding in json.loads(answer.out)["findings"]}
    assert "unreviewed-machine-text" in rules
    assert not rules & {"differing-link", "differing-code", "differing-number", "differing-structure", "dead-link",
                        "missing-segment", "extra-segment", "outdated-translation", "missing-translation",
                        "french-spacing"}  # fmt: skip


def test_doing_it_again_changes_nothing(root: Path, diglot: Call) -> None:
    diglot(root, "translate", "--to", "fr")
    before = read(root), units(root)
    assert diglot(root, "translate", "--to", "fr").out == "nothing to draft\n"
    assert (read(root), units(root)) == before


def test_approving_a_draft_says_that_it_is_reviewed(root: Path, diglot: Call) -> None:
    diglot(root, "translate", "--to", "fr")
    diglot(root, "approve", "care", "--by", "Ana")
    assert "state: reviewed" in read(root)
    assert {unit["by"] for unit in units(root)} == {"Ana"}
    assert {unit["origin"] for unit in units(root)} >= {"engine"}
    assert "unreviewed-machine-text" not in diglot(root, "check", "--no-cache").out


def test_only_the_sentence_that_changed_is_drafted_again(agreed: Path, diglot: Call) -> None:
    edit(agreed, "content/en/care.md", ("The complaint arrives tomorrow.", "The team answers always."))
    answer = diglot(agreed, "translate", "--changed")
    assert answer.out.startswith("content/fr/care.md: 1 by the engine\n")
    expected = FRENCH.replace("La réclamation arrive demain.", "L’équipe répond toujours.")
    assert read(agreed) == expected.replace("state: reviewed", "state: machine")
    drafted = [unit for unit in units(agreed) if unit["origin"] != "human"]
    assert [unit["source"] for unit in drafted] == ["The team answers always."]
    assert "outdated-translation" not in diglot(agreed, "check", "--no-cache").out


def test_only_segments_of_an_edited_paragraph_reach_the_engine(agreed: Path, diglot: Call) -> None:
    edit(agreed, "content/en/care.md", ("The complaint arrives tomorrow.", "The team answers always."))
    diglot(agreed, "translate", "--changed")
    asked = [json.loads(line)["source"] for line in read(agreed, ".diglot/translate/en-fr.jsonl").splitlines()]
    assert asked == ["The team answers always."]


def test_what_an_editor_improved_in_the_translation_stays(agreed: Path, diglot: Call) -> None:
    edit(
        agreed, "content/fr/care.md", ("Le client attend aujourd’hui.", "Le client patiente gentiment depuis ce matin.")
    )
    before = read(agreed)
    assert diglot(agreed, "translate", "--changed").out == "nothing to draft\n"
    assert read(agreed) == before


def test_what_both_languages_changed_is_told_and_left(agreed: Path, diglot: Call) -> None:
    edit(agreed, "content/fr/care.md", ("Le client attend aujourd’hui.", "Nos clients sont tous arrivés ce matin."))
    edit(agreed, "content/en/care.md", ("The customer waits today.", "The price changes always."))
    before = read(agreed)
    answer = diglot(agreed, "translate", "--changed")
    assert "1 changed in both languages, left to you" in answer.out
    assert "content/en/care.md:8: changed in both languages: The price changes always." in answer.out
    assert read(agreed) == before


def test_new_sentences_and_paragraphs_come_to_their_place_and_what_is_gone_goes(agreed: Path, diglot: Call) -> None:
    complaint, more = "The complaint arrives tomorrow.", " The team answers always.\n\nThe price stays here."
    call, items = " Call `help()` today.", "\n\n- The employee stays always.\n- The answer arrives tomorrow."
    edit(agreed, "content/en/care.md", (complaint, complaint + more), (call, items))
    diglot(agreed, "translate", "--changed")
    expected = FRENCH.replace(
        "La réclamation arrive demain.\n",
        "La réclamation arrive demain. L’équipe répond toujours.\n\nLe prix reste ici.\n",
    ).replace(" Appelez `help()` aujourd’hui.", "\n\n- L’employé reste toujours.\n- La réponse arrive demain.")
    assert read(agreed) == expected.replace("state: reviewed", "state: machine")
    assert "outdated" not in diglot(agreed, "check", "--no-cache").out


def test_text_that_is_new_in_both_languages_is_not_drafted_twice(agreed: Path, diglot: Call) -> None:
    edit(agreed, "content/en/care.md", ("## The price", "The price stays here.\n\n## The price"))
    edit(agreed, "content/fr/care.md", ("## Le prix", "Rien ne bouge au tarif.\n\n## Le prix"))
    before = read(agreed)
    assert diglot(agreed, "translate", "--changed").out == "nothing to draft\n"
    assert read(agreed) == before


def test_a_row_added_to_a_table_keeps_the_reviewed_cells(tmp_path: Path, diglot: Call) -> None:
    table = "# The price\n\n| The team | A |\n|---|---|\n| x1 | The answer |\n"
    french = "# Le tarif\n\n| La brigade | A |\n|---|---|\n| x1 | La repartie |\n"
    root = project(tmp_path / "p", {"content/en/care.md": table, "content/fr/care.md": french})
    diglot(root, "approve", "--all", "--by", "Ana")
    edit(root, "content/en/care.md", ("| x1 |", "| x2 | The price stays here |\n| x1 |"))
    diglot(root, "translate", "--changed")
    assert "| La brigade | A |\n|---|---|\n| x2 | Le prix reste ici |\n| x1 | La repartie |\n" in read(root)


def test_a_dry_run_tells_and_writes_nothing(root: Path, diglot: Call) -> None:
    answer = diglot(root, "translate", "--to", "fr", "care", "--dry-run")
    assert "for the engine" in answer.out
    assert not (root / "content/fr/care.md").exists()
    assert not (root / ".diglot/translate").exists()


def test_as_json_every_segment_is_told(root: Path, diglot: Call) -> None:
    answer = diglot(root, "translate", "--to", "fr", "care", "--format", "json")
    told = json.loads(answer.out)
    assert set(told) == {"entries", "summary", "dry_run"}
    assert told["entries"][0]["path"] == "content/fr/care.md"
    first = told["entries"][0]["segments"][0]
    assert set(first) == {"line", "source", "target", "origin", "engine", "match", "note", "is_left"}
    assert told["summary"]["engine"] > 5


def test_a_close_match_tells_how_close_and_what_differs(agreed: Path, diglot: Call) -> None:
    write(agreed, {
        "content/en/desk.md": "# Desk\n\nThe manager of the shop answers you at the gate.\n",
        "content/fr/desk.md": "# Accueil\n\nLe responsable de la boutique vous répond au portail.\n",
    })  # fmt: skip
    diglot(agreed, "approve", "desk", "--by", "Ana")
    write(agreed, {"content/en/more.md": "# Desk\n\nThe manager of the shop answers you at the desk.\n"})
    answer = diglot(agreed, "translate", "more")
    assert "1 agreed before, 1 close matches" in answer.out
    assert re.search(r"content/en/more\.md:3: \d\d % like what was agreed on; differs: gate\. → desk\.", answer.out)
    assert [(unit["origin"], unit.get("match", 0) > 80) for unit in units(agreed, "more")] == [("memory", True)] * 2


def test_french_can_be_drafted_from_and_english_written(
    tmp_path: Path, diglot: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGLOT_MODELS", str(tmp_path / "models"))
    install(PACKAGES / "translate-fr_en-0_1.argosmodel", tmp_path / "models")
    root = project(tmp_path / "p", {"content/fr/accueil.md": "# Le client\n\nLe client est roi.\n"})
    assert diglot(root, "translate", "--to", "en", "accueil").code == 0
    assert read(root, "content/en/accueil.md").startswith("---\nstate: machine\n---\n\n# ")
    assert units(root, "accueil")[-1]["target"] == "Le client est roi."
    assert diglot(root, "status").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", "xx"), "--to xx: no such language; known are en, fr"),
        (("--to", "fr", "--from", "fr"), "name another language"),
        (("--to", "fr", "nothing"), "nothing: no such entry"),
        (("--scheduler", "tcp://127.0.0.1:9", "--to", "fr"), "no scheduler answers"),
        (("--scheduler", "somewhere", "--jobs", "2", "--to", "fr"), "--jobs: the workers of --scheduler are as many"),
        (("--missing", "--changed", "--to", "fr"), "translate: say --missing or --changed, not both"),
        (("--scheduler", "somewhere", "--to", "fr"), "--scheduler somewhere: not an address such as tcp://host:8786"),
    ],
)
def test_a_mistake_is_told_in_one_line(root: Path, diglot: Call, arguments: tuple[str, ...], told: str,
                                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setattr("diglot.cli.executors._CONNECT", 0.3)
    answer = diglot(root, "translate", *arguments)
    assert answer.code == 2
    assert told in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not (root / "content/fr/care.md").exists()


def test_without_a_package_one_line_says_how_to_get_it(
    root: Path, diglot: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGLOT_MODELS", str(tmp_path / "none"))
    answer = diglot(root, "translate", "--to", "fr")
    assert (answer.code, answer.err) == (2, "no Argos package from en to fr: diglot models install en fr\n")
    assert not (root / "content/fr/care.md").exists()


def test_what_was_left_without_an_engine_is_drafted_when_there_is_one(root: Path, diglot: Call) -> None:
    diglot(root, "translate", "--to", "fr", "--engine", "none", "care")
    assert "The customer waits today." in read(root)
    assert diglot(root, "translate", "--to", "fr", "care").code == 0
    assert "Le client attend aujourd’hui." in read(root)


def test_packages_are_installed_from_a_file_and_listed(
    root: Path, diglot: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGLOT_MODELS", str(tmp_path / "own"))
    assert "no Argos packages" in diglot(root, "models", "list").out
    file = str(PACKAGES / "translate-en_de-0_1.argosmodel")
    answer = diglot(root, "models", "install", "--file", file)
    assert re.fullmatch(r"en de: Argos package 0\.1 installed, SHA-256 [0-9a-f]{64}\n", answer.out)
    assert "en de: Argos package 0.1" in diglot(root, "models", "list").out
    wrong = diglot(root, "models", "install", "--file", file, "--sha256", "0" * 64)
    assert (wrong.code, "refused: its SHA-256 is" in wrong.err) == (2, True)
    assert diglot(root, "models", "install", "--file", "nowhere").code == 2
    assert diglot(root, "models", "install", "en").code == 2


MANY = "".join(f"The customer waits today {n}.\n\nThe price stays here {n}.\n\n" for n in range(150))


def test_killed_at_any_moment_it_goes_on_and_asks_nothing_twice(tmp_path: Path) -> None:
    keys = [f"e{n}" for n in range(40)]
    root = project(tmp_path / "p", {f"content/en/{key}.md": f"# The team\n\n{key}\n\n{MANY[:2000]}" for key in keys})
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tooling")}
    command = [
        sys.executable,
        "-c",
        "from diglot.cli.main import main; main()",
        "translate",
        "--to",
        "fr",
        "--jobs",
        "1",
    ]
    journal = root / ".diglot/translate/en-fr.jsonl"
    running = subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        if journal.exists() and journal.stat().st_size:
            break
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = journal.read_bytes()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[" not in done.stderr  # no progress bar where nobody looks
    lines = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    assert journal.read_bytes().startswith(kept[: kept.rfind(b"\n") + 1])
    assert len({line["source"] for line in lines}) == len(lines)
    assert sorted(path.stem for path in (root / "content/fr").glob("e*.md")) == sorted(keys)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_the_processes_that_translate_end_with_their_parent_and_without_a_word(tmp_path: Path, end: int) -> None:
    root = project(tmp_path / "p", {f"content/en/e{n}.md": f"# The team\n\n{n}\n\n{MANY}" for n in range(20)})
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tooling")}
    command = [sys.executable, "-c", "from diglot.cli.main import main; main()", "translate", "--to", "fr"]
    journal = root / ".diglot/translate/en-fr.jsonl"
    with subprocess.Popen(
        [*command, "--jobs", "2"], cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, start_new_session=True,
    ) as running:  # fmt: skip
        for _ in range(1200):
            if journal.exists() and journal.stat().st_size:
                break
            time.sleep(0.05)
        if end == signal.SIGINT:
            os.killpg(running.pid, end)  # as a terminal does
        else:
            running.send_signal(end)
        # They hold the pipe: it closes when the last of them has ended.
        told, _ = running.communicate(timeout=20)
    assert running.returncode in {130, -signal.SIGKILL}
    assert "Traceback" not in told


HARD = """\
## The price stays here

The customer waits today\\
The price stays here

- [x] The employee stays always
- [ ] The answer arrives tomorrow

The price stays here
:   The team answers always.

The manager answers [here] always.

The customer waits today.[^1]

[here]: index.md
[^1]: The complaint arrives tomorrow.
"""


def test_line_breaks_tasks_definitions_and_footnotes_survive_and_what_would_not_is_left(
    tmp_path: Path, diglot: Call
) -> None:
    root = project(tmp_path / "p", {"content/en/care.md": HARD})
    answer = diglot(root, "translate", "--to", "fr", "care")
    assert read(root).partition("---\n\n")[2] == (
        "## Le prix reste ici\n\nLe client attend aujourd’hui\\\nLe prix reste ici\n\n"
        "- [x] L’employé reste toujours\n- [ ] La réponse arrive demain\n\n"
        "Le prix reste ici\n:   L’équipe répond toujours.\n\n"
        "The manager answers [here] always.\n\n"
        "Le client attend aujourd’hui.[^1]\n\n"
        "[here]: index.md\n[^1]: La réclamation arrive demain.\n"
    )
    assert "content/en/care.md:12: left as it is: its translation would break the page" in answer.out


def test_two_sentences_that_were_agreed_on_as_one_are_drafted_as_one(tmp_path: Path, diglot: Call) -> None:
    english = "# The team\n\nWe came. We saw the shop of\nthe manager. We left.\n"
    french = "# L’équipe\n\nNous sommes venus voir la boutique du responsable. Nous voilà repartis.\n"
    root = project(tmp_path / "p", {"content/en/care.md": english, "content/fr/care.md": french})
    unit = {"target": "Nous sommes venus voir la boutique du responsable.", "by": "Ana", "agreed_on": "2026-11-01"}
    write(root, {
        "memory/en-fr/care.jsonl": "\n".join(json.dumps({"origin": "human", "by": "Ana", **one}) for one in (
            {"source": "The team", "target": "L’équipe"},
            unit | {"source": "We came. We saw the shop of the manager."},
            {"source": "We left.", "target": "Nous voilà repartis."},
        )) + "\n",
    })  # fmt: skip
    (root / "content/fr/care.md").unlink()
    answer = diglot(root, "translate", "--to", "fr", "care")
    assert answer.out.startswith("content/fr/care.md: 4 agreed before\n")
    assert read(root).partition("---\n\n")[2] == french
    assert [one["source"] for one in units(root)][1] == "We came. We saw the shop of the manager."
    assert "outdated" not in diglot(root, "check", "--no-cache").out


def test_the_memory_of_another_tool_is_drafted_from_and_told(root: Path, diglot: Call) -> None:
    tmx = (
        '<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
        'adminlang="en" srclang="en" datatype="plaintext"/><body><tu><tuv xml:lang="en-GB"><seg>The price</seg></tuv>'
        '<tuv xml:lang="fr-FR"><seg>Le tarif</seg></tuv></tu></body></tmx>'
    )
    write(root, {"old.tmx": tmx})
    assert diglot(root, "import", "old.tmx").code == 0
    answer = diglot(root, "translate", "--to", "fr", "care")
    assert "2 from the imported memory" in answer.out
    assert "## Le tarif\n" in read(root)
    drafted = next(unit for unit in units(root) if unit["source"] == "The price")
    assert drafted == {
        "source": "The price", "target": "Le tarif", "origin": "memory", "match": 100,
        "note": "from the imported memory",
    }  # fmt: skip


def test_an_entry_that_cannot_be_written_does_not_stop_the_others(root: Path, diglot: Call) -> None:
    write(root, {"content/en/more.md": "## The price stays here\n", "content/fr/care.md/x": ""})
    answer = diglot(root, "translate", "--to", "fr")
    assert answer.code == 2
    assert answer.err == "content/fr/care.md: exists already, left as it is\n"
    assert "## Le prix reste ici" in read(root, "content/fr/more.md")


@pytest.mark.parametrize("path", ["content/en/care.md", "content/fr/care.md", "memory/en-fr/care.jsonl"])
def test_what_somebody_saved_while_it_ran_is_not_overwritten(agreed: Path, path: str) -> None:
    edit(agreed, "content/en/care.md", ("The complaint arrives tomorrow.", "The team answers always."))
    config = load_config(agreed / "mkdocs.yml")
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    work = Work(config, corpus, Direction.of(config, "en", "fr"), corpus.keys)
    plans = list(work.plans())
    text = read(agreed, path).replace("care", "ward").replace("attend", "patiente").replace("waits", "stays")
    write(agreed, {path: text})
    assert not [one for one in work.drafted(plans, None, lambda _: {}, lambda _: None) if work.write(one)]
    assert work.refused == [f"{path}: changed meanwhile, left as it is; try again"]
    assert read(agreed, path) == text


def test_the_progress_moves_with_each_batch_and_ends_at_the_number_of_segments(tmp_path: Path) -> None:
    many = "\n\n".join(f"The customer waits today {n}." for n in range(300))
    root = project(tmp_path / "p", {"content/en/care.md": many})
    config = load_config(root / "mkdocs.yml")
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    work = Work(config, corpus, Direction.of(config, "en", "fr"), ("care",))
    told: list[int] = []
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(WordByWord(), ("en", "fr"), {}, executors=lambda: executor)
        list(work.drafted(list(work.plans()), WordByWord(), workers, told.append))
    assert len([count for count in told if count]) > 4
    assert sum(told) == 300


def drafted(root: Path, text: str | bytes, engine: Any) -> Drafted:
    """What `engine` makes of an entry."""
    project(root, {"content/en/care.md": ""})
    (root / "content/en/care.md").write_bytes(text if isinstance(text, bytes) else text.encode())
    config = load_config(root / "mkdocs.yml")
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    work = Work(config, corpus, Direction.of(config, "en", "fr"), ("care",))
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(engine, ("en", "fr"), {}, executors=lambda: executor)
        (one,) = work.drafted(list(work.plans()), engine, workers, lambda _: None)
    return one


def test_a_title_that_an_engine_begins_like_a_list_is_no_list_and_needs_no_backslash(tmp_path: Path) -> None:
    engine = WordByWord({"customer": "- souci", "care": "client"})
    one = drafted(tmp_path / "p", "---\ntitle: Customer care\n---\n\nCustomer care\n", engine)
    assert one.composed.text == "---\ntitle: '- souci client'\nstate: machine\n---\n\n\\- souci client\n"


class Endless(WordByWord):
    """Ends no quotation: the sentence that follows is then read as a part of the one before."""

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        return [one.replace(".”", " et").replace("“", "") for one in super().translate(sentences, source, target)]


def test_drafts_that_run_together_are_one_unit_so_that_the_page_is_as_agreed(tmp_path: Path, diglot: Call) -> None:
    root = tmp_path / "p"
    one = drafted(root, "The book pays. He reads “the book.” The customer waits here.\n", Endless())
    assert [(unit.source, unit.target) for unit in one.composed.units] == [
        ("The book pays.", "Le livre paie."),
        ("He reads “the book.” The customer waits here.", "He lit le livre et Le client attend ici."),
    ]
    write(root, {"content/fr/care.md": one.composed.text})
    write(root, {"memory/en-fr/care.jsonl": agreement_text(one.composed.units)})
    assert "outdated-translation" not in diglot(root, "check").out


def test_what_spans_several_lines_and_makes_no_sense_in_parts_is_left_and_says_so(tmp_path: Path) -> None:
    template = '{% include a.html\n  alt="The customer. The book waits here."\n  title="Good service."\n%}'
    text = f"The customer waits here.\n\n{template}\n\nThe customer reads `{{{{` and waits. The book is here.\n"
    one = drafted(tmp_path / "p", text, Endless())
    paragraphs = one.composed.text.partition("---\n\n")[2].split("\n\n")
    assert " ".join(paragraphs[1].split()) == " ".join(template.split())
    assert (paragraphs[0], paragraphs[2]) == (
        "Le client attend ici.",
        "Le client lit `{{` et attend. Le livre est ici.\n",
    )
    left = {draft.note for _, draft in one.composed.drafts if draft.is_left}
    assert left == {"left as it is: a part of a template, or HTML over several lines"}


def test_html_over_several_lines_is_drafted_with_the_line_ends_it_has(tmp_path: Path) -> None:
    one = drafted(tmp_path / "p", b"<div>\r\n<p>The customer waits</p>\r\n</div>\r\n", WordByWord())
    assert one.composed.text.endswith("<div>\r\n<p>Le client attend</p>\r\n</div>\r\n")


def test_a_bar_in_code_in_a_table_gets_no_backslash(tmp_path: Path) -> None:
    one = drafted(tmp_path / "p", "| The book | Good |\n|---|---|\n| `a | b` is here | no |\n", WordByWord())
    assert "| `a | b` est ici | pas |" in one.composed.text
