"""Several files that belong together: written as one, also when the machine goes down in between.

What is to be written is noted first, and the note is taken away last. A note that is found was left by a run that was
interrupted: what it had not yet written is written then.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.store.files import read_text, rewrite, temporaries, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["complete", "write_together"]


def write_together(note: Path, files: Mapping[Path, tuple[str | None, str]], *, root: Path) -> None:
    """Write `files`, each with what it held when it was read (None where there was none) and what it is to hold.

    Raises `DiglotError`, and writes nothing, where a file no longer holds what was read.
    """
    for path, (before, _) in files.items():
        if _content(path) != before:
            raise DiglotError(f"{place(path, root=root)}: changed meanwhile, left as it is; try again")
    records = [{"path": str(path), "before": before, "after": after} for path, (before, after) in files.items()]
    write_whole(note, json.dumps(records, ensure_ascii=False), root=root)
    for path, (before, after) in files.items():
        _write(path, before, after, root)
    note.unlink(missing_ok=True)


def complete(note: Path, *, root: Path) -> tuple[str, ...]:
    """Write what an interrupted run noted and had not written; the paths that were written, as messages name them.

    A file that was edited since is left as it is. A note that is damaged was never followed by a file.
    """
    if not note.exists():
        return ()
    written = []
    try:
        records = json.loads(note.read_text("utf-8"))
        known = [(Path(record["path"]), record["before"], record["after"]) for record in records]
    except (OSError, ValueError, KeyError, TypeError):
        known = []
    for path in (note, *(path for path, _, _ in known)):
        _tidy(path, root)
    for path, before, after in known:
        if path.resolve().is_relative_to(root.resolve()) and _content(path) == before != after:
            _write(path, before, after, root)
            written.append(place(path, root=root))
    note.unlink(missing_ok=True)
    return tuple(written)


def _tidy(path: Path, root: Path) -> None:
    """Take away what a run that was killed while it wrote `path` left beside it."""
    if path.resolve().is_relative_to(root.resolve()):
        for temporary in temporaries(path):
            temporary.unlink(missing_ok=True)


def _content(path: Path) -> str | None:
    return read_text(path) if path.exists() else None


def _write(path: Path, before: str | None, after: str, root: Path) -> None:
    if before is None:
        write_whole(path, after, root=root)
    else:
        rewrite(path, after, read=before, root=root)
