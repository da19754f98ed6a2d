"""Golden cases as Markdown files: a title, then the input and what is expected, between lines of a single full stop."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def golden(name: str) -> pytest.MarkDecorator:
    """The cases of `cases/<name>.md`, as the arguments `source` and `expected` of a test."""
    pieces = (CASES / f"{name}.md").read_text("utf-8").split("\n.\n")
    cases = [(pieces[n].strip(), pieces[n + 1], pieces[n + 2].strip("\n")) for n in range(0, len(pieces) - 2, 3)]
    return pytest.mark.parametrize(
        ("source", "expected"), [pytest.param(text, lines, id=title) for title, text, lines in cases]
    )
