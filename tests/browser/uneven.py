"""The shipped playbook out of step: what every site becomes between two reviews, and the shipped one is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CHANGED", "DRAFTED", "IN_FRENCH_ALONE", "MACHINE", "MISSING", "set_uneven"]

MISSING = "strategies/respect-service"
"""Has no French text: French readers find the English one in its place."""
IN_FRENCH_ALONE = "strategies/join-service-and-marketing"
MACHINE = "strategies/plan-for-service"
"""Its French text is a machine's; a person reviewed some of it."""
DRAFTED = "levels/synthetic-service"
"""Its French text is a machine's from beginning to end."""
CHANGED = "myths/more-staff"
"""Two English sentences are others than those that both languages agreed on, and a paragraph is new."""

_EDITS = (
    ("The cable costs €4.", "The cable costs €9, and the customer’s patience far more."),
    ("| Refund it |", "| Refund it, and write down why |"),
    ("On paper, everything has been strengthened.", "On paper, everything has been made stronger than it was before."),
    ("### Hire last", "Nobody had ever said this before.\n\n### Hire last"),
)


def set_uneven(root: Path) -> None:
    """Change the copy of the playbook at `root`: texts that are missing, a machine's, or out of date; few terms."""
    (root / f"content/fr/{MISSING}.md").unlink()
    (root / f"content/en/{IN_FRENCH_ALONE}.md").unlink()
    for key, reviewed in ((MACHINE, 8), (DRAFTED, 0)):
        _replace(root / f"content/fr/{key}.md", ("state: reviewed", "state: machine"))
        _by_engine(root / f"memory/en-fr/{key}.jsonl", reviewed)
    _replace(root / f"content/en/{CHANGED}.md", *_EDITS)
    terms = (root / "memory/terms.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    few = [line for line in terms if line.endswith(("marked\n", "yes\n"))]
    (root / "memory/terms.csv").write_text("".join(few), encoding="utf-8")


def _replace(path: Path, *edits: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def _by_engine(path: Path, reviewed: int) -> None:
    """Have an engine write all units but the first ones."""
    units = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for unit in units[reviewed:]:
        unit |= {"origin": "engine", "engine": "argos 1.9"}
        unit.pop("by", None)
    path.write_text("".join(json.dumps(unit, ensure_ascii=False) + "\n" for unit in units), encoding="utf-8")
