"""Our scripts as readers get them: a fifth of their weight is comments and indentation, for who reads the source."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.publish.theming import TEMPLATES
from diglot.store.files import read_text

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

__all__ = ["abridge_scripts", "abridged"]

_OURS = f"{TEMPLATES}/assets/diglot/"
_THEIRS = f"{_OURS}search/snowball/"
"""What others wrote stays as it came, with its copyright."""


def abridge_scripts(files: Files) -> None:
    """Have each of our scripts among `files` be copied without what only we read."""
    for file in files:
        path = file.abs_src_path or ""
        if path.startswith(_OURS) and path.endswith(".js") and not path.startswith(_THEIRS):
            file.content_string = abridged(read_text(Path(path)))


@lru_cache(maxsize=64)
def abridged(script: str) -> str:
    """`script` without lines that are comments, empty lines and what lines begin with.

    Comments stand on lines of their own and no text goes over several lines: a test holds our scripts to that.
    """
    kept = []
    is_comment = False
    for line in map(str.strip, script.split("\n")):
        is_comment = is_comment or line.startswith("/*")
        if line and not is_comment and not line.startswith("//"):
            kept.append(line)
        is_comment = is_comment and not line.endswith("*/")
    return "\n".join([*kept, ""])
