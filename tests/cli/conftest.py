"""Calling the command line as its users do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import pytest

from diglot.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


class Answer:
    """What a command answered."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err


class Call(Protocol):
    """Run `diglot` with `arguments` in the folder `at`."""

    def __call__(self, at: Path, *arguments: str) -> Answer: ...


@pytest.fixture
def diglot(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    def call(at: Path, *arguments: str) -> Answer:
        monkeypatch.chdir(at)
        monkeypatch.setattr(sys, "argv", ["diglot", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as exited:
            main()
        told = capsys.readouterr()
        return Answer(int(exited.value.code or 0), told.out, told.err)

    return call
