"""github: workflow commands that GitHub shows as annotations beside the lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.finding import Finding

NAME = "github"

_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = _IN_MESSAGE | {":": "%3A", ",": "%2C"}
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write(findings: Sequence[Finding]) -> str:
    """A workflow command a line; nothing for no findings."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    path, title = (_escaped(text, _IN_PROPERTY) for text in (finding.place.path, finding.rule))
    message = _escaped(finding.message, _IN_MESSAGE)
    return f"::{_COMMANDS[finding.level]} file={path},line={finding.place.line},title={title}::{message}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
