"""Which part of the service an address leads to, wherever a proxy shows the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["is_question", "is_results", "path_of"]

_RESULTS = "/search"
_INDEX = "/index.html"


def path_of(scope: Scope) -> str:
    """The path that is asked for, without the folder that a proxy shows the service in (ASGI's `root_path`)."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path.removeprefix(root) if root and path.startswith(f"{root}/") else path


def is_question(path: str) -> bool:
    """Whether a path asks the index something: files of the site cost nothing and are not counted."""
    return path.startswith("/api/") or path == "/search.atom" or is_results(path)


def is_results(path: str) -> bool:
    """Whether a path is that of the page with results, in any language."""
    return path.removesuffix(_INDEX).rstrip("/").endswith(_RESULTS)
