"""The search of a site that no service stands behind: its index and its words, as files that any host serves."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from diglot.lang import language
from diglot.model.kind import OVERVIEW
from diglot.search.documents import documents
from diglot.search.shards import FORMAT, Remembered, generation, shards
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from diglot.config import Config
    from diglot.model.locale import Locale
    from diglot.search.documents import Kept
    from diglot.store.corpus import Corpus

__all__ = ["INDEX", "Earlier", "write_static_search"]

INDEX = "assets/diglot/index"
"""The folder of the index in the site; the scripts in assets/diglot/search/ look for it there."""

_POINTER = "current.json"


@dataclass(slots=True)
class Earlier:
    """What the search of earlier builds has of entries."""

    documents: Kept = field(default_factory=dict)
    index: Remembered = field(default_factory=Remembered)


def write_static_search(config: Config, corpus: Corpus, site: Path, *, earlier: Earlier | None = None) -> None:
    """Write the index of `corpus` into the site that is built in the folder `site`; what is the same as `earlier` is
    not worked out again.

    Its files lie in a folder named by what they hold, so that no cache mixes two states of the site; a small file,
    which browsers ask about each time, names the folder.
    """
    codes = [locale.code for locale in config.locales]
    termbase = read_termbase(config.termbase, codes, root=config.root)
    known = earlier or Earlier()
    found = documents(corpus, config.locales, directory_urls=config.directory_urls, kept=known.documents)
    files = shards(found, termbase=termbase, locales=codes, remembered=known.index)
    files |= {f"{locale.code}/interface.json": _interface(config, locale.code) for locale in config.locales}
    name = generation(files)
    folder = site / INDEX
    for path in folder.glob("*/"):
        if path.name != name:
            shutil.rmtree(path)  # `mkdocs serve` builds again and again into the same folder
    if not (folder / name).exists():
        _write(folder / name, files)
    _write(folder, {_POINTER: json.dumps({"format": FORMAT, "generation": name})})


def _write(folder: Path, files: dict[str, str]) -> None:
    for parent in {path.rpartition("/")[0] for path in files}:
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with open(f"{folder}/{path}", "wb") as file:  # noqa: PTH123  # thousands of times
            file.write(text.encode())


def _interface(config: Config, code: str) -> str:
    """The words that the script shows to readers of one language."""
    phrases = language(code).phrases
    labels = {kind.name: kind.labels[code] for kind in config.kinds if code in kind.labels}
    kinds = {name: [label.one, label.many] for name, label in labels.items()}
    kinds[OVERVIEW] = [phrases["overview"], phrases["overviews"]]
    return json.dumps(
        {
            "phrases": {name: phrases[name] for name in _PHRASES},
            "kinds": kinds,
            "languages": _languages(config.locales),
        },
        ensure_ascii=False,
    )


def _languages(locales: Sequence[Locale]) -> list[dict[str, Any]]:
    return [{"code": locale.code, "name": locale.name} for locale in locales]


_PHRASES = (
    "all kinds",
    "all languages",
    "also searched",
    "as typed",
    "both languages",
    "corrected",
    "correction",
    "elsewhere",
    "every result",
    "kind",
    "language",
    "marked",
    "more results",
    "no results",
    "no results advice",
    "only my words",
    "result",
    "results",
    "shortened",
    "unmark",
)
