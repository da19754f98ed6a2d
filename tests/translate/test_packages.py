"""Argos packages are installed from their file, and what a stranger may have put into one does no harm."""

from __future__ import annotations

import contextlib
import json
import random
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.translate import packages
from diglot.translate.packages import ArgosPackage, install, installed, route
from tests.translate.conftest import PACKAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

ABOUT = json.dumps({"from_code": "en", "to_code": "fr", "package_version": "1.9"})
WHOLE = {"p/metadata.json": ABOUT, "p/model/model.bin": "weights", "p/sentencepiece.model": "words"}


def package(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_package_is_installed_and_listed(tmp_path: Path) -> None:
    found = install(PACKAGES / "translate-en_de-0_1.argosmodel", tmp_path / "models")
    assert (found.source, found.target, found.version, found.name) == ("en", "de", "0.1", "en_de 0.1")
    assert installed(tmp_path / "models") == (found,)
    assert (found.folder / "model" / "model.bin").is_file()


def test_only_what_translating_needs_is_unpacked(tmp_path: Path) -> None:
    more = {"p/stanza/en/tokenize.pt": "a pickle", "p/setup.py": "import os", "p/README.md": "hello"}
    found = install(package(tmp_path / "p.argosmodel", WHOLE | more), tmp_path / "models")
    names = sorted(path.relative_to(found.folder).as_posix() for path in found.folder.rglob("*") if path.is_file())
    assert names == ["README.md", "metadata.json", "model/model.bin", "sentencepiece.model"]


def test_the_same_version_is_replaced_and_the_newest_is_used(tmp_path: Path) -> None:
    for version in ("1.9", "1.10", "1.9"):
        about = json.dumps({"from_code": "en", "to_code": "fr", "package_version": version})
        install(package(tmp_path / "p.argosmodel", WHOLE | {"p/metadata.json": about}), tmp_path / "models")
    assert [one.version for one in installed(tmp_path / "models")] == ["1.10"]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({**WHOLE, "p/../../evil.txt": "x"}, "leads out of its folder"),
        ({**WHOLE, "/evil.txt": "x"}, "leads out of its folder"),
        ({**WHOLE, "p\\..\\evil.txt": "x"}, "leads out of its folder"),
        ({**WHOLE, "C:evil.txt": "x"}, "leads out of its folder"),
        ({**WHOLE, "other/x": "x"}, "does not hold one folder"),
        ({".": "x"}, "does not hold one folder"),
        ({"p/model/model.bin": "x", "p/sentencepiece.model": "x"}, "no metadata.json"),
        ({**WHOLE, "p/metadata.json": "{"}, "not JSON"),
        ({**WHOLE, "p/metadata.json": "[" * 100_000}, "not JSON"),
        ({**WHOLE, "p/metadata.json": "[]"}, "names no languages"),
        ({**WHOLE, "p/metadata.json": '{"from_code": "../x", "to_code": "fr"}'}, "names no two languages"),
        ({**WHOLE, "p/metadata.json": '{"from_code":"en","to_code":"fr","package_version":"../../x"}'}, "no version"),
        ({"p/metadata.json": ABOUT, "p/sentencepiece.model": "x"}, "model.bin is missing"),
        ({"p/metadata.json": ABOUT, "p/model/model.bin": "x"}, "sentencepiece.model is missing"),
    ],
)
def test_what_is_no_package_is_refused_and_nothing_is_left(tmp_path: Path, files: Mapping[str, str], told: str) -> None:
    with pytest.raises(DiglotError, match=told):
        install(package(tmp_path / "p.argosmodel", files), tmp_path / "models")
    assert sorted(path.name for path in tmp_path.iterdir()) in (["p.argosmodel"], ["models", "p.argosmodel"])
    assert not list((tmp_path / "models").glob("*"))


def test_a_link_in_a_package_is_refused(tmp_path: Path) -> None:
    file = package(tmp_path / "p.argosmodel", WHOLE)
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("p/model/vocabulary.json")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(DiglotError, match="leads out"):
        install(file, tmp_path / "models")


def test_a_bomb_is_refused_whatever_it_says_of_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_LARGEST", 1_000_000)
    file = package(tmp_path / "bomb.argosmodel", WHOLE | {"p/model/model.bin": b"\0" * 3_000_000})
    with pytest.raises(DiglotError, match="would unpack to more"):
        install(file, tmp_path / "models")
    lying = file.read_bytes().replace((3_000_000).to_bytes(4, "little"), (3_000).to_bytes(4, "little"))
    file.write_bytes(lying)
    with pytest.raises(DiglotError):
        install(file, tmp_path / "models")
    assert not list((tmp_path / "models").glob("*"))


@pytest.mark.parametrize("keep", [0, 100, 5000])
def test_a_file_that_broke_off_is_refused(tmp_path: Path, keep: int) -> None:
    file = tmp_path / "broken.argosmodel"
    file.write_bytes((PACKAGES / "translate-en_de-0_1.argosmodel").read_bytes()[:keep])
    with pytest.raises(DiglotError, match="not an Argos package"):
        install(file, tmp_path / "models")


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    data = bytearray((PACKAGES / "translate-en_de-0_1.argosmodel").read_bytes())
    data[len(data) // 2] ^= 0xFF
    file = tmp_path / "damaged.argosmodel"
    file.write_bytes(data)
    with pytest.raises(DiglotError):
        install(file, tmp_path / "models")
    assert not list((tmp_path / "models").glob("*"))


def directions(*names: str) -> list[ArgosPackage]:
    return [ArgosPackage(Path(name), "1", *name.split("_")) for name in names]


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_compressed_in_another_way_is_refused(tmp_path: Path, way: int) -> None:
    file = package(tmp_path / "p.argosmodel", WHOLE)
    with zipfile.ZipFile(file, "a", way) as archive:
        archive.writestr("p/model/more.bin", "x" * 1000)
    with pytest.raises(DiglotError, match="compressed in another way"):
        install(file, tmp_path / "models")


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_damaged_in_a_package_is_told_in_a_line(tmp_path: Path, seed: int) -> None:
    data = bytearray(package(tmp_path / "p.argosmodel", WHOLE | {"p/model/model.bin": "weights " * 500}).read_bytes())
    chance = random.Random(seed)
    for _ in range(5):
        data[chance.randrange(len(data))] = chance.randrange(256)
    (tmp_path / "p.argosmodel").write_bytes(data)
    with contextlib.suppress(DiglotError):
        install(tmp_path / "p.argosmodel", tmp_path / "models")


@pytest.mark.parametrize("about", ["[]", "null", "3", "[" * 100_000, "{", '{"from_code": 1}'])
def test_a_folder_whose_metadata_is_none_is_left_out(tmp_path: Path, about: str) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "metadata.json").write_text(about, "utf-8")
    assert installed(tmp_path) == ()


def test_the_shortest_way_is_taken() -> None:
    every = directions("en_de", "de_fr", "fr_it", "en_es", "es_de", "de_en")
    assert [one.name for one in route(every, "en", "it")] == ["en_de 1", "de_fr 1", "fr_it 1"]
    assert [one.name for one in route(directions("en_fr", "en_de", "de_fr"), "en-GB", "fr-CA")] == ["en_fr 1"]
    assert route(every, "it", "en") == ()
