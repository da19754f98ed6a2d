"""Training an embedding, on an invented pair of languages."""

from __future__ import annotations

import random

import numpy as np
import pytest

from diglot.align.compact import Size, compact
from diglot.align.train import Recipe, train
from diglot.align.words import words

RECIPE = Recipe(dimensions=32, passes=8, batch=128, least=1)
SIZE = Size(dimensions=16, words=150, buckets=1 << 10)


def couples(count: int, seed: int) -> list[tuple[str, str]]:
    """Sentences of `w…` words and their translations, `m…` words in reverse order."""
    draw = random.Random(seed)
    numbers = [[draw.randrange(200) for _ in range(draw.randint(4, 9))] for _ in range(count)]
    return [
        (" ".join(f"w{n}" for n in sentence), " ".join(f"m{n}" for n in reversed(sentence))) for sentence in numbers
    ]


@pytest.fixture(scope="module")
def trained():
    return train(couples(3000, 1), recipe=RECIPE)


def found_share(model, pairs: list[tuple[str, str]]) -> float:
    source = model.segments("xx", [words(one) for one, _ in pairs])
    target = model.segments("yy", [words(other) for _, other in pairs])
    return float(((source @ target.T).argmax(axis=1) == np.arange(len(pairs))).mean())


def test_unseen_sentences_find_their_translations(trained):
    model = compact(trained, ("xx", "yy"), size=Size(dimensions=32, words=200, buckets=1 << 10))
    assert found_share(model, couples(300, 2)) > 0.95


def test_a_compact_model_finds_most_of_them(trained):
    model = compact(trained, ("xx", "yy"), size=SIZE)
    assert model.dimensions == 16
    assert [len(side) for side in model.vocabularies] == [150, 150]
    assert found_share(model, couples(300, 2)) > 0.7


def test_the_same_pairs_make_the_same_model(trained):
    again = train(couples(3000, 1), recipe=RECIPE)
    assert np.array_equal(again.source.vectors, trained.source.vectors)
    assert again.target.words == trained.target.words


def test_the_most_frequent_words_come_first(trained):
    assert (np.diff(trained.source.counts) <= 0).all()
    assert trained.source.counts.sum() == sum(len(words(one)) for one, _ in couples(3000, 1))


def test_progress_is_told_and_the_loss_falls():
    told: list[tuple[int, int, float]] = []
    train(couples(500, 1), recipe=RECIPE, progress=lambda *now: told.append(now))
    assert [done for done, _, _ in told] == list(range(1, told[0][1] + 1))
    assert told[-1][2] < told[0][2] / 2


def test_words_seen_too_seldom_have_no_vector():
    pairs = [("a b", "x y")] * 3 + [("a c", "x z")]
    assert set(train(pairs, recipe=Recipe(dimensions=8, passes=1, least=2)).source.words) == {"a", "b"}


def test_pairs_with_an_empty_side_are_left_out():
    pairs = [("a b", "x y"), ("", "x"), ("b", "")] * 5
    assert np.isfinite(train(pairs, recipe=Recipe(dimensions=8, passes=2, least=1)).source.vectors).all()
