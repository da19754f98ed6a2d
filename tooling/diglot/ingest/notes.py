"""Footnotes: taken out before the items are sought, and put behind the paragraph that refers to them afterwards."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from diglot.ingest.passage import Passage, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.ingest.articles import Article

__all__ = ["Notes", "lift", "settle"]

Notes = dict[str, tuple[Passage, ...]]
"""The passages of each footnote, by the sign that refers to it."""

_REFERENCE: Final = re.compile(r"(?<!\\)\[\^([\w-]{1,40})\]")
# Signs for private use, which the cleaner of invisible characters has removed from the text: so short a reference
# neither hides the end of a sentence nor makes a title longer.
_FIRST: Final = 0xE000
_MOST: Final = 6000
_SIGNS: Final = re.compile(f"[{chr(_FIRST)}-{chr(_FIRST + _MOST)}]")
_HEAD: Final = re.compile(r"\W*(?:foot|end)?notes?(?: de (?:bas de page|fin))?\W*", re.IGNORECASE)


def lift(passages: Sequence[Passage]) -> tuple[list[Passage], Notes]:
    """The passages without footnotes, with a sign for each reference, and the footnotes."""
    marks = list(dict.fromkeys(passage.note for passage in passages if passage.note))[:_MOST]
    signs = {mark: chr(_FIRST + number) for number, mark in enumerate(marks)}
    notes: Notes = {}
    rest: list[Passage] = []
    for passage in passages:
        text = _REFERENCE.sub(lambda found: signs.get(found[1], found[0]), passage.text) if signs else passage.text
        if passage.note in signs:
            if rest and _HEAD.fullmatch(rest[-1].text) and not notes:
                rest.pop()
            notes[signs[passage.note]] = (*notes.get(signs[passage.note], ()), replace(passage, text=text))
        else:
            rest.append(replace(passage, text=text) if text != passage.text else passage)
    return rest, notes


def settle(articles: Sequence[Article], notes: Notes) -> tuple[Article, ...]:
    """The articles with their footnotes; those that nothing refers to are in the last closing part."""
    if not notes:
        return tuple(articles)
    left = dict(notes)
    shown = {sign: number for number, sign in enumerate(notes, 1)}
    settled = [_settled(article, left, shown) for article in articles]
    lost = [passage for sign in list(left) for passage in _written(sign, left, shown)]
    settled[-1:] = [replace(article, outro=(*article.outro, *lost)) for article in settled[-1:]]
    return tuple(settled)


def _settled(article: Article, left: Notes, shown: dict[str, int]) -> Article:
    items = []
    for item in article.items:
        own = [one for sign in _SIGNS.findall(item.title) for one in _written(sign, left, shown)]
        body = (*own, *_placed(item.body, left, shown))
        items.append(replace(item, title=_SIGNS.sub("", item.title).strip(), body=body))
    titled = [one for sign in _SIGNS.findall(article.title) for one in _written(sign, left, shown)]
    return replace(
        article,
        title=_SIGNS.sub("", article.title).strip(),
        items=tuple(items),
        intro=(*titled, *_placed(article.intro, left, shown)),
        outro=tuple(_placed(article.outro, left, shown)),
    )


def _placed(passages: Sequence[Passage], left: Notes, shown: dict[str, int]) -> list[Passage]:
    """The passages with their references written out, and each footnote behind its paragraph, list or table."""
    placed: list[Passage] = []
    waiting: list[Passage] = []
    for index, passage in enumerate(passages):
        placed.append(replace(passage, text=_marked(passage, shown)))
        for sign in _SIGNS.findall(passage.text):
            waiting += _written(sign, left, shown)
        following = passages[index + 1].shape if index + 1 < len(passages) else None
        if passage.shape not in {Shape.ITEM, Shape.TABLE} or following is not passage.shape:
            placed += waiting
            waiting = []
    return placed


def _marked(passage: Passage, shown: dict[str, int]) -> str:
    """The text of a passage with `[1]` for each sign."""
    left, right = (r"\[", r"\]") if passage.marked else "[]"
    return _SIGNS.sub(lambda found: f"{left}{shown[found[0]]}{right}" if found[0] in shown else "", passage.text)


def _written(sign: str, left: Notes, shown: dict[str, int]) -> list[Passage]:
    """A footnote as paragraphs, the first one with its number; nothing if it has its place already."""
    passages = left.pop(sign, ())
    written = [replace(passage, text=_marked(passage, shown), note="", number=None) for passage in passages]
    written[:1] = [replace(one, text=rf"\[{shown[sign]}\] {one.text}") for one in written[:1]]
    return [replace(one, shape=Shape.PARAGRAPH, level=0) for one in written]
