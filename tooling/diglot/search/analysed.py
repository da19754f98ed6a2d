"""A section with the words of its fields, as every index counts them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from diglot.lang import language
from diglot.search.analysis import analyse
from diglot.search.vocabulary import Spelling
from diglot.search.wording import shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Document
    from diglot.search.analysis import Token

__all__ = ["Analysed", "averages", "spellings"]


class Analysed:
    """A document's words, field by field: all of them as `tokens`, those that count as `fields`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # The lead is what the title is the heading of.
        self.texts = {
            "heading": document.heading or document.title,
            "title": document.title,
            "text": shown_text(document),
        }
        self.tokens = {name: list(analyse(text, document.locale, stopwords=True)) for name, text in self.texts.items()}
        stopwords = language(document.locale).stopwords
        self.fields: dict[str, list[Token]] = {
            name: [token for token in tokens if token.is_whole or token.surface not in stopwords]
            for name, tokens in self.tokens.items()
        }

    @property
    def heading_stems(self) -> dict[str, None]:
        """The different words that the heading is made of, in its order."""
        return dict.fromkeys(token.stem for token in self.fields["heading"] if not token.is_whole)


def averages(analysed: Sequence[Analysed]) -> dict[str, float]:
    """The mean length of each field, in words."""
    return {name: sum(len(a.fields[name]) for a in analysed) / len(analysed) for name in ("heading", "title", "text")}


def spellings(analysed: Sequence[Analysed]) -> dict[str, Spelling]:
    """Every word by its surface: how it is mostly written, its stem, the number of sections that use it."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    stems: dict[str, str] = {}
    sections: Counter[str] = Counter()
    for one in analysed:
        found = set()
        for name, tokens in one.fields.items():
            for token in tokens:
                if name != "title":
                    written[token.surface][one.texts[name][token.start : token.end].lower()] += 1
                stems[token.surface] = token.stem
                found.add(token.surface)
        sections.update(found)
    return {
        surface: Spelling(_most_common(written[surface]) or surface, stems[surface], count)
        for surface, count in sections.items()
    }


def _most_common(written: Counter[str]) -> str:
    return written.most_common(1)[0][0] if written else ""
