"""The files of a site over several builds: what has not changed is not written again."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Leaf", "Outputs", "files_below"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file as we left it: what it was made from, in values that nobody changes, and what the disk says of it as long
    as nobody touches it.
    """

    made_from: object
    about: tuple[int, int, int]


@dataclass(slots=True)
class _Tree:
    """A folder that holds a whole site, and the files that we put there."""

    leaves: dict[str, Leaf] = field(default_factory=dict)
    identity: tuple[int, int] | None = None


class Outputs:
    """Two whole sites that take turns: while one is served, the other is brought up to date.

    To be built into `folder`, which then takes the place of `site`; the site that was served becomes the next to be
    built into. A file is kept when it was made from the same things and nobody has touched it since. Files that stand
    in both sites are one file with two names: they are replaced, never written into.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder = folder
        self.site = site
        self._next = _Tree()
        self._served = _Tree()
        self._wanted: set[str] = set()
        self._folders: set[str] = set()
        """Folders that are there."""
        self._is_empty = False
        """Whether the build began with an empty folder: what it has not made is not there."""

    def begin(self) -> None:
        """A new build begins: a folder that is not the one we left is emptied."""
        self._wanted, self._folders, self._is_empty = set(), set(), False
        if _identity(self.folder) != self._next.identity or self._next.identity is None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self._next = _Tree(identity=_identity(self.folder))
            self._is_empty = True
        for hidden in self.folder.glob(".*"):  # brought along from a site that was served earlier
            _remove(hidden)
        if _identity(self.site) != self._served.identity:
            self._served = _Tree()

    def keeps(self, path: str, made_from: object) -> bool:
        """Whether the file at `path` is there as it would be made from the same things; then it stays."""
        leaf = self._next.leaves.get(path)
        if leaf is not None and leaf.made_from == made_from and _about(f"{self.folder}/{path}") == leaf.about:
            self._wanted.add(path)
            return True
        leaf = self._served.leaves.get(path)
        served = f"{self.site}/{path}"
        if leaf is None or leaf.made_from != made_from or _about(served) != leaf.about:
            return False
        target = self._clear(path)
        try:
            os.link(served, target)
        except OSError:  # a file system without second names
            shutil.copy2(served, target)
        self._keep(path, made_from)
        return True

    def keep_below(self, folder: str) -> None:
        """Keep the files that the served site has below `folder`, which this build did not make."""
        for path, leaf in tuple(self._served.leaves.items()):
            if path.startswith(f"{folder}/"):
                self.keeps(path, leaf.made_from)

    def replace_below(self, folder: str, files: dict[str, bytes]) -> None:
        """Have the served site hold `files`, and no others below `folder`, while it is served.

        Their names say what they hold, but for the last one, which names the others: it is moved to its place, whole,
        when they are there. Nothing is done to a site that is not ours any more.
        """
        if _identity(self.site) != self._served.identity:
            return
        leaves = self._served.leaves
        names = next(reversed(files), "")
        for path, data in files.items():
            made_from = data if path == names else path
            leaf = leaves.get(path)
            if leaf is None or leaf.made_from != made_from or _about(f"{self.site}/{path}") != leaf.about:
                leaves[path] = Leaf(made_from, self._replace(path, data))
        for path in [path for path in leaves if path.startswith(f"{folder}/") and path not in files]:
            del leaves[path]
            _remove_leaf(self.site, path)

    def put(self, path: str, data: bytes, made_from: object) -> None:
        """Write a file."""
        target = self._clear(path)
        with open(target, "wb") as file:  # noqa: PTH123  # thousands of times
            file.write(data)
        self._keep(path, made_from)

    def take(self, path: str, source: str, made_from: object) -> None:
        """Take over the file `source`, which lies on the same file system."""
        target = self._clear(path)
        os.rename(source, target)  # noqa: PTH104  # the same
        self._keep(path, made_from)

    @property
    def leaves(self) -> dict[str, Leaf]:
        """The files that this build has made, by their path."""
        return {path: self._next.leaves[path] for path in self._wanted if path in self._next.leaves}

    def adopt(self, leaves: Mapping[str, Leaf]) -> None:
        """Take files for those of this build that another process has put where this one would have."""
        self._next.leaves.update(leaves)
        self._wanted.update(leaves)

    def has(self, path: str) -> bool:
        """Whether this build has made a file at `path`."""
        return path in self._wanted

    def finish(self) -> None:
        """What this build did not ask for is removed."""
        for path in [path for path in self._next.leaves if path not in self._wanted]:
            del self._next.leaves[path]
            _remove_leaf(self.folder, path)

    def close(self) -> None:
        """No build follows: the folder that is not served is removed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._next = _Tree()

    def swapped(self, old: Path) -> None:
        """`folder` was put in place of `site`, which was moved to `old`: that becomes the folder of the next build."""
        served, self._served = self._served, self._next
        is_ours = served.identity is not None and _identity(old) == served.identity
        if is_ours:
            old.rename(self.folder)
            self._next = served
        else:
            shutil.rmtree(old, ignore_errors=True)
            self._next = _Tree()

    def _replace(self, path: str, data: bytes) -> tuple[int, int, int]:
        """Put a file into the served site; return what the disk says of it."""
        target, staged = f"{self.site}/{path}", f"{self.folder}.one"
        with open(staged, "wb") as file:  # noqa: PTH123  # thousands of times
            file.write(data)
        try:
            os.replace(staged, target)  # noqa: PTH105  # the same
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target))  # noqa: PTH103, PTH120  # the same
            os.replace(staged, target)  # noqa: PTH105  # the same
        found = os.stat(target)  # noqa: PTH116  # the same
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _clear(self, path: str) -> str:
        """Where the file at `path` is to be written: there is nothing, and there is its folder."""
        target = f"{self.folder}/{path}"
        folder = os.path.dirname(target)  # noqa: PTH120  # thousands of times
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # the same
            while folder not in self._folders:
                self._folders.add(folder)
                folder = os.path.dirname(folder)  # noqa: PTH120  # the same
        if not (self._is_empty and path not in self._wanted and target not in self._folders):
            try:
                os.unlink(target)  # noqa: PTH108  # the same
            except IsADirectoryError:
                shutil.rmtree(target)
                self._folders = set()
            except FileNotFoundError:
                pass
        return target

    def _keep(self, path: str, made_from: object) -> None:
        about = _about(f"{self.folder}/{path}")
        if about is not None:
            self._next.leaves[path] = Leaf(made_from, about)
        self._wanted.add(path)


def files_below(folder: Path) -> Iterator[str]:
    """The files in `folder`, by their path below it."""
    for name, _, files in os.walk(folder):
        above = Path(name).relative_to(folder).as_posix()
        for file in files:
            yield file if above == "." else f"{above}/{file}"


def _about(path: str) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # thousands of times
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _remove_leaf(tree: Path, path: str) -> None:
    """Remove a file from a tree, and the folders that are empty without it."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(f"{tree}/{path}")  # noqa: PTH108  # thousands of times
    with contextlib.suppress(OSError):  # the first that is not empty
        while path := path.rpartition("/")[0]:
            os.rmdir(f"{tree}/{path}")  # noqa: PTH106  # the same
