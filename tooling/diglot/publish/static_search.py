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

__all__ = ["INDEX", "Earlier", "static_index", "write_static_search"]

INDEX = "assets/diglot/index"
"""The folder of the index in the site; the scripts in assets/diglot/search/ look for it there."""

_POINTER = "current.json"


@dataclass(slots=True)
class Earlier:
    """What the search of earlier builds has of entries."""

    documents: Kept = field(default_factory=dict)
    index: Remembered = field(default_factory=Remembered)


def static_index(config: Config, corpus: Corpus, earlier: Earlier) -> dict[str, bytes]:
    """The files of the index of `corpus`, by their paths in the site; what is the same as `earlier` is not worked out
    again.

    They lie in a folder named by what they hold, so that no cache mixes two states of the site; the last file, which
    browsers ask about each time, names the folder.
    """
    codes = [locale.code for locale in config.locales]
    termbase = read_termbase(config.termbase, codes, root=config.root)
    found = documents(corpus, config.locales, directory_urls=config.directory_urls, kept=earlier.documents)
    files = shards(found, termbase=termbase, locales=codes, remembered=earlier.index)
    files |= {f"{locale.code}/interface.json": _interface(config, locale.code) for locale in config.locales}
    name = generation(files)
    placed = {f"{INDEX}/{name}/{path}": text.encode() for path, text in files.items()}
    placed[f"{INDEX}/{_POINTER}"] = json.dumps({"format": FORMAT, "generation": name}).encode()
    return placed


def write_static_search(config: Config, corpus: Corpus, site: Path, earlier: Earlier) -> None:
    """Write the index of `corpus` into the site that is built in the folder `site`: see `static_index`."""
    files = static_index(config, corpus, earlier)
    shutil.rmtree(site / INDEX, ignore_errors=True)  # `mkdocs serve` builds again and again into the same folder
    for folder in {path.rpartition("/")[0] for path in files}:
        (site / folder).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        with open(f"{site}/{path}", "wb") as file:  # noqa: PTH123  # thousands of times
            file.write(data)


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
