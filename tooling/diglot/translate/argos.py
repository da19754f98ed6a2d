"""Argos Translate: the engine that needs no network.

The only module that knows it. argostranslate's own `translate()` splits a text with a sentence model that it downloads,
and calls the network once per paragraph, 32 tokens at a time; here its tokenizer and its CTranslate2 model are used
directly, with the settings it decodes with, for whole batches of sentences that are split already.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError
from diglot.translate.packages import ArgosPackage, installed, route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["MISSING", "ArgosEngine", "index_address", "open_engine"]

MISSING = "Argos Translate is not installed: pip install 'diglot[argos]'"
_LENGTH_PENALTY = 0.2  # as argostranslate.translate.apply_packaged_translation decodes
_TOGETHER = 16
"""Sentences that are decoded at once: what their beams score fits in a core's cache. See `benchmarks/translate.py
--batches`."""
_LOADING = Lock()
_USUAL_LENGTH = 256  # the tokens after which CTranslate2 stops, unless told otherwise


@dataclass(frozen=True, slots=True)
class ArgosEngine:
    """Argos packages, one after the other: two where the direction goes by way of a third language.

    `threads` may translate at once in one process, each on one core. A network is loaded once in each process.
    """

    packages: tuple[ArgosPackage, ...]
    threads: int = 1

    @property
    def name(self) -> str:
        """What the engine is called."""
        return "argos"

    @property
    def version(self) -> str:
        """The packages and their versions."""
        return ", ".join(package.name for package in self.packages)

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The translation of each sentence. Raises `DiglotError` where a package cannot be loaded."""
        ends = self.packages[0].source, self.packages[-1].target
        if ends != tuple(code.lower().partition("-")[0] for code in (source, target)):
            raise DiglotError(f"{self.version}: does not translate from {source} to {target}")
        found = list(sentences)
        for package in self.packages:
            found = _translate(package, found, self.threads)
        return found


def open_engine(folder: Path, source: str, target: str, *, threads: int = 1) -> ArgosEngine:
    """The engine for a direction, of the packages below `folder`.

    Raises `DiglotError` where Argos Translate is not installed, or no packages lead from one language to the other.
    """
    _argos()
    way = route(installed(folder), source, target)
    if not way:
        raise DiglotError(f"no Argos package from {source} to {target}: diglot models install {source} {target}")
    return ArgosEngine(way, threads)


def index_address() -> str:
    """Where the index of public packages lies, as argostranslate knows it or `ARGOS_PACKAGE_INDEX` says."""
    return str(_argos().settings.remote_package_index)


@lru_cache(maxsize=1)
def _argos() -> Any:  # noqa: ANN401  # a module without types, imported when it is used
    try:
        with _its_folders_elsewhere():
            import_module("argostranslate.settings")
            import_module("argostranslate.package")
            return import_module("argostranslate")
    except ImportError:
        raise DiglotError(MISSING) from None


@contextmanager
def _its_folders_elsewhere() -> Iterator[None]:
    """Importing argostranslate makes folders in the home and sets a variable: neither outlives the import."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="diglot-argos-") as folder:
        os.environ.update({f"XDG_{name}_HOME": folder for name in ("DATA", "CONFIG", "CACHE")})
        os.environ["ARGOS_PACKAGES_DIR"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _loaded(package: ArgosPackage, threads: int) -> tuple[Any, Any]:
    """The package as argostranslate reads it, and its network; loaded once, whichever thread asks first."""
    with _LOADING:
        return _load(package, threads)


@lru_cache(maxsize=4)
def _load(package: ArgosPackage, threads: int) -> tuple[Any, Any]:
    argos = _argos()
    try:
        read = argos.package.Package(package.folder)
        network = import_module("ctranslate2").Translator(
            str(package.folder / "model"),
            device=argos.settings.device,
            inter_threads=threads,
            intra_threads=1,
            compute_type=argos.settings.compute_type,
        )
        read.tokenizer.encode("a")
    except (RuntimeError, ValueError, OSError, AttributeError, ImportError) as error:
        reason = str(error).partition("\n")[0]
        raise DiglotError(f"{package.folder}: the package {package.name} cannot be loaded: {reason}") from None
    return read, network


def _translate(package: ArgosPackage, sentences: list[str], threads: int) -> list[str]:
    read, network = _loaded(package, threads)
    tokens = [read.tokenizer.encode(sentence) for sentence in sentences]
    try:
        return _decoded(read, network, tokens)
    except RuntimeError:
        # A sentence longer than the network has places for fails the whole batch: alone it fails alone.
        return [_decoded_alone(read, network, one) for one in tokens]


def _decoded_alone(read: Any, network: Any, tokens: list[str]) -> str:  # noqa: ANN401  # no types
    """The translation of one sentence; nothing where it is too long for the network."""
    try:
        return _decoded(read, network, [tokens])[0]
    except RuntimeError:
        return ""


def _decoded(read: Any, network: Any, tokens: list[list[str]]) -> list[str]:  # noqa: ANN401  # no types
    prefix = [[read.target_prefix]] * len(tokens) if read.target_prefix else None
    results = network.translate_batch(
        tokens,
        target_prefix=prefix,
        replace_unknowns=True,
        max_batch_size=_TOGETHER,
        beam_size=_argos().settings.beam_size,
        length_penalty=_LENGTH_PENALTY,
        max_decoding_length=max(_USUAL_LENGTH - 1, 2 * max(map(len, tokens), default=0)),
    )
    return [_text(read, result.hypotheses[0]) for result in results]


def _text(read: Any, tokens: Sequence[str]) -> str:  # noqa: ANN401  # argostranslate has no types
    text = str(read.tokenizer.decode(tokens))
    return text.removeprefix(read.target_prefix).removeprefix(" ") if read.target_prefix else text.removeprefix(" ")
