"""Argos packages on this machine: installing one from its file, and what is installed.

A package is a ZIP archive of one folder with `metadata.json`, `model/` (CTranslate2) and the model of its words. It
comes from strangers: what leaves the folder, is a link, or unpacks to more than a model can be is refused, and only
the files that translating needs are unpacked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ArgosPackage", "install", "installed", "models_folder", "route", "version_order"]

_LARGEST = 4 << 30
"""Bytes that a package may unpack to. Those of the public index have 60 to 300 MB, the largest networks under 2 GB."""
_MOST_FILES = 2000
_MOST_METADATA = 1 << 20
_BLOCK = 1 << 20
_COMPRESSED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What packages are made with; of the others, damaged ones fail in ways of their own."""
_READABLE = 0o755
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
_VERSION = re.compile(r"[0-9A-Za-z.]{1,20}")
_NEEDED = re.compile(r"(?:metadata\.json|README\.md|LICENSE[\w.]*|sentencepiece\.model|bpe\.model|model/[\w.-]+)")


@dataclass(frozen=True, slots=True)
class ArgosPackage:
    """An installed package: its folder, its version, the languages it translates from and to."""

    folder: Path
    version: str
    source: str
    target: str

    @property
    def name(self) -> str:
        """As messages and provenance name it: `en_fr 1.9`."""
        return f"{self.source}_{self.target} {self.version}"


def models_folder() -> Path:
    """The folder of this user's packages: `DIGLOT_MODELS`, or where the system keeps the data of programs."""
    if given := os.environ.get("DIGLOT_MODELS"):
        return Path(given).expanduser().resolve()
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "diglot" / "argos"


def installed(folder: Path) -> tuple[ArgosPackage, ...]:
    """The packages below `folder` by direction, the newest version of each; broken ones are left out."""
    found: dict[tuple[str, str], ArgosPackage] = {}
    for path in sorted(folder.glob("*/metadata.json")) if folder.is_dir() else ():
        try:
            package = _package(path.parent, json.loads(path.read_text("utf-8")), str(path))
        except (OSError, ValueError, RecursionError, DiglotError):
            continue
        known = found.get((package.source, package.target))
        if known is None or version_order(known.version) < version_order(package.version):
            found[package.source, package.target] = package
    return tuple(found[direction] for direction in sorted(found))


def route(packages: Sequence[ArgosPackage], source: str, target: str) -> tuple[ArgosPackage, ...]:
    """The packages that lead from one language to another, as few as possible; empty where none do."""
    start, end = (code.lower().partition("-")[0] for code in (source, target))
    ways: list[tuple[ArgosPackage, ...]] = [(p,) for p in packages if p.source == start]
    seen = {start}
    for way in ways:  # grows while it is read: breadth first
        reached = way[-1].target
        if reached == end:
            return way
        if reached not in seen:
            seen.add(reached)
            ways += [(*way, p) for p in packages if p.source == reached]
    return ()


