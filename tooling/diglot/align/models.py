"""Models: the embeddings that are shipped with diglot, and the making of others."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diglot.align.embedding import Embedding

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["available", "shipped"]

_FOLDER = Path(__file__).with_name("data")


def available() -> tuple[tuple[str, str], ...]:
    """The pairs of languages that a model is shipped for."""
    return tuple(sorted(_split(path) for path in _FOLDER.glob("*.npz")))


def shipped(source: str, target: str) -> Embedding | None:
    """The shipped model that knows both languages, given as locale codes in any order (`fr-CA` is `fr`), or none.

    It is read once per process.
    """
    wanted = {_base(source), _base(target)}
    name = next((name for name in available() if set(name) == wanted), None)
    return _loaded("-".join(name)) if name else None


def _base(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def _split(path: Path) -> tuple[str, str]:
    source, _, target = path.stem.partition("-")
    return source, target


@cache
def _loaded(name: str) -> Embedding:
    return Embedding.load(_FOLDER / f"{name}.npz")
