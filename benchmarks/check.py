"""What a cold check costs, in terms of what Python-Markdown needs to render the same pages once.

    python benchmarks/check.py [PAIRS] [MKDOCS.YML]

Takes the entries that both languages of a project have (the playbook, unless told otherwise) over and over until there
are PAIRS of them (default 1,000), each with a number of its own in every paragraph. Prints the CPU seconds of reading,
aligning and checking, of rendering with the project's Markdown extensions, and their ratio.
"""

from __future__ import annotations

import itertools
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import markdown

from diglot.check import check
from diglot.config import load_config
from diglot.markdown import parse
from diglot.store.corpus import Corpus, read_corpus
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from diglot.config import Config
    from diglot.model.segment import Bitext

_PAIRS = 1_000


def texts(config: Config, pairs: int) -> dict[str, dict[str, str]]:
    """`pairs` entries, each in the first two locales: texts by key and locale code."""
    codes = [locale.code for locale in config.locales[:2]]
    corpus = read_corpus(config.content, config.locales, config.kinds, root=config.root)
    keys = [key for key in corpus.keys if all(code in corpus.by_key[key] for code in codes)]
    found = {}
    for number, key in zip(range(pairs), itertools.cycle(keys)):
        files = {code: (config.content / code / f"{key}.md").read_text("utf-8") for code in codes}
        found[f"{key}-{number}"] = {code: text.replace(".\n\n", f" ({number}).\n\n") for code, text in files.items()}
    return found


def measure(config: Config, pages: dict[str, dict[str, str]]) -> dict[str, float]:
    """The CPU seconds of each step."""
    # As `diglot check` does: before NumPy is imported.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    began = time.process_time()
    from diglot.align.entries import align_entries  # noqa: PLC0415

    corpus = Corpus({key: {c: parse(t, key=key, locale=c) for c, t in page.items()} for key, page in pages.items()})
    read = time.process_time()
    bitexts: dict[str, Bitext] = {}
    for key, entries in corpus.by_key.items():
        source, target = entries.values()
        bitexts[key] = align_entries(source, target)
    aligned = time.process_time()
    termbase = read_termbase(config.termbase, [locale.code for locale in config.locales], root=config.root)
    check(corpus, locales=config.locales, bitext=lambda source, _: bitexts[source.key], termbase=termbase)
    checked = time.process_time()
    renderer = markdown.Markdown(extensions=list(config.extensions), extension_configs=dict(config.extension_configs))
    for page in pages.values():
        for text in page.values():
            renderer.reset()
            renderer.convert(text)
    rendered = time.process_time()
    return {"read": read - began, "align": aligned - read, "check": checked - aligned, "render": rendered - checked}


def main() -> None:
    """Measure and print."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else _PAIRS
    config = load_config(Path(sys.argv[2]) if len(sys.argv) > 2 else Path("mkdocs.yml"))
    seconds = measure(config, texts(config, pairs))
    for step, taken in seconds.items():
        print(f"{step:6} {taken:6.2f} s CPU {1000 * taken / pairs:6.2f} ms a pair")
    whole = sum(taken for step, taken in seconds.items() if step != "render")
    print(f"a cold check costs {whole / seconds['render']:.2f} times the rendering of the same pages")


if __name__ == "__main__":
    main()