def install(file: Path, folder: Path) -> ArgosPackage:
    """Install the package that `file` holds below `folder`; one of the same languages and version is replaced.

    Raises `DiglotError` naming what is wrong with the file, and then leaves nothing behind.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = _members(archive, file)
            about = _metadata(archive, members.get("metadata.json"), file)
            package = _package(folder, about, str(file))
            _prove_complete(members, file)
            return _unpack(archive, members, folder, package)
    except zipfile.BadZipFile as error:
        raise DiglotError(f"{file}: not an Argos package: {str(error).rstrip('.').lower()}") from None
    except (RuntimeError, EOFError, ValueError, zlib.error) as error:  # encrypted, or damaged
        raise DiglotError(f"{file}: not an Argos package that can be read: {error}") from None
    except OSError as error:
        raise DiglotError(f"{file}: {error.strerror or error}") from None


def _members(archive: zipfile.ZipFile, file: Path) -> dict[str, zipfile.ZipInfo]:
    """The files of the archive that translating needs, by their path below its one folder."""
    every = archive.infolist()
    if len(every) > _MOST_FILES or sum(member.file_size for member in every) > _LARGEST:
        raise DiglotError(f"{file}: refused: it would unpack to more than any model is")
    for member in every:
        path = PurePosixPath(member.filename)
        leads_out = path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename
        if leads_out or stat.S_ISLNK(member.external_attr >> 16):
            raise DiglotError(f"{file}: refused: {member.filename!r} leads out of its folder")
        if member.compress_type not in _COMPRESSED:
            raise DiglotError(f"{file}: not an Argos package: {member.filename!r} is compressed in another way")
    roots = {parts[0] for member in every if (parts := PurePosixPath(member.filename).parts)}
    if len(roots) != 1:
        raise DiglotError(f"{file}: not an Argos package: it does not hold one folder")
    root = roots.pop()
    files = {m.filename.removeprefix(f"{root}/"): m for m in every if not m.is_dir()}
    return {name: member for name, member in files.items() if _NEEDED.fullmatch(name)}


def _metadata(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None, file: Path) -> Any:  # noqa: ANN401  # any JSON
    if member is None or member.file_size > _MOST_METADATA:
        raise DiglotError(f"{file}: not an Argos package: it has no metadata.json")
    try:
        return json.loads(archive.read(member))
    except (ValueError, RecursionError):
        raise DiglotError(f"{file}: not an Argos package: its metadata.json is not JSON") from None


def _package(folder: Path, about: Any, shown: str) -> ArgosPackage:  # noqa: ANN401  # any JSON
    if not isinstance(about, dict):
        raise DiglotError(f"{shown}: not an Argos package: its metadata.json names no languages")
    codes = about.get("from_code"), about.get("to_code")
    version = str(about.get("package_version") or "0")
    if about.get("type", "translate") != "translate" or not all(
        isinstance(c, str) and _CODE.fullmatch(c) for c in codes
    ):
        raise DiglotError(f"{shown}: not an Argos package for translating: it names no two languages")
    if not _VERSION.fullmatch(version) or ".." in version:
        raise DiglotError(f"{shown}: not an Argos package: {version!r} is no version")
    return ArgosPackage(folder, version, str(codes[0]), str(codes[1]))


def _prove_complete(members: dict[str, zipfile.ZipInfo], file: Path) -> None:
    if "model/model.bin" not in members:
        raise DiglotError(f"{file}: not an Argos package: model/model.bin is missing")
    if not {"sentencepiece.model", "bpe.model"} & members.keys():
        raise DiglotError(f"{file}: not an Argos package: sentencepiece.model is missing")


def _unpack(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], folder: Path, package: ArgosPackage
) -> ArgosPackage:
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"translate-{package.source}_{package.target}-{package.version.replace('.', '_')}"
    temporary = Path(tempfile.mkdtemp(dir=folder, prefix=".installing-"))
    try:
        left = _LARGEST
        for name, member in members.items():
            left = _write(archive, member, temporary / name, left)
        temporary.chmod(_READABLE)
        shutil.rmtree(place, ignore_errors=True)
        temporary.rename(place)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return ArgosPackage(place, package.version, package.source, package.target)


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, left: int) -> int:
    """Unpack one file, and return how many bytes may still come: what the archive says of sizes is not believed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(member) as packed, path.open("wb") as file:
        for block in _blocks(packed):
            left -= len(block)
            if left < 0:
                raise DiglotError(f"{archive.filename}: refused: it would unpack to more than any model is")
            file.write(block)
    return left


def _blocks(packed: Any) -> Iterator[bytes]:  # noqa: ANN401  # zipfile's reader has no common name
    while block := packed.read(_BLOCK):
        yield block


def version_order(version: str) -> tuple[int, ...]:
    """What tells which of two versions is the newer: 1.10 comes after 1.9."""
    return tuple(int(digits) for digits in re.findall(r"\d+", version))
