"""When a text came and when it last changed, as far as that is known: from git, never from the clock of a build."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Dates", "dates_in_git"]

_SECONDS = 30
"""How long git may take; a history that takes longer is done without."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When a file came into the repository, and when its content last changed there."""

    added: date
    changed: date


def dates_in_git(root: Path, folder: Path) -> Mapping[str, Dates]:
    """The dates of the files below `folder`, by path relative to `root`; nothing where git does not know them.

    A file that differs from what was committed has none, nor has any in a shallow clone, whose history is cut off.
    """
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    if shallow is None or shallow.strip() != "false":
        return {}
    log = _git(
        root, "-c", "core.quotePath=off", "log", "--format=%x00%cs", "--name-only", "--relative", "--", str(folder)
    )
    differing = _git(root, "-c", "core.quotePath=off", "diff", "HEAD", "--name-only", "--relative", "--", str(folder))
    if log is None or differing is None:
        return {}
    found: dict[str, Dates] = {}
    for commit in log.split("\0")[1:]:
        day, _, names = commit.partition("\n")
        for name in filter(None, names.split("\n")):
            changed = found[name].changed if name in found else date.fromisoformat(day)
            found[name] = Dates(date.fromisoformat(day), changed)
    for name in differing.split("\n"):
        found.pop(name, None)
    return found


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers; None where it does not know the folder, or is not there."""
    try:
        answer = subprocess.run(  # noqa: S603  # no shell, and no argument that an entry wrote
            ["git", "--no-optional-locks", *arguments],  # noqa: S607  # the git that the user has
            cwd=root,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.decode("utf-8", "surrogateescape")
