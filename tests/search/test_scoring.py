from __future__ import annotations

import random

import pytest

from diglot.search import scoring

WORDS = "service client complaint refund delay parcel letter answer train trust repair promise".split()


@pytest.fixture(scope="module")
def many(tmp_path_factory, module_index_of):
    draw = random.Random(1)
    entries = {
        f"en/e{number}": f"---\ntitle: {' '.join(draw.sample(WORDS, 2))}\n---\n\n"
        + "\n".join(f"## {draw.choice(WORDS)}\n\n{' '.join(draw.choices(WORDS, k=9))}\n" for _ in range(4))
        for number in range(40)
    }
    return module_index_of(entries, tmp_path_factory.mktemp("many"))


@pytest.mark.parametrize(
    "question", ["refund", "client delay", "parcel letter answer", "trust repair promise service x"]
)
def test_few_uses_of_words_and_many_are_added_up_to_the_same(many, monkeypatch, question):
    ranked = []
    for few in (0, 1_000_000):
        monkeypatch.setattr(scoring, "FEW", few)
        hits = many.search(question, locales=["en"], limit=100).hits
        ranked.append([(hit.document.key, hit.document.anchor, pytest.approx(hit.score, rel=1e-5)) for hit in hits])
    assert ranked[0] == ranked[1]
    assert len(ranked[0]) > 5


def test_pages_of_hits_follow_each_other_without_a_gap(many):
    whole = many.search("client delay", locales=["en"], limit=100).hits
    pages = [many.search("client delay", locales=["en"], limit=7, offset=offset).hits for offset in range(0, 42, 7)]
    assert [hit.document.key for page in pages for hit in page] == [hit.document.key for hit in whole]
