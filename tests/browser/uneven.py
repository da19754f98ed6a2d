"""The playbook out of step: an entry missing in either language, changed paragraphs, a machine's text."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from diglot.config import load_config
from diglot.publish import publish

__all__ = ["CHANGED", "DRAFTED", "MACHINE", "NO_ENGLISH", "NO_FRENCH", "publish_uneven"]

ROOT = Path(__file__).parents[2]
NO_FRENCH = "strategies/respect-service"
NO_ENGLISH = "levels/super-service"
MACHINE = "strategies/plan-for-service"
"""All of its French is a machine's."""
DRAFTED = "strategies/price-for-retention"
"""A machine wrote two French paragraphs of it, and nobody has reviewed them."""
CHANGED = "strategies/manage-expectations"
"""In English, one paragraph and one item say something else, and one paragraph is new; nobody has told the French."""

_CHANGES = (
    ("Both sides are right, each by their own measure,", "Neither side is wrong, and each has proof of it,"),
    ("2. Strike out those that you cannot keep on a bad day.", "2. Strike out at least one promise in every five."),
    ("## How to tell", "Nobody had ever said this before.\n\n## How to tell"),
)


def publish_uneven(root: Path, folder: str) -> Path:
    """Build below `root` a site that lies in `folder` of its host; the folder to serve."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("site_dir: site\n", f"site_dir: www/{folder}\n")
    text = text.replace("http://127.0.0.1:8000/", f"http://127.0.0.1:8000/{folder}/")  # a 404 must know where it lies
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in ("content", "memory"):
        shutil.copytree(ROOT / name, root / name)
    _mark_fewer_terms(root / "memory/terms.csv")
    (root / f"content/fr/{NO_FRENCH}.md").unlink()
    (root / f"content/en/{NO_ENGLISH}.md").unlink()
    _rewrite(root / f"content/fr/{MACHINE}.md", ("state: reviewed", "state: machine"))
    _rewrite(root / f"content/en/{CHANGED}.md", *_CHANGES)
    _rewrite(root / "content/en/myths/more-staff.md", ("## What works", "Nobody ever said this.\n\n## What works"))
    _by_machine(root / f"memory/en-fr/{MACHINE}.jsonl", range(1000))
    _by_machine(root / f"memory/en-fr/{DRAFTED}.jsonl", range(4, 7))
    publish(load_config(root / "mkdocs.yml"), warn=lambda _: None)
    return root / "www"


def _mark_fewer_terms(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if line.endswith(("marked\n", "yes\n"))), encoding="utf-8")


def _rewrite(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def _by_machine(path: Path, numbers: range) -> None:
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for n, unit in enumerate(units):
        if n in numbers:
            unit.update(origin="engine", engine="argos 1.12")
            unit.pop("by", None)
    path.write_text("".join(json.dumps(unit, ensure_ascii=False) + "\n" for unit in units), encoding="utf-8")
