"""The whole road, as `make demo` walks it: from the raw articles in `sources/` to a built site."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_raw_articles_become_a_checked_and_built_site(tmp_path):
    diglot = ROOT / ".venv" / "bin" / "diglot"
    command = ["sh", str(ROOT / "tooling" / "demo.sh"), str(diglot), str(tmp_path / "demo")]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "Traceback" not in told.stdout + told.stderr
    content = tmp_path / "demo" / "content"
    entries = sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))
    counts = {
        folder: sum(path.startswith(f"{folder}/") for path in entries)
        for folder in ("en/myths", "fr/myths", "en/levels", "en/strategies")
    }
    assert counts == {"en/myths": 2, "fr/myths": 2, "en/levels": 3, "en/strategies": 8}
    # The French article is the translation of an English one: its entries stand beside those.
    assert {path[3:] for path in entries if path.startswith("fr/myths")} == {
        path[3:] for path in entries if path.startswith("en/myths")
    }
    page = (tmp_path / "demo" / "site" / "strategies" / "price-for-retention" / "index.html").read_text(
        encoding="utf-8"
    )
    assert "Strategy 5" in page


def test_the_raw_articles_are_left_as_they_are(tmp_path):
    before = {path.name: path.read_bytes() for path in (ROOT / "sources").iterdir() if path.is_file()}
    command = ["sh", str(ROOT / "tooling" / "demo.sh"), str(ROOT / ".venv" / "bin" / "diglot"), str(tmp_path / "demo")]
    subprocess.run(command, capture_output=True, check=True)
    assert {path.name: path.read_bytes() for path in (ROOT / "sources").iterdir() if path.is_file()} == before
