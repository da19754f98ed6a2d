"""The search of the static site answers as the search service does: the same entries in the same order."""

from __future__ import annotations

import random

import pytest

from diglot.config import load_config
from diglot.search.analysis import analyse
from diglot.search.documents import documents
from diglot.search.opening import build_index, open_index
from diglot.store.corpus import read_corpus
from diglot.store.termbase import read_termbase

from .conftest import FOLDER, published, serving, visiting

pytestmark = pytest.mark.browser

ASK = """async (asked) => {
  const { loader, openIndex } = await import(new URL("assets/diglot/search/index.js", location))
  const index = await openIndex(loader(new URL("assets/diglot/index/", location)))
  const found = []
  for (const [question, locales] of asked) {
    const { hits, total, corrections, kinds } = await index.search(question, { locales })
    found.push([hits.map(({ key, locale, anchor }) => [key, locale, anchor]), total, corrections, kinds])
  }
  return found
}"""
"""Runs in the page: the scripts of the site over the index of the site."""


def _mistaken(heading, draw):
    """`heading` with two letters of its longest word the other way round."""
    word = max(heading.split(), key=len)
    at = draw.randrange(1, max(2, len(word) - 2))
    return heading.replace(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :])


def _tells(question, locales):
    """Whether not only words are asked for, or excluded, that every text has: of a phrase of such words, the site reads
    the first sections that may have it, and the service all.
    """
    words = question.split()
    parts = ([one for one in words if one[0] != "-"], [one for one in words if one[0] == "-"])
    return all(not part or any(analyse(" ".join(part), code)) for code in locales for part in parts)


def _questions(found, termbase):
    """Every heading as it stands, with a mistake and without its ends, one word and not another; every term."""
    draw = random.Random(1)
    for one in found:
        heading = one.heading or one.title
        locales = [one.locale, "fr" if one.locale == "en" else "en"]
        words = heading.split()
        yield heading, locales
        yield _mistaken(heading, draw), locales[:1]
        yield " ".join(words[1:-1]) or heading, locales
        yield f"{words[0]} -{words[-1]}", locales[:1]
        yield f'"{" ".join(words[:2])}" {words[-1]}', locales
    for concept in termbase.concepts:
        for term in concept.terms:
            yield term.text, [term.locale, "fr" if term.locale == "en" else "en"]


def test_the_site_ranks_as_the_service_does(browser, tmp_path):
    folder = published(tmp_path, change=lambda _: None)  # with its terms
    settings = load_config(tmp_path / "mkdocs.yml")
    corpus = read_corpus(settings.content, settings.locales, settings.kinds, root=settings.root)
    found = documents(corpus, settings.locales)
    termbase = read_termbase(settings.termbase, ["en", "fr"])
    # Without the bilingual model, which only the service has, both know the same words.
    build_index(found, tmp_path / "index", termbase=termbase, embedding=None, locales=["en", "fr"])
    service = open_index(tmp_path / "index")
    asked = [one for one in _questions(found, termbase) if _tells(*one)]
    with serving(folder) as host, visiting(browser, f"{host}{FOLDER}/") as visit:
        answers = visit.open("").evaluate(ASK, asked)
    differing = {}
    for (question, locales), answer in zip(asked, answers, strict=True):
        own = service.search(question, locales=locales)
        hits = [[hit.document.key, hit.document.locale, hit.document.anchor] for hit in own.hits]
        if answer != [hits, own.total, dict(own.corrections), dict(own.kinds)]:
            differing[question, *locales] = (answer, hits)
    assert len(asked) > 600
    assert differing == {}
