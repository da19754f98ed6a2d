"""What ingest makes of a file: articles with their items, and every decision on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diglot.ingest.passage import Passage
    from diglot.ingest.verdict import Verdict

__all__ = ["Article", "Harvest", "Item", "items_of"]


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerated item: its number, its title without the label, and the passages of its body.

    `source` is its label as the article shows it.
    """

    order: int
    title: str
    body: tuple[Passage, ...]
    line: int
    kind: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article. `kind` is the name of a kind; `intro` and `outro` are what stands before and after the items."""

    title: str
    items: tuple[Item, ...]
    intro: tuple[Passage, ...] = ()
    outro: tuple[Passage, ...] = ()
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Harvest:
    """The articles of one file in order, and the decisions taken, numbered from 1."""

    articles: tuple[Article, ...]
    verdicts: tuple[Verdict, ...] = ()


def items_of(article: Article) -> tuple[Item, ...]:
    """The items of an article; an article without items is one itself."""
    if article.items:
        return article.items
    return (Item(1, article.title, article.intro, article.intro[0].line if article.intro else 1, article.kind),)
