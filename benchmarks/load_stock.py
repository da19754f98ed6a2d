"""Stock engines behind the same HTTP server as the search service, for `load.py`: `/api/search?q=&lang=` answers with
the titles that Whoosh or SQLite FTS5 finds in the playbook. `STOCK_FOLDER` is where `built` laid their indexes.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import FastAPI
from search import fts5_table, stock_index, stock_parser
from search_corpora import corpora
from whoosh.filedb.filestore import FileStorage

if TYPE_CHECKING:
    from pathlib import Path

_Ask = Callable[[str], list[str]]
_threads = threading.local()


def built(folder: Path) -> None:
    """Index the playbook with both engines below `folder`."""
    playbook = corpora()["playbook"]
    for code in ("en", "fr"):
        stock_index(playbook, code, folder / f"whoosh-{code}")
        fts5_table(sqlite3.connect(folder / f"{code}.sqlite"), playbook, code)


def whoosh() -> FastAPI:
    """Stock Whoosh, a searcher for each thread."""
    return _app(_whoosh)


def fts5() -> FastAPI:
    """SQLite FTS5, a connection for each thread."""
    return _app(_fts5)


def _app(opened: Callable[[str], _Ask]) -> FastAPI:
    app = FastAPI()

    @app.get("/readyz")
    def ready() -> dict[str, str]:
        return {}

    @app.get("/api/search")
    def search(q: str, lang: str) -> dict[str, list[str]]:
        engines: dict[str, _Ask] = _threads.__dict__
        if lang not in engines:
            engines[lang] = opened(lang)
        return {"hits": engines[lang](q)}

    return app


def _whoosh(code: str) -> _Ask:
    index = FileStorage(os.environ["STOCK_FOLDER"] + f"/whoosh-{code}").open_index()
    searcher, parser = index.searcher(), stock_parser(index.schema)

    def ask(question: str) -> list[str]:
        found = searcher.search(parser.parse(re.sub(r"[^\w\s]", " ", question)), limit=10)
        return [hit["title"] for hit in found]

    return ask


def _fts5(code: str) -> _Ask:
    base = sqlite3.connect(os.environ["STOCK_FOLDER"] + f"/{code}.sqlite")

    def ask(question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        sql = "select title from t where t match ? order by bm25(t, 0, 4, 1) limit 10"
        return [title for (title,) in base.execute(sql, (words,))] if words else []

    return ask
