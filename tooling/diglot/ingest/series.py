"""Which labels of a file belong together: series that count 1, 2, 3, and the articles that they make."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from diglot.ingest.kinds import kind_of
from diglot.ingest.labels import Label, read_label
from diglot.ingest.passage import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diglot.ingest.passage import Passage

__all__ = ["Mark", "Series", "find_series"]

# A list inside an item is read as an article's items only where its entries are worth a page each: the labels of the 52
# styles of the development set have 20 to 300 words between them, lists in bodies 3 to 15.
_WORTH: Final = 12
_LONGEST_GAP: Final = 1  # labels that may be missing between two: lost in a scan, or written in another way


@dataclass(frozen=True, slots=True)
class Mark:
    """A label in its place: the index of its passage, and the kind its word names (empty for another or no word)."""

    index: int
    label: Label
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Labels that count up. `listed` tells that they follow each other without bodies: a table of contents."""

    marks: tuple[Mark, ...]
    score: float = 0.0
    listed: bool = False

    @property
    def start(self) -> int:
        """The index of the first label's passage."""
        return self.marks[0].index

    @property
    def stop(self) -> int:
        """The index of the last label's passage."""
        return self.marks[-1].index

    @property
    def named(self) -> bool:
        """Whether any label has a kind's name."""
        return any(mark.kind for mark in self.marks)


def find_series(passages: Sequence[Passage], names: Mapping[str, str]) -> tuple[Series, ...]:
    """The series that items of articles are labelled with, in order and without overlap; the best one wins a place.

    `names` maps words to kinds (see `kinds.names`).
    """
    marks = _marks(passages, names)
    words = [0, *accumulate(passage.words for passage in passages)]
    found = [_scored(chain, passages, words) for group in _groups(marks, passages) for chain in _chains(group)]
    chosen: list[Series] = []
    for series in sorted(found, key=lambda series: (-series.score, series.start)):
        if series.score > 0:
            place = bisect(chosen, series.start, key=lambda one: one.start)
            if not any(
                series.start <= other.stop and other.start <= series.stop
                for other in chosen[max(0, place - 1) : place + 1]
            ):
                chosen.insert(place, series)
    return tuple(chosen)


def _marks(passages: Sequence[Passage], names: Mapping[str, str]) -> list[Mark]:
    found = []
    for index, passage in enumerate(passages):
        if passage.shape in {Shape.CODE, Shape.RULE, Shape.TABLE}:
            continue
        label = read_label(passage.text, head=passage.shape is Shape.HEADING or passage.strong)
        if label is None and passage.number:
            label = Label("", passage.number, "list", 0)
        if label is not None:
            kind = kind_of(label.word, names)
            head = passage.shape is Shape.HEADING or passage.strong
            if label.firm or kind or head or not passage.text[label.rest :].strip():
                found.append(Mark(index, label, kind))
    return found


def _groups(marks: Sequence[Mark], passages: Sequence[Passage]) -> Iterable[list[Mark]]:
    """Marks that look alike: all with words, and bare numbers by their form and the look of their passage."""
    words = [mark for mark in marks if mark.label.form == "word"]
    if any(mark.kind for mark in words):
        yield _with_siblings(words, [bool(mark.kind) for mark in words])
    for word, count in Counter(mark.label.word for mark in words if not mark.kind).items():
        if count > 1:
            yield _with_siblings(words, [mark.label.word == word for mark in words])
    by_form = defaultdict(list)
    for mark in marks:
        passage = passages[mark.index]
        if mark.label.form != "word":
            by_form[mark.label.form, passage.shape.value, passage.level, passage.strong].append(mark)
            by_form[mark.label.form, "any", 0, False].append(mark)
    yield from by_form.values()


def _with_siblings(words: Sequence[Mark], sure: Sequence[bool]) -> list[Mark]:
    """The `sure` labels, and those with other words that have their place in the count.

    Such a word is a synonym that nobody configured: Myth 1, Fiction 2.
    """
    following = len(words) * [0]
    coming = 0
    for position in range(len(words) - 1, -1, -1):
        following[position] = coming
        coming = words[position].label.number if sure[position] else coming
    kept: list[Mark] = []
    for mark, certain, after in zip(words, sure, following, strict=True):
        fits = bool(kept) and mark.label.number == kept[-1].label.number + 1
        before = mark.label.number == after - 1
        if certain or (fits and (mark.label.firm or before or not after)) or (before and mark.label.number == 1):
            kept.append(mark)
    return kept


def _chains(marks: Sequence[Mark]) -> list[tuple[Mark, ...]]:
    """Marks put to series that count up by one; a list inside an item makes a series of its own."""
    chains: list[list[Mark]] = []
    waiting: dict[int, list[Mark]] = {}  # the last chain that waits for a number
    for mark in marks:
        number = mark.label.number
        before = [] if number == 1 else [number - missing for missing in range(_LONGEST_GAP + 1)]
        chain = next((waiting.pop(one) for one in before if one in waiting), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(mark)
        waiting[number + 1] = chain
    return [tuple(chain) for chain in chains]


def _scored(chain: tuple[Mark, ...], passages: Sequence[Passage], words: Sequence[int]) -> Series:
    named = sum(bool(mark.kind) for mark in chain)
    single = len(chain) == 1
    if (single and not (named and chain[0].label.firm)) or chain[0].label.number > 2:
        return Series(chain)
    bodies = [_words_between(a, b, passages, words) for a, b in pairwise(chain)]
    listed = bool(bodies) and _is_listed(chain, passages, bodies)
    worth = sum(bodies) / len(bodies) if bodies else _WORTH
    heads = sum(passages[mark.index].shape is Shape.HEADING or passages[mark.index].strong for mark in chain)
    score = 10.0 * (named >= 0.5 * len(chain)) + 4.0 * (heads >= 0.8 * len(chain)) + min(len(chain), 10) / 10
    score += min(worth, 100) / 25 - 20 * (worth < _WORTH and not named) - 6 * listed - 3 * (chain[0].label.number != 1)
    weak = chain[0].label.form in {"1", "I.", "A.", "first", "list"} or any(
        not mark.label.firm for mark in chain if not mark.kind
    )
    return Series(chain, score - 1.0 * weak, listed)


def _words_between(a: Mark, b: Mark, passages: Sequence[Passage], words: Sequence[int]) -> int:
    own = len(passages[a.index].text[a.label.rest :].split())
    return own + words[b.index] - words[a.index + 1]


def _is_listed(chain: tuple[Mark, ...], passages: Sequence[Passage], bodies: Sequence[int]) -> bool:
    """Whether the labels follow each other with nothing but a title at each."""
    adjacent = all(b.index - a.index == 1 for a, b in pairwise(chain))
    return adjacent and max([*bodies, passages[chain[-1].index].words]) <= 20
