"""How well the search of a static site finds known items, what a first question fetches, and how fast it answers then.

    python benchmarks/static_search.py [--entries 1000]

The corpora and questions are those of `search_corpora`. The scripts that browsers run are run by node, over the files
that `diglot build` writes; those of other corpora than the playbook are made here, without a site. Prints, for each
corpus and language, MRR@10 as the search page asks (in the reader's language, and in both where that finds nothing
certain) and milliseconds for an answer once all is loaded (median, the 99th of a hundred, the longest and its question;
a frame is 16.7), to these questions and to what is asked while some of them are typed: their beginnings, a phrase, a
word without another, three questions at once, and words that every text has; and for two corpora of `--entries`
entries per language, one of invented words and one of the playbook's own paragraphs (`corpus`), the kilobytes,
compressed as hosts do, that the first question of a visit, and the first phrase, fetches of the index: in the median,
95th of a hundred and at most; and beside it the scripts, which browsers keep.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import generate
from search_corpora import LOCALES, ROOT, corpora, invented, questions

from diglot.lang import language
from diglot.publish.scripts import abridged
from diglot.search.documents import documents as documents_of
from diglot.search.shards import FORMAT, generation, shards
from diglot.store.corpus import read_corpus
from diglot.store.termbase import read_termbase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Document

HERE = Path(__file__).parent
SCRIPTS = ROOT / "tooling/diglot/publish/templates/assets/diglot/search"
_MOST_ASKED = 1000
_MOST_TYPED = 40
_MOST_VISITS = 200
_SECTIONS = 8
"""What an invented entry has."""


def main() -> None:
    """Run all and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--entries", type=int, default=1000, help="of the invented corpus, per language; 0 leaves it out"
    )
    asked = parser.parse_args()
    found = corpora()
    with tempfile.TemporaryDirectory() as folder:
        _write_scripts(Path(folder) / "scripts")
        if asked.entries:
            found["invented"] = invented(asked.entries * _SECTIONS)
            generate(Path(folder) / "project", asked.entries)
            found["generated"] = documents_of(read_corpus(Path(folder) / "project/content", LOCALES), LOCALES)
        for name, documents in found.items():
            index = Path(folder) / name
            _write(documents, index)
            _measure(name, documents, index)
            if name in {"invented", "generated"}:
                _weigh(documents, index)


def _write(documents: Sequence[Document], folder: Path) -> None:
    termbase = read_termbase(ROOT / "memory" / "terms.csv", ("en", "fr"))
    files = shards(documents, termbase=termbase, locales=["en", "fr"])
    name = generation(files)
    for path, text in files.items():
        file = folder / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "current.json").write_text(json.dumps({"format": FORMAT, "generation": name}), encoding="utf-8")


def _write_scripts(folder: Path) -> None:
    """The scripts as a site has them."""
    for path in SCRIPTS.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        copy = folder / path.relative_to(SCRIPTS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text if path.parent.name == "snowball" else abridged(text), encoding="utf-8")


def _ask(folder: Path, listed: Sequence[tuple[str, str]], *, cold: bool) -> dict[str, Any]:
    told = {"folder": str(folder), "scripts": str(folder.with_name("scripts")), "questions": listed, "isCold": cold}
    command = ["node", str(HERE / "static_search.mjs")]
    answer = subprocess.run(command, input=json.dumps(told), capture_output=True, text=True, check=True)
    return dict(json.loads(answer.stdout))


def _measure(name: str, documents: Sequence[Document], folder: Path) -> None:
    print(f"{name}: {len({one.key for one in documents})} entries, {len(documents)} sections")
    for code in ("en", "fr"):
        listed = _sample(documents, code, _MOST_ASKED)
        asked = [question for _, question, _ in listed]
        answers = _time(f"  {code}", asked, code, folder)
        _time(f"  {code} as one types", _typed(asked, code), code, folder)
        if name == "generated":  # the same paragraphs in many entries: no question has one answer
            continue
        ranks = [keys.index(key) + 1 if key in keys else 0 for keys, (_, _, key) in zip(answers, listed, strict=True)]
        mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
        print(f"  {code} MRR@10 {mrr:.3f}")


def _time(label: str, asked: Sequence[str], code: str, folder: Path) -> list[list[str]]:
    """Ask and print how long it took; the keys found for each question."""
    found = _ask(folder, [(question, code) for question in asked], cold=False)
    took = sorted(zip(found["took"], asked, strict=True))
    (median, _), (most, _), (longest, slowest) = took[len(took) // 2], took[len(took) * 99 // 100], took[-1]
    print(
        f"{label}: {len(asked)} questions, {median:.2f} ms, 99 % below {most:.1f} ms, "
        f"longest {longest:.1f} ms: {slowest}"
    )
    return list(found["answers"])


def _typed(questions: Sequence[str], code: str) -> list[str]:
    """What is asked while some of `questions` are typed, and what takes longest to look for."""
    draw = random.Random(1)  # noqa: S311  # a sample
    found = sorted(language(code).stopwords)[:_MOST_TYPED]
    for question in draw.sample(questions, min(len(questions), _MOST_TYPED)):
        words = question.split()
        found += [question[:size] for size in range(1, len(question))]
        found += [f'"{" ".join(words[:2])}"', f"{words[0]} -{words[-1]}", " ".join(draw.sample(questions, 3))]
    return found


def _sample(documents: Sequence[Document], code: str, most: int) -> list[tuple[str, str, str]]:
    listed = list(questions(documents, code))
    return random.Random(1).sample(listed, most) if len(listed) > most else listed  # noqa: S311  # a sample


def _weigh(documents: Sequence[Document], folder: Path) -> None:
    scripts = sum(_size(path) for path in folder.with_name("scripts").rglob("*.js") if path.stem != "highlight") / 1000
    for code in ("en", "fr"):
        asked = [question for _, question, _ in _sample(documents, code, _MOST_VISITS)]
        phrases = [f'"{" ".join(question.split()[:2])}"' for question in asked]
        for name, listed in (("question", asked), ("phrase", phrases)):
            visits = _ask(folder, [(question, code) for question in listed], cold=True)["fetched"]
            sizes = sorted(sum(_size(folder / path) for path in paths) / 1000 for paths in visits)
            median, most = statistics.median(sizes), sizes[len(sizes) * 95 // 100]
            print(
                f"  {code} a first {name} fetches {median:.0f} kB, 95 % below {most:.0f}, at most {sizes[-1]:.0f}; "
                f"with the scripts, {scripts:.0f} kB once, at most {sizes[-1] + scripts:.0f} (bar: 100)"
            )


def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


if __name__ == "__main__":
    sys.exit(main())
