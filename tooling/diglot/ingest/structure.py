"""The structure of an article: introduction, items with title and body, closing part."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from diglot.ingest.articles import Article, Item
from diglot.ingest.closing import closing_start
from diglot.ingest.heads import is_head, plain, split_title, title_of
from diglot.ingest.labels import read_label
from diglot.ingest.passage import Passage, Shape
from diglot.ingest.series import Mark, Series, find_series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["articles"]

# A heading says again what the list announced: the same words in any order, some added. Half of the words in common is
# below what unrelated headings of one article reach by chance (.42 at most on the development set).
_SAME_TITLE: Final = 80
_MOST_TITLE: Final = 20


def articles(passages: Sequence[Passage], names: Mapping[str, str]) -> tuple[Article, ...]:
    """The articles that `passages` hold, in order; one without items where nothing is enumerated.

    `names` maps the words of labels to kinds (see `kinds.names`).
    """
    passages = [_unmarked(passage) for passage in passages]
    found = find_series(passages, names)
    mains = _articles_of(found, passages)
    if not mains:
        return (_plain_article(passages),)
    starts = [0, *(_boundary(passages, a.stop, b.start) for a, b in pairwise(mains)), len(passages)]
    return tuple(
        _article(passages[start:stop], _moved(series, start))
        for series, (start, stop) in zip(mains, pairwise(starts), strict=True)
    )


def _unmarked(passage: Passage) -> Passage:
    """`passage` without emphasis where only that hides its label: `*Level* Two: …`."""
    if not passage.marked or "*" not in passage.text[:60] or read_label(passage.text):
        return passage
    text = re.sub(r"(?<!\\)\*+", "", passage.text)
    return replace(passage, text=text) if read_label(text) else passage


def _moved(series: Series, by: int) -> Series:
    return replace(series, marks=tuple(replace(mark, index=mark.index - by) for mark in series.marks))


def _articles_of(found: Sequence[Series], passages: Sequence[Passage]) -> list[Series]:
    """The series that begin articles of their own: the best one, and others that are as good."""
    best = max(found, key=lambda series: series.score, default=None)
    if best is None:
        return []
    return [
        series
        for series in found
        if series is best or (_is_own(series, best, passages) and not (series.listed and _announces(series, found)))
    ]


def _announces(series: Series, found: Sequence[Series]) -> bool:
    """Whether a bare list only announces the items of a series that follows."""
    return any(other.start > series.stop and len(other.marks) == len(series.marks) for other in found)


def _is_own(series: Series, best: Series, passages: Sequence[Passage]) -> bool:
    """Whether a second series makes a second article: named like kinds, or set apart by a title or a rule."""
    low, high = sorted((series, best), key=lambda one: one.start)
    between = passages[low.stop + 1 : high.start]
    ruled = any(
        passage.shape is Shape.RULE or (passage.shape is Shape.HEADING and passage.level == 1) for passage in between
    )
    alike = series.marks[0].label.form == best.marks[0].label.form
    return len(series.marks) > 1 and (
        (series.named and best.named and not series.listed) or (ruled and (alike or series.named))
    )


def _boundary(passages: Sequence[Passage], after: int, before: int) -> int:
    """Where the second of two articles begins, between the last label of one and the first of the other."""
    middle = range(before - 1, after, -1)
    for index in middle:
        if passages[index].shape is Shape.RULE:
            return index
    for index in middle:
        if passages[index].shape is Shape.HEADING and passages[index].level == 1:
            return index
    for index in middle:
        if index > after + 1 and is_head(passages[index]) and passages[index].words > 1:
            return index
    return before


def _plain_article(passages: Sequence[Passage]) -> Article:
    """An article without items."""
    passages = [passage for passage in passages if passage.shape is not Shape.RULE]
    title, rest = title_of(passages)
    return Article(title, (), tuple(rest))


def _article(passages: Sequence[Passage], series: Series) -> Article:
    if series.listed:
        heads = _repeated_heads(passages, series)
        if heads:
            return _by_heads(passages, series, heads)
    last = len(passages)
    outro = closing_start(passages, series.stop, series)
    bounds = [*(mark.index for mark in series.marks), outro]
    many = _mostly_inline(passages, series)
    items = tuple(
        _item(passages[start:stop], mark, inline=many)
        for mark, (start, stop) in zip(series.marks, pairwise(bounds), strict=True)
    )
    title, intro = title_of(passages[: series.start])
    return Article(title, items, _without_rules(intro), _without_rules(passages[outro:last]))


def _without_rules(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages if passage.shape is not Shape.RULE)


def _mostly_inline(passages: Sequence[Passage], series: Series) -> bool:
    """Whether items have label, title and text in one paragraph."""
    rests = [passages[mark.index].text[mark.label.rest :] for mark in series.marks]
    return sum(len(rest.split()) > _MOST_TITLE for rest in rests) >= 0.5 * len(rests)


def _item(passages: Sequence[Passage], mark: Mark, *, inline: bool) -> Item:
    head, rest = passages[0], passages[0].text[mark.label.rest :].strip()
    title, text = split_title(head, rest, inline=inline, alone=len(passages) == 1)
    body = list(passages[1:])
    if not title and body and is_head(body[0], loosely=True):
        title, body = plain(body[0]), body[1:]
    elif not title and body:
        title = split_title(body[0], body[0].text, inline=True, alone=False)[0] or " ".join(plain(body[0]).split()[:8])
    if text:
        body.insert(0, replace(head, text=text, shape=Shape.PARAGRAPH, level=0, strong=False, number=None))
    return Item(mark.label.number, title, _without_rules(body), head.line, mark.kind, mark.label.shown)


def _repeated_heads(passages: Sequence[Passage], series: Series) -> list[int]:
    """The indices of the headings that say the announced titles again, one for each; empty where too few do."""
    found: list[int] = []
    position = series.stop + 1
    for mark in series.marks:
        wanted = passages[mark.index].text[mark.label.rest :]
        index = next((index for index in range(position, len(passages)) if _says(passages[index], wanted)), None)
        if index is None:
            return []
        found.append(index)
        position = index + 1
    return found


def _says(passage: Passage, wanted: str) -> bool:
    if passage.words > _MOST_TITLE or not is_head(passage, loosely=True):
        return False
    label = read_label(passage.text)
    text = passage.text[label.rest :] if label and label.firm else passage.text
    return fuzz.token_set_ratio(_words(text), _words(wanted)) >= _SAME_TITLE


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _by_heads(passages: Sequence[Passage], series: Series, heads: Sequence[int]) -> Article:
    """An article whose list of labels announces items under bare headings."""
    outro = closing_start(passages, heads[-1], series, heads)
    items = tuple(
        Item(
            mark.label.number,
            plain(passages[start]),
            _without_rules(passages[start + 1 : stop]),
            passages[start].line,
            mark.kind,
            mark.label.shown,
        )
        for mark, (start, stop) in zip(series.marks, pairwise([*heads, outro]), strict=True)
    )
    title, intro = title_of(passages[: heads[0]])
    return Article(title, items, _without_rules(intro), _without_rules(passages[outro:]))
