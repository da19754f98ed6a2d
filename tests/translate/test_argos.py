"""The real Argos Translate with real, small packages."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from diglot.errors import DiglotError
from diglot.translate.argos import open_engine
from tests.builders import ROOT, project

if TYPE_CHECKING:
    from pathlib import Path


def test_english_becomes_french_by_way_of_german(toys: Path) -> None:
    engine = open_engine(toys, "en", "fr")
    assert engine.version == "en_de 0.1, de_fr 0.1"
    asked = ["The customer waits today.", "The answer arrives tomorrow."]
    assert engine.translate(asked, "en", "fr") == ["Le client attend aujourd’hui.", "La réponse arrive demain."]


def test_many_sentences_at_once_say_what_each_says_alone(toys: Path) -> None:
    engine = open_engine(toys, "en", "de")
    asked = [f"The {noun} {verb} here." for noun in ("team", "price", "manager") for verb in ("stays", "changes")]
    assert engine.translate(asked, "en", "de") == [engine.translate([one], "en", "de")[0] for one in asked]
    assert engine.translate([], "en", "de") == []


def test_an_engine_travels_to_another_process(toys: Path) -> None:
    engine = pickle.loads(pickle.dumps(open_engine(toys, "en", "de")))
    assert engine.translate(["The team stays here."], "en", "de")


def test_a_direction_without_packages_is_told_with_the_command_that_installs_it(toys: Path) -> None:
    with pytest.raises(DiglotError, match="diglot models install fr en"):
        open_engine(toys, "fr", "en")


def test_a_package_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    (folder / "model").mkdir(parents=True)
    (folder / "metadata.json").write_text('{"from_code": "en", "to_code": "fr", "package_version": "1"}', "utf-8")
    (folder / "model" / "model.bin").write_bytes(b"no model")
    (folder / "sentencepiece.model").write_bytes(b"no words")
    with pytest.raises(DiglotError, match="en_fr 1 cannot be loaded"):
        open_engine(tmp_path, "en", "fr").translate(["Hello."], "en", "fr")


ALONE = """
import os, sys
before = dict(os.environ)
from pathlib import Path
from diglot.translate.argos import open_engine
print(open_engine(Path(sys.argv[1]), "en", "de").translate(["The team stays here."], "en", "de"))
assert dict(os.environ) == before, set(os.environ.items()) ^ set(before.items())
"""


def test_nothing_is_made_in_the_home_and_no_variable_stays(toys: Path, tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
    environment |= {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "tooling")}
    done = subprocess.run(
        [sys.executable, "-c", ALONE, str(toys)], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == []


HIDDEN = """
import sys
sys.modules["argostranslate"] = sys.modules["ctranslate2"] = sys.modules["sentencepiece"] = None
from diglot.cli.main import main
main()
"""


def call(at: Path, models: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tooling"), "DIGLOT_MODELS": str(models)}
    return subprocess.run(
        [sys.executable, "-c", HIDDEN, *arguments], cwd=at, env=environment, capture_output=True, text=True, check=False
    )


def test_without_the_extra_one_line_says_how_to_get_it_and_the_rest_works(toys: Path, tmp_path: Path) -> None:
    root = project(tmp_path, {"content/en/parking.md": "# Parking\n\nThe lot closes at ten.\n"})
    done = call(root, toys, "translate", "--to", "fr")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["Argos Translate is not installed: pip install 'diglot[argos]'"]
    assert not (root / "content/fr/parking.md").exists()
    assert call(root, toys, "models", "list").returncode == 0
    assert call(root, toys, "check").returncode == 0


def test_only_one_module_knows_argos() -> None:
    knowing = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tooling" / "diglot").rglob("*.py")
        if '"argostranslate' in path.read_text("utf-8") or "import argostranslate" in path.read_text("utf-8")
    ]
    assert knowing == ["tooling/diglot/translate/argos.py"]
