"""Training of a bilingual embedding on parallel sentences, in numpy alone.

A sentence is the sum of the vectors of its words, scaled to length 1. The two sides of a pair are drawn together and
away from all other sentences of their batch (InfoNCE in both directions, van den Oord et al. 2018; on sums of word
vectors as in Wieting and Gimpel 2019). Because nothing weighs the words but the length of their vectors, words that
say little learn to be short.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from diglot.align.words import words
from diglot.errors import DiglotError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

__all__ = ["Recipe", "Sentences", "Side", "Table", "Trained", "train"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train. The defaults made the model that diglot ships.

    On 600,000 pairs they take ten minutes on one core and find 99.0 % (English to French) and 99.2 % (back) of 5,000
    unseen sentences. With 60,000 pairs and three passes, one way: sharpness 8, 12, 16 and 35 found .967, .971, .968 and
    .950; dropping 0, .3 and .5 of the words .946, .964 and .955; a rate of .3, 1, 2 and 4 .935, .963, .964 and .958.
    """

    dimensions: int = 256
    passes: int = 6
    batch: int = 2048
    least: int = 3
    """How often a word must stand in the pairs to have a vector of its own."""
    rate: float = 1.5
    sharpness: float = 12.0
    """What the cosine is multiplied with before the softmax: the inverse of its temperature."""
    dropped: float = 0.3
    """The share of words left out of each sentence anew each time, so that no word hides behind another."""
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one language, most frequent first, how often each was seen, and their vectors (words × dims)."""

    words: tuple[str, ...]
    counts: Ints
    vectors: Floats


@dataclass(frozen=True, slots=True)
class Trained:
    """Both languages of a trained model in one space."""

    source: Side
    target: Side


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences as numbers of words: `ids[starts[k]:starts[k + 1]]` are the words of sentence k."""

    ids: Ints
    starts: Ints


def train(
    pairs: Sequence[tuple[str, str]],
    *,
    recipe: Recipe | None = None,
    progress: Callable[[int, int, float], None] | None = None,
) -> Trained:
    """Word vectors of both languages, learnt from `pairs` of sentences that say the same.

    The same pairs and recipe give the same vectors on the same machine. `progress` is told the number of the batch,
    how many there will be, and the loss of the batch (nats; log of the batch size when nothing is known). Raises
    `DiglotError` where no pair has words that stand in enough of them.
    """
    recipe = recipe or Recipe()
    random = np.random.default_rng(recipe.seed)
    counts = [_counted(pair[side] for pair in pairs) for side in (0, 1)]
    vocabularies = [[word for word, count in counter if count >= recipe.least] for counter in counts]
    sides = [_numbered((pair[side] for pair in pairs), vocabularies[side]) for side in (0, 1)]
    usable = np.flatnonzero((np.diff(sides[0].starts) > 0) & (np.diff(sides[1].starts) > 0))
    if not len(usable):
        raise DiglotError(
            f"too few pairs of sentences ({len(pairs)}): none has, on both sides, a word that stands in them "
            f"{recipe.least} times"
        )
    tables = [Table.random(len(vocabulary), recipe.dimensions, random) for vocabulary in vocabularies]
    batches = list(_batches(usable, recipe, random))
    for number, batch in enumerate(batches):
        rate = recipe.rate * (1 - number / len(batches))
        loss = _step(tables, [_drawn(side, batch, recipe.dropped, random) for side in sides], recipe.sharpness, rate)
        if progress:
            progress(number + 1, len(batches), loss)
    made = [
        Side(tuple(vocabulary), np.array([count for _, count in counter[: len(vocabulary)]]), table.vectors)
        for vocabulary, counter, table in zip(vocabularies, counts, tables, strict=True)
    ]
    return Trained(*made)


def _counted(texts: Iterable[str]) -> list[tuple[str, int]]:
    counter: Counter[str] = Counter()
    for text in texts:
        counter.update(words(text))
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _numbered(texts: Iterable[str], vocabulary: Sequence[str]) -> Sentences:
    number = {word: place for place, word in enumerate(vocabulary)}
    ids: list[np.ndarray] = []
    starts = [0]
    for text in texts:
        known = [number[word] for word in words(text) if word in number]
        ids.append(np.array(known, np.int32))
        starts.append(starts[-1] + len(known))
    return Sentences(np.concatenate(ids) if ids else np.zeros(0, np.int32), np.array(starts))


