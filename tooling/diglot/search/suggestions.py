"""What a reader who has typed the beginning may mean: titles and headings, or else words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import reduce
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import numpy as np

from diglot.model.document import Suggestion
from diglot.search.analysis import stream, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from diglot.model.document import Document
    from diglot.search.vocabulary import Vocabulary

__all__ = ["Suggestions"]


_LAST_WORD = re.compile(r"\w+$")


class Suggestions:
    """What can be suggested in one locale, by the words in it; `vocabulary` are those of its entries."""

    def __init__(self, documents: Sequence[Document], code: str, vocabulary: Vocabulary) -> None:
        self._code = code
        self._vocabulary = vocabulary
        listed = list(_suggestible(documents, code))
        self._suggested = [suggestion for _, suggestion in listed]
        self._streams = [text for text, _ in listed]
        having: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self._streams):
            for word in set(text.split()):
                having[word].append(number)
        self._having = {word: np.array(numbers, np.int32) for word, numbers in having.items()}
        self._words = sorted(having)

    def __call__(self, typed: str, limit: int) -> tuple[Suggestion, ...]:
        """Titles and headings that have all words of `typed`, the last of them as a beginning, those that begin so
        first; where there are none, what is typed with its last word completed, the most used words first.
        """
        words = stream(typed, self._code).split()
        if not words:
            return ()
        return self._places(words, limit) or tuple(islice(self._completed(typed, words), limit))

    def _places(self, words: Sequence[str], limit: int) -> tuple[Suggestion, ...]:
        having = [self._having.get(word, _NONE) for word in words[:-1]]
        numbers = reduce(np.intersect1d, having, self._beginning(words[-1]))
        beginning = " " + " ".join(words)
        ordered = sorted(numbers.tolist(), key=lambda number: (not self._streams[number].startswith(beginning), number))
        return tuple(self._suggested[number] for number in islice(ordered, limit))

    def _completed(self, typed: str, words: Sequence[str]) -> Iterator[Suggestion]:
        known, last = self._vocabulary.words, _LAST_WORD.search(typed)
        if last is None or any(token.surface not in known for token in words_of(typed[: last.start()], self._code)):
            return
        told: set[str] = set()
        for word in self._vocabulary.completions(words[-1]):
            written, stem, _ = known[word]
            if stem not in told:  # *complaints* says no more than *complaint*
                told.add(stem)
                yield Suggestion(typed[: last.start()] + written, self._code, None)

    def _beginning(self, prefix: str) -> NDArray[np.int32]:
        following = islice(self._words, bisect_left(self._words, prefix), None)
        found = [self._having[word] for word in takewhile(lambda word: word.startswith(prefix), following)]
        return np.unique(np.concatenate(found)) if found else _NONE


_NONE: NDArray[np.int32] = np.zeros(0, np.int32)


def _suggestible(documents: Sequence[Document], code: str) -> Iterator[tuple[str, Suggestion]]:
    repeated = Counter(document.heading for document in documents)
    for document in documents:
        if not document.anchor:
            yield stream(document.title, code), Suggestion(document.title, code, document.address)
    for document in documents:
        if document.anchor and repeated[document.heading] == 1:
            suggestion = Suggestion(document.heading, code, document.address, document.anchor)
            yield stream(document.heading, code), suggestion
