"""Models: the embeddings that are shipped with diglot, and the making of others."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from diglot.align.embedding import Embedding
from diglot.errors import DiglotError
from diglot.lang import language

__all__ = ["available", "fitting", "shipped"]

_FOLDER = Path(__file__).with_name("data")


def available() -> tuple[tuple[str, str], ...]:
    """The pairs of languages that a model is shipped for."""
    return tuple(sorted(_split(path) for path in _FOLDER.glob("*.npz")))


def shipped(source: str, target: str) -> Embedding | None:
    """The shipped model that knows both languages, given as locale codes in any order (`fr-CA` is `fr`), or none.

    It is read once per process.
    """
    return _shipped(language(source).code, language(target).code)


@cache
def _shipped(source: str, target: str) -> Embedding | None:
    name = next((name for name in available() if set(name) == {source, target}), None)
    return _loaded("-".join(name)) if name else None


def _split(path: Path) -> tuple[str, str]:
    source, _, target = path.stem.partition("-")
    return source, target


@cache
def _loaded(name: str) -> Embedding:
    return Embedding.load(_FOLDER / f"{name}.npz")


def fitting(source: str, target: str, *, file: Path | None = None) -> Embedding | None:
    """The model in `file`, or else the shipped one, for two locales; none where none is shipped.

    Raises `DiglotError` where the file cannot be read or knows other languages.
    """
    if file is None:
        return shipped(source, target)
    model = Embedding.load(file)
    wanted = {language(source).code, language(target).code}
    if not wanted <= set(model.languages):
        raise DiglotError(f"{file}: a model of {' and '.join(model.languages)}, not of {source} and {target}")
    return model