def _batches(usable: Ints, recipe: Recipe, random: np.random.Generator) -> Iterator[Ints]:
    for _ in range(recipe.passes):
        shuffled = random.permutation(usable)
        whole = max(1, len(shuffled) // recipe.batch)
        yield from np.array_split(shuffled, whole)


def _drawn(side: Sentences, batch: Ints, dropped: float, random: np.random.Generator) -> Sentences:
    """The sentences of a batch, each without a random share of its words, never without all."""
    lengths = side.starts[batch + 1] - side.starts[batch]
    ends = np.cumsum(lengths)
    places = np.repeat(side.starts[batch] - ends + lengths, lengths) + np.arange(ends[-1])
    kept = random.random(len(places)) >= dropped
    kept[ends - 1 - (random.random(len(batch)) * lengths).astype(np.int64)] = True
    left = np.add.reduceat(kept, ends - lengths, dtype=np.int64)
    return Sentences(side.ids[places[kept]], np.concatenate([[0], np.cumsum(left)]))


class Table:
    """Word vectors while they are trained, with what Adagrad (Duchi et al. 2011) remembers: one number per row."""

    def __init__(self, vectors: Floats) -> None:
        self.vectors = vectors
        self._seen = np.zeros(len(vectors), np.float32)

    @classmethod
    def random(cls, rows: int, dimensions: int, random: np.random.Generator) -> Table:
        """Vectors of about length 1 in any direction."""
        return cls(random.standard_normal((rows, dimensions), np.float32) / np.float32(np.sqrt(dimensions)))

    def summed(self, sentences: Sentences) -> Floats:
        """The sum of the vectors of each sentence."""
        sums: Floats = np.add.reduceat(self.vectors[sentences.ids], sentences.starts[:-1], axis=0)
        return sums

    def update(self, sentences: Sentences, gradient: Floats, rate: float) -> None:
        """Step against `gradient`, one row per sentence, for every word of the sentences."""
        order = np.argsort(sentences.ids, kind="stable")
        ids = sentences.ids[order]
        firsts = np.flatnonzero(np.diff(ids, prepend=-1))
        owners = np.repeat(np.arange(len(gradient)), np.diff(sentences.starts))
        steps = np.add.reduceat(gradient[owners[order]], firsts, axis=0)
        rows = ids[firsts]
        self._seen[rows] += np.einsum("ij,ij->i", steps, steps)
        self.vectors[rows] -= steps * (rate / np.sqrt(self._seen[rows] + 1e-12))[:, None].astype(np.float32)


def _step(tables: Sequence[Table], sentences: Sequence[Sentences], sharpness: float, rate: float) -> float:
    """One step on a batch; the loss before it."""
    sums = [table.summed(side) for table, side in zip(tables, sentences, strict=True)]
    norms = [np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6) for vectors in sums]
    units = [vectors / norm for vectors, norm in zip(sums, norms, strict=True)]
    logits = sharpness * (units[0] @ units[1].T)
    wrong = np.exp(logits - sharpness)
    right = np.arange(len(wrong))
    rows, columns = wrong.sum(1, keepdims=True), wrong.sum(0, keepdims=True)
    exact = wrong[right, right]
    loss = float(-np.mean(np.log(exact / rows[:, 0]) + np.log(exact / columns[0])) / 2)
    slope = wrong / rows
    slope += wrong / columns
    slope[right, right] -= 2
    slope *= sharpness / (2 * len(wrong))
    towards = (slope @ units[1], slope.T @ units[0])
    for table, side, unit, norm, gradient in zip(tables, sentences, units, norms, towards, strict=True):
        tangent = gradient - unit * np.einsum("ij,ij->i", gradient, unit)[:, None]
        table.update(side, tangent / norm, rate)
    return loss
