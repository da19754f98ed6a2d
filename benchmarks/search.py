"""How well and how fast searching is, against stock Whoosh and SQLite FTS5 in the same run.

    python benchmarks/search.py [--invented 20000] [--corpus playbook]

The corpora and questions are those of `search_corpora`: the playbook, evaluation sets beside the project where they
are, and an invented corpus. Prints, for each corpus and language, MRR@10 and recall@10 of known items, answers a second
of CPU time on one core (the median of rounds in which the engines take turns) and their ratio to stock Whoosh; the
recall of entries in the other language alone; the seconds to open; and what hostile questions cost, in medians.

The figures of 2026-11-30 are in docs/architecture.md. Headings alone in the other language: see `search.ranking`.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from search_corpora import ROOT, corpora, invented, questions
from whoosh import fields, qparser
from whoosh.analysis import LanguageAnalyzer
from whoosh.filedb.filestore import FileStorage

from diglot.align.models import shipped
from diglot.search.opening import build_index, open_index
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from whoosh.index import Index as StockIndex

    from diglot.model.document import Document
    from diglot.search.index import Index

Ask = Callable[[str], Sequence[str]]
HOSTILE = {
    "*": "*",
    "a*": "a*",
    "[a TO z]": "[a TO z]",
    "10,000 characters": "x" * 10_000,
    "unbalanced quotes": '"' * 999,
    "5,000 words": "service client " * 2500,
    "fuzziness": "service~9 cliant~9",
    "NULs": "\0" * 500,
    "other scripts": "漢字 مرحبا עברית",
    "field names": "title:service AND kind_exact:myth OR _id:*",
    "phrase of stop words": '"de la" "of the"',
    "one letter": "a",
    "typing mistakes": "servcie cliant recalmation fidelitee qaulite",
}
_MOST_ASKED = 1500
_SECONDS = 5
"""Of rounds for each language of a corpus, one round at least."""


def main() -> None:
    """Run all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--invented", type=int, default=20_000, help="sections per language; 0 leaves it out")
    parser.add_argument("--corpus", help="measure this one alone: playbook, search, align or invented")
    asked = parser.parse_args()
    found = corpora() if asked.corpus != "invented" else {}
    if asked.corpus:
        found = {name: documents for name, documents in found.items() if name == asked.corpus}
    if asked.invented and asked.corpus in {None, "invented"}:
        found["invented"] = invented(asked.invented)
    with tempfile.TemporaryDirectory() as folder:
        for name, documents in found.items():
            _measure(name, documents, Path(folder) / name)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _measure(name: str, documents: Sequence[Document], folder: Path) -> None:
    _built(documents, folder / "ours")
    began = time.process_time()
    index = open_index(folder / "ours")
    print(f"{name}: {len(documents)} sections, opened in {time.process_time() - began:.2f} s")
    for code in ("en", "fr"):
        listed = list(questions(documents, code))
        if len(listed) > _MOST_ASKED:
            listed = random.Random(1).sample(listed, _MOST_ASKED)  # noqa: S311  # a sample
        engines: dict[str, Ask] = {
            "stock Whoosh": _stock(documents, code, folder / f"stock-{code}"),
            "SQLite FTS5": _fts5(documents, code),
            "diglot": _ours(index, code),
            "diglot, no excerpts": _ours(index, code, excerpts=False),
        }
        rates = _rates(engines, [question for _, question, _ in listed])
        stock = rates["stock Whoosh"]
        for engine, ask in engines.items():
            mrr, recall = _scored(ask, listed)
            quality = f"MRR {mrr:.3f} recall {recall:.3f}" if "no" not in engine else " " * 22
            rate = rates[engine]
            print(f"  {code} {engine:20} {quality}  {rate:7.0f}/s  {rate / stock:5.1f} x  ({len(listed)} questions)")
    if name != "invented":
        _across(documents, folder)
    _hostile(index, documents)


def _built(documents: Sequence[Document], folder: Path) -> None:
    termbase = read_termbase(ROOT / "memory" / "terms.csv", ("en", "fr"))
    build_index(documents, folder, termbase=termbase, embedding=shipped("en", "fr"), locales=["en", "fr"])


def _rates(engines: Mapping[str, Ask], asked: Sequence[str]) -> dict[str, float]:
    """The answers of each engine in a second of CPU time: the median of rounds in which they take turns, so that what
    else the machine does falls on all of them.
    """
    rates: dict[str, list[float]] = {engine: [] for engine in engines}
    for ask in engines.values():
        for question in asked:
            ask(question)  # every engine may read what it needs before it is timed
    until = time.process_time() + _SECONDS
    while not rates["stock Whoosh"] or time.process_time() < until:
        for engine, ask in engines.items():
            began = time.process_time()
            for question in asked:
                ask(question)
            rates[engine].append(len(asked) / (time.process_time() - began))
    return {engine: statistics.median(found) for engine, found in rates.items()}


