from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from diglot.errors import DiglotError
from diglot.model.document import Document
from diglot.search.followed import FollowedIndex
from diglot.search.generations import POINTER
from diglot.search.whoosh_index import build_index, open_index

FIRST = [Document("en", "a", "myth", "First", "a/", text="alpha")]
SECOND = [Document("en", "b", "myth", "Second", "b/", text="alpha beta")]

BUILDING = """
import sys
from pathlib import Path
from diglot.model.document import Document
from diglot.search.whoosh_index import build_index
documents = [Document("en", f"k{n}", "myth", f"Title {n}", "a/", text=f"alpha word{n} " * 20) for n in range(200)]
print("ready", flush=True)
while True:
    build_index(documents, Path(sys.argv[1]))
"""
BUILDING_FIVE_TIMES = BUILDING.replace("while True", "for _ in range(5)")


def titles(index):
    return [hit.document.title for hit in index.search("alpha", locales=["en"]).hits]


def generations(folder):
    return [path for path in folder.iterdir() if path.is_dir()]


def test_a_new_generation_replaces_the_old_one_which_open_readers_keep(tmp_path):
    build_index(FIRST, tmp_path)
    old = open_index(tmp_path)
    name = build_index(SECOND, tmp_path)
    new = open_index(tmp_path)
    assert new.generation == name != old.generation
    assert titles(old) == ["First"]
    assert titles(new) == ["Second"]


def test_only_the_generation_before_is_kept(tmp_path):
    for _ in range(4):
        build_index(FIRST, tmp_path)
    assert len(generations(tmp_path)) == 2


def test_a_killed_build_leaves_a_whole_index(tmp_path):
    build_index(FIRST, tmp_path)
    moments = random.Random(1)
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", BUILDING, str(tmp_path)], stdout=subprocess.PIPE) as building:
            building.stdout.readline()
            time.sleep(moments.uniform(0, 0.8))
            building.send_signal(signal.SIGKILL)
        assert titles(open_index(tmp_path))
    build_index(SECOND, tmp_path)
    assert titles(open_index(tmp_path)) == ["Second"]
    assert len(generations(tmp_path)) == 2


def test_builds_at_the_same_time_wait_for_each_other(tmp_path):
    builds = [subprocess.Popen([sys.executable, "-c", BUILDING_FIVE_TIMES, str(tmp_path)]) for _ in range(3)]
    assert [build.wait(timeout=60) for build in builds] == [0, 0, 0]
    assert open_index(tmp_path).search("alpha", locales=["en"]).total == 200
    assert len(generations(tmp_path)) == 2


def test_a_missing_index_names_the_remedy(tmp_path):
    with pytest.raises(DiglotError, match="there is no search index; build it with: diglot build"):
        open_index(tmp_path / "nowhere")


@pytest.mark.parametrize("damage", ["truncated", "overwritten", "removed", "manifest"])
def test_a_damaged_index_names_the_remedy(tmp_path, damage):
    generation = tmp_path / build_index(FIRST, tmp_path)
    largest = max((p for p in generation.iterdir() if p.suffix != ".json"), key=lambda path: path.stat().st_size)
    content = largest.read_bytes()
    match damage:
        case "truncated":
            largest.write_bytes(content[: len(content) // 2])
        case "overwritten":
            largest.write_bytes(b"\xff" * len(content))
        case "removed":
            largest.unlink()
        case "manifest":
            (generation / "manifest.json").write_text("[]")
    with pytest.raises(DiglotError, match="damaged; build it with: diglot build"):
        open_index(tmp_path)


@pytest.mark.parametrize("content", ["", "../..", "no-such-generation", "\0", "é"])
def test_a_pointer_that_names_nothing_is_a_missing_index(tmp_path, content):
    build_index(FIRST, tmp_path)
    (tmp_path / POINTER).write_text(content, encoding="utf-8")
    with pytest.raises(DiglotError, match="there is no search index"):
        open_index(tmp_path)


def test_an_index_of_another_version_is_told_apart(tmp_path):
    generation = tmp_path / build_index(FIRST, tmp_path)
    manifest = generation / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 0}))
    with pytest.raises(DiglotError, match="another version of diglot; build it with: diglot build"):
        open_index(tmp_path)


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DiglotError, match="the search index cannot be written: ") as told:
        build_index(FIRST, tmp_path / "file" / "index")
    assert len(told.value.lines) == 1


def followed_until(followed, expected):
    for _ in range(400):
        if titles(followed()) == expected:
            return True
        time.sleep(0.01)
    return False


def test_a_new_generation_is_followed_and_a_damaged_one_is_not(tmp_path):
    followed = FollowedIndex(tmp_path, open_index)
    with pytest.raises(DiglotError):
        followed()
    build_index(FIRST, tmp_path)
    assert titles(followed()) == ["First"]
    name = build_index(SECOND, tmp_path)
    assert followed_until(followed, ["Second"])
    shutil.rmtree(tmp_path / name)
    (tmp_path / POINTER).write_text("gone\n")
    assert titles(followed()) == ["Second"]
    build_index(FIRST, tmp_path)
    assert followed_until(followed, ["First"])
