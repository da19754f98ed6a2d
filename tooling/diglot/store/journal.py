"""A journal of what was translated: so that nothing is translated twice, whenever a run ends.

A line for each sentence, written as soon as it is known: a run that is interrupted loses at most a line that was being
written. It lies in the cache and can be deleted at any time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self, TextIO

__all__ = ["Journal"]


class Journal:
    """The translations that one engine, in one version, made in one direction; kept in `path`."""

    def __init__(self, path: Path, engine: str) -> None:
        self.path = path
        self.engine = engine
        self.known: dict[str, str] = {}
        self._file: TextIO | None = None
        self._is_torn = False
        self._read()

    def _read(self) -> None:
        if not self.path.exists():
            return
        # What is no whole line is left out: the machine may have gone down while it was written.
        with self.path.open("rb") as file:
            for line in file:
                self._is_torn = not line.endswith(b"\n")
                try:
                    record = json.loads(line)
                    if record["engine"] == self.engine:
                        self.known[str(record["source"])] = str(record["target"])
                except (ValueError, KeyError, TypeError):
                    continue

    def __enter__(self) -> Self:
        """Open the file to write in. Raises `DiglotError` where that cannot be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a", encoding="utf-8")
            if self._is_torn:
                self._file.write("\n")
        except OSError as error:
            raise DiglotError(f"{place(self.path)}: cannot be written: {error.strerror}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()

    def record(self, translations: Mapping[str, str]) -> None:
        """Write down `translations`; they are on disk when this returns."""
        new = {source: target for source, target in translations.items() if source not in self.known}
        self.known.update(new)
        if self._file is not None and new:
            lines = ({"engine": self.engine, "source": source, "target": target} for source, target in new.items())
            self._file.write("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
            self._file.flush()
