"""The search of the static site ranks as the service does, and finds what is known to be there."""

from __future__ import annotations

import shutil

import pytest

from benchmarks.search_corpora import LOCALES, questions
from diglot.align.models import shipped
from diglot.search.documents import documents
from diglot.search.opening import build_index, open_index
from diglot.store.corpus import read_corpus
from diglot.store.termbase import read_termbase

from .conftest import ROOT

pytestmark = pytest.mark.browser

CODES = ("en", "fr")
LEAST = 0.95
"""Of the mean reciprocal rank of known items among the first ten."""
ASK = """async ([root, asked]) => {
  const { loader, openIndex } = await import(root + "assets/diglot/search/index.js")
  const index = await openIndex(loader(new URL(root + "assets/diglot/index/")))
  const answers = []
  for (const [question, code] of asked) {
    const found = await index.search(question, { locales: [code], reader: code, limit: 10 })
    answers.push({
      hits: found.hits.map((hit) => [hit.key, hit.anchor || ""]), total: found.total, corrections: found.corrections,
    })
  }
  return answers
}"""


@pytest.fixture(scope="module")
def corpus():
    return documents(read_corpus(ROOT / "content", LOCALES), LOCALES)


@pytest.fixture(scope="module")
def asked(corpus):
    """Each question with its language and the entry that it is about."""
    return [(question, code, key) for code in CODES for _, question, key in questions(corpus, code)]


@pytest.fixture(scope="module")
def of_the_site(browser, address, asked):
    page = browser.new_page()
    page.goto(address + "404.html")
    answers = page.evaluate(ASK, [address, [list(one[:2]) for one in asked]])
    page.close()
    return answers


@pytest.fixture(scope="module")
def of_the_service(corpus, asked, tmp_path_factory):
    folder = tmp_path_factory.mktemp("index")
    termbase = read_termbase(ROOT / "memory" / "terms.csv", CODES)
    build_index(corpus, folder, termbase=termbase, embedding=shipped(*CODES), locales=CODES)
    index = open_index(folder)
    answers = [index.search(question, locales=[code], limit=10) for question, code, _ in asked]
    yield [
        {
            "hits": [[hit.document.key, hit.document.anchor] for hit in found.hits],
            "total": found.total,
            "corrections": dict(found.corrections),
        }
        for found in answers
    ]
    shutil.rmtree(folder)


def test_the_site_answers_as_the_service_does(asked, of_the_site, of_the_service):
    differing = [
        (question, code, ours, theirs)
        for (question, code, _), ours, theirs in zip(asked, of_the_site, of_the_service, strict=True)
        if ours != theirs
    ]
    assert len(asked) > 200
    assert differing == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_known_to_be_there_is_found_first(code, asked, of_the_site):
    ranks = [
        next((place for place, (found, _) in enumerate(answer["hits"], 1) if found == key), 0)
        for (_, lang, key), answer in zip(asked, of_the_site, strict=True)
        if lang == code
    ]
    mean = sum(1 / rank for rank in ranks if rank) / len(ranks)
    print(f"MRR@10 {code}: {mean:.3f} of {len(ranks)} questions")
    assert mean >= LEAST
