"""The playbook as shipped: complete, in step, well set, in our own words; no trace of the machine it was made on."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from diglot.check.status import status
from diglot.cli.check import find
from diglot.config import Config, load_config
from diglot.markdown import plain_text, segments
from diglot.model.entry import State
from diglot.model.finding import Level
from diglot.model.status import Status
from diglot.model.termbase import Termbase, TermStatus
from diglot.store.agreements import read_agreement
from diglot.store.corpus import Corpus, read_corpus
from diglot.store.termbase import read_termbase
from tests.builders import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 9
"""A run of this many words in common is a copy: the field's set phrases are shorter."""
DISTINCT = 7
"""Of which at least this many are different: the names of the three service levels in a row are no copy."""


@cache
def config() -> Config:
    return load_config(ROOT / "mkdocs.yml")


@cache
def corpus() -> Corpus:
    return read_corpus(config().content, config().locales, config().kinds, root=ROOT, strict=True)


@cache
def termbase() -> Termbase:
    return read_termbase(config().termbase, ["en", "fr"], root=ROOT)


def test_the_checks_find_nothing_above_a_note() -> None:
    findings = find(config(), corpus())
    assert [finding for finding in findings if finding.level is not Level.NOTE] == []


def test_every_kind_has_its_entries_in_both_languages() -> None:
    for locale in ("en", "fr"):
        entries = corpus().entries(locale)
        assert Counter(entry.meta.kind for entry in entries) == {"myth": 2, "level": 3, "strategy": 8, "overview": 4}
        assert {entry.key for entry in entries if entry.is_overview} == {
            "index",
            *(f"{kind.folder}/index" for kind in config().kinds),
        }
        assert all(entry.meta.state is State.REVIEWED for entry in entries)


def test_every_entry_is_agreed_on_as_it_stands() -> None:
    memory = config().memory
    for key in corpus().keys:
        assert read_agreement(memory, "en", "fr", key, root=ROOT), key
    found = status(corpus(), locales=config().locales, agreed=lambda *names: read_agreement(memory, *names))
    behind = [entry.key for entry in found for one in entry.locales.values() if one.status is not Status.DONE]
    assert behind == []


def test_no_agreement_is_left_without_its_entry() -> None:
    folder = config().memory / "en-fr"
    keys = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.jsonl")}
    assert keys == set(corpus().keys)


def test_both_languages_have_the_same_fields() -> None:
    for key in corpus().keys:
        english, french = (corpus().by_key[key][code].meta for code in ("en", "fr"))
        for name in ("kind", "order", "source", "state", "last_reviewed_on", "review_in"):
            assert getattr(english, name) == getattr(french, name), (key, name)
        assert (english.owner, french.owner) == ("Customer care", "Relation client"), key  # readers see it


def test_the_termbase_has_the_field_s_concepts_in_both_languages() -> None:
    concepts = termbase().concepts
    assert len(concepts) >= 80
    for concept in concepts:
        assert concept.preferred("en"), concept.key
        assert concept.preferred("fr"), concept.key
        assert set(concept.definitions) == {"en", "fr"}, concept.key


def test_no_forbidden_term_is_used() -> None:
    used = []
    for locale in ("en", "fr"):
        forbidden = {
            term.text
            for concept in termbase().concepts
            for term in concept.terms
            if term.locale == locale and term.status is TermStatus.FORBIDDEN
        }
        fine = {
            term.text.casefold()
            for concept in termbase().concepts
            for term in concept.terms
            if term.locale == locale and term.status is not TermStatus.FORBIDDEN
        }
        words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(forbidden)))})(?!\w)", re.IGNORECASE)
        for key, line, text in _prose(locale):
            used += [(key, line, m.group()) for m in words.finditer(text) if m.group().casefold() not in fine]
    assert used == []


FRENCH_FAULTS = {
    "no narrow no-break space before a high mark": r"[^\u202f?!…][;?!]",
    "no narrow no-break space within guillemets": r"«(?!\u202f)|(?<!\u202f)»",
    "no no-break space before a colon": r"(?<!\u00a0):(?!//)(?!\d)",
    "a space that may break": r" [;:?!»]|« ",
    "an apostrophe that is none": r"'",
    "quotation marks of English": r"[“”\"]",
    "no no-break space before a unit": r"\d [€%h]|\d[€%]",
    "three full stops for an ellipsis": r"\.\.\.",
}


@pytest.mark.parametrize("pattern", FRENCH_FAULTS.values(), ids=FRENCH_FAULTS.keys())
def test_the_french_is_set_as_french_is(pattern: str) -> None:
    assert [(key, line, text) for key, line, text in _prose("fr") if re.search(pattern, text)] == []


def test_the_english_is_set_as_english_is() -> None:
    faults = re.compile(r"[«»\u202f\u00a0]|'|\"| [;:?!]|\.\.\.")
    assert [(key, line, text) for key, line, text in _prose("en") if faults.search(text)] == []


def _prose(locale: str) -> Iterator[tuple[str, int, str]]:
    for entry in corpus().entries(locale):
        for segment in segments(entry):
            yield entry.key, segment.line, plain_text(segment.text)


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not here")
def test_no_run_of_nine_words_is_that_of_a_seed() -> None:
    seeds = set[tuple[str, ...]]()
    for path in (SHARED / "seeds").iterdir():
        seeds.update(_runs(path.read_text("utf-8", errors="replace")))
    assert seeds
    copied = {name: run for name, text in _tracked() for run in _runs(text) if run in seeds}
    assert copied == {}


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (run for run in zip(*(words[n:] for n in range(RUN)), strict=False) if len(set(run)) >= DISTINCT)


def test_no_file_names_a_registry_or_a_place_on_the_machine_it_was_made_on() -> None:
    # Written in pieces: this file is looked at too.
    hosts = {f"{name}.{end}" for name in ("pypi", "pythonhosted", "npmjs", "yarnpkg") for end in ("org", "com")}
    for name in ("PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "NPM_CONFIG_REGISTRY", "npm_config_registry"):
        host = urlsplit(os.environ.get(name, "")).hostname
        hosts |= {host} if host else set()
    places = {f"{ROOT}/", f"{SHARED}/"} | ({f"{Path.home()}/"} if Path.home() != Path("/") else set())
    named = [(path, word) for path, text in _tracked() for word in (*hosts, *places) if word in text]
    assert named == []


@pytest.mark.parametrize("name", ["run", "test"])
def test_a_lock_file_pins_every_package_with_hashes_and_names_no_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.lock").read_text("utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.split("#")[0].strip()]
    assert len(lines) > 20
    assert [line for line in lines if not re.match(r"[\w.\[\]-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []
    assert "://" not in text


@cache
def _tracked() -> tuple[tuple[str, str], ...]:
    """Every tracked text file with its content."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout of git")
    found = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b""
        if b"\0" not in data:
            found.append((name, data.decode("utf-8", errors="replace")))
    return tuple(found)
