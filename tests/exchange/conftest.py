"""A small corpus with all that a translator's tool could break, and the commands that exchange it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from diglot.cli.main import main
from tests.builders import project

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = """\
---
title: "Parking: where to go"
summary: Where visitors leave their cars.
state: reviewed
last_reviewed_on: 2026-11-20
---

# Parking

The lot has **forty** places. It closes at `22:00`; see [the *house* rules](rules.md "Rules").
Ring at the gate.

- Visitors ring.
- **Staff** use a card.

| Day | Hours |
|-----|-------|
| Monday | 8 to 22 |

```sh
open gate
```

!!! note "Good to know"
    The gate is narrow.
"""
FRENCH = """\
---
title: "Stationnement : où aller"
summary: Où les visiteurs laissent leur voiture.
state: reviewed
last_reviewed_on: 2026-11-20
---

# Stationnement

Le parc compte **quarante** places. Il ferme à `22:00` ; voir [le règlement *intérieur*](rules.md "Rules").
Sonnez au portail.

- Les visiteurs sonnent.
- Le **personnel** a une carte.

| Jour | Horaires |
|-----|-------|
| Lundi | de 8 à 22 |

```sh
open gate
```

!!! note "Bon à savoir"
    Le portail est étroit.
"""
RULES = (
    "# Rules\n\nNo smoking here. No smoking here.\n",
    "# Règlement\n\nDéfense de fumer ici. Défense de fumer ici.\n",
)
TERMS = (
    "concept,en,en_admitted,en_forbidden,en_definition,fr,fr_admitted,fr_forbidden,fr_definition\n"
    'gate,gate,,,"The way in, for cars.",portail,,barrière,\n'
    "visitor,visitor,guest,,,visiteur,,,\n"
)


class Answer:
    """What a command answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def report(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found


class Desk(Protocol):
    """A project, and `diglot` called in its folder."""

    root: Path

    def __call__(self, *arguments: str) -> Answer: ...


class _Desk:
    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.capsys = capsys
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str) -> Answer:
        self.monkeypatch.chdir(self.root)
        self.monkeypatch.setattr(sys, "argv", ["diglot", *arguments])
        self.capsys.readouterr()
        with pytest.raises(SystemExit) as exited:
            main()
        told = self.capsys.readouterr()
        return Answer(int(exited.value.code or 0), told.out, told.err)

    def export(self, kind: str, *arguments: str, out: str = "out") -> Path:
        answer = self("export", "--as", kind, "--out", out, "--force", *arguments)
        assert answer.code == 0, answer.err
        return self.root / out

    def take(self, path: Path | str, *arguments: str) -> dict[str, Any]:
        """The report of an import."""
        answer = self("import", str(path), "--format", "json", *arguments)
        assert answer.code < 2, answer.err
        return answer.report

    def text(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert old in text
        (self.root / path).write_bytes(text.replace(old, new, 1).encode())

    def files(self) -> dict[str, bytes]:
        """Every file of the corpus and the memory."""
        found = (path for name in ("content", "memory") for path in (self.root / name).rglob("*"))
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> _Desk:
    root = project(
        tmp_path,
        {
            "content/en/parking.md": ENGLISH,
            "content/fr/parking.md": FRENCH,
            "content/en/rules.md": RULES[0],
            "content/fr/rules.md": RULES[1],
            "memory/terms.csv": TERMS,
        },
    )
    return _Desk(root, capsys, monkeypatch)
