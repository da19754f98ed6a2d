"""Advertising in the article's own script: whole paragraphs of it, and sentences in the middle of a paragraph."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Shape
from diglot.ingest.verdict import Edit
from diglot.lang import fold, language, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diglot.ingest.cleaners.context import Context
    from diglot.ingest.passage import Passage

__all__ = ["NAME", "propose"]

NAME: Final = "spam"

_ADDRESS: Final = re.compile(
    r"(?<![\w@./-])(?:https?://|www\.)?[a-z0-9][a-z0-9-]{1,40}(?:\.[a-z0-9-]{2,40})*\.(?:com|net|org|info|biz"
    r"|ru|cn|xyz|top|online|shop|store|site|club|example|test|co|io|me|fr|uk|de|pl|in|to|tk|win|bet|casino"
    r"|loan|click)\b(?![\w@])",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?:\+|00)?\d[\d .()-]{8,16}\d")
# Points: goods that spam sells 2 each (4 at most), an address or a telephone number 2, a call to act 1, a price or a
# promise 1, and 1 where the sentence has no word in common with the rest of the article. Four points are an
# advertisement; no sentence of the articles in the development set has more than 3.
_ENOUGH: Final = 4
_LONGEST: Final = 45
_LEAD: Final = 8
_NOVEL: Final = 3


def propose(passages: Sequence[Passage], context: Context) -> Iterator[Edit]:
    """Remove sentences that advertise what spam advertises."""
    lang = language(context.language)
    words = Counter(word for passage in passages for word in set(_content(passage.text)))
    for index, passage in enumerate(passages):
        if passage.shape is Shape.CODE or not _suspect(passage.text):
            continue
        text = passage.text
        spans = sentences(text, lang)
        spam = {number for number, (start, end) in enumerate(spans) if _found(text[start:end], words) >= _ENOUGH}
        spam |= {number for number in range(len(spans)) if number + 1 in spam and _leads(text[slice(*spans[number])])}
        for number in sorted(spam):
            start = spans[number][0]
            stop = spans[number + 1][0] if number + 1 < len(spans) else len(text)
            yield Edit(index, start, stop, "", "advertising")


def _leads(sentence: str) -> bool:
    """Whether a short sentence before an advertisement, as `Need an essay?`, belongs to it."""
    return len(sentence.split()) <= _LEAD and bool(_words(sentence) & lexicon()["goods"])


def _suspect(text: str) -> bool:
    return bool(_ADDRESS.search(text) or _PHONE.search(text)) or bool(_words(text) & lexicon()["goods"])


def _found(sentence: str, words: Counter[str]) -> int:
    """The points of a sentence, with those for standing alone among the words of its article."""
    found = points(sentence)
    own = set(_content(sentence)) if found == _ENOUGH - 1 else set()
    return found + (len(own) >= _NOVEL and all(words[word] <= 1 for word in own))


def _content(text: str) -> list[str]:
    """The longer words of `text` by their beginnings, without addresses."""
    return [word[:6] for word in re.findall(r"[^\W\d_]{5,}", fold(_ADDRESS.sub(" ", text)))]


def points(sentence: str) -> int:
    """How much a sentence looks like an advertisement of the kind that is planted in articles."""
    if len(sentence.split()) > _LONGEST:
        return 0
    words = _words(sentence)
    table = lexicon()
    goods = len(words & table["goods"])
    found = 2 * min(goods, 2) + (words & table["price"] != set()) + (words & table["call"] != set())
    linked = re.search(r"\]\([^)]*\)", sentence) is not None
    return found + 2 * (bool(_ADDRESS.search(sentence) or _PHONE.search(sentence)) and not linked)


def _words(text: str) -> set[str]:
    """The words of `text`, and each two and three that follow each other, joined as the lists write them."""
    plain = re.sub(r"[^\w]+", " ", fold(text)).split()
    pairs = {f"{a}-{b}" for a, b in pairwise(plain)}
    triples = {f"{a}-{b}-{c}" for a, b, c in zip(plain, plain[1:], plain[2:], strict=False)}
    return {*plain, *pairs, *triples}


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The words of spam by kind."""
    text = files("diglot.ingest").joinpath("lexicon", "spam.toml").read_text("utf-8")
    return {kind: frozenset(fold(words).split()) for kind, words in tomllib.loads(text).items()}