def _scored(ask: Ask, listed: Sequence[tuple[str, str, str]]) -> tuple[float, float]:
    answers = [list(ask(question)) for _, question, _ in listed]
    ranks = [keys.index(key) + 1 if key in keys else 0 for keys, (_, _, key) in zip(answers, listed, strict=True)]
    return sum(1 / rank for rank in ranks if rank) / len(ranks), sum(rank > 0 for rank in ranks) / len(ranks)


def _ours(index: Index, code: str, *, excerpts: bool = True) -> Ask:
    codes = [code, "fr" if code == "en" else "en"]
    return lambda question: [hit.document.key for hit in index.search(question, locales=codes, excerpts=excerpts).hits]


def stock_index(documents: Sequence[Document], code: str, folder: Path) -> StockIndex:
    """Whoosh as its manual shows it: a language analyser over two fields."""
    folder.mkdir(parents=True)
    text = fields.TEXT(analyzer=LanguageAnalyzer(code))
    stored = fields.TEXT(analyzer=LanguageAnalyzer(code), stored=True)
    made = FileStorage(str(folder)).create_index(fields.Schema(key=fields.STORED, title=stored, text=text))
    writer = made.writer(limitmb=256)
    for one in documents:
        if one.locale == code:
            title = f"{one.title} {one.heading}"
            writer.add_document(key=one.key, title=title, text=f"{one.summary} {one.text}")
    writer.commit()
    return made


def stock_parser(schema: fields.Schema) -> qparser.QueryParser:
    """A parser over the two fields, with or-groups."""
    return qparser.MultifieldParser(["title", "text"], schema, group=qparser.OrGroup)


def _stock(documents: Sequence[Document], code: str, folder: Path) -> Ask:
    made = stock_index(documents, code, folder)
    searcher, parser = made.searcher(), stock_parser(made.schema)

    def ask(question: str) -> list[str]:
        found = searcher.search(parser.parse(re.sub(r"[^\w\s]", " ", question)), limit=30)
        return list(dict.fromkeys(hit["key"] for hit in found))[:10]

    return ask


def fts5_table(base: sqlite3.Connection, documents: Sequence[Document], code: str) -> None:
    """FTS5 with its own stemmer (English) and accent folding, titles weighted."""
    tokenizer = "porter unicode61 remove_diacritics 2" if code == "en" else "unicode61 remove_diacritics 2"
    base.execute(f"create virtual table t using fts5(key unindexed, title, text, tokenize='{tokenizer}')")
    base.executemany(
        "insert into t values (?, ?, ?)",
        [(d.key, f"{d.title} {d.heading}", f"{d.summary} {d.text}") for d in documents if d.locale == code],
    )
    base.commit()


def _fts5(documents: Sequence[Document], code: str) -> Ask:
    """Any word of the question."""
    base = sqlite3.connect(":memory:")
    fts5_table(base, documents, code)

    def ask(question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        sql = "select key from t where t match ? order by bm25(t, 0, 4, 1) limit 30"
        rows = base.execute(sql, (words,)).fetchall() if words else []
        return list(dict.fromkeys(key for (key,) in rows))[:10]

    return ask


def _across(documents: Sequence[Document], folder: Path) -> None:
    for source, target in (("en", "fr"), ("fr", "en")):
        there = {d.key for d in documents if d.locale == target}
        _built([d for d in documents if d.locale == target], folder / f"only-{target}")
        ask = _ours(open_index(folder / f"only-{target}"), source)
        listed = [q for q in questions(documents, source) if q[0] == "as written" and q[2] in there]
        mrr, recall = _scored(ask, listed)
        print(f"  {source} headings, {target} entries alone: recall {recall:.3f} MRR {mrr:.3f} ({len(listed)})")


def _hostile(index: Index, documents: Sequence[Document]) -> None:
    usual = [q for _, q, _ in questions(documents, "en")][:300]

    def seconds(question: str) -> float:
        began = time.process_time()
        index.search(question, locales=["en", "fr"])
        return time.process_time() - began

    median = statistics.median(seconds(question) for question in usual + usual)
    worst = max((min(seconds(text) for _ in range(3)) / median, name) for name, text in HOSTILE.items())
    print(f"  the dearest hostile question costs {worst[0]:.1f} medians ({worst[1]})")


if __name__ == "__main__":
    sys.exit(main())
