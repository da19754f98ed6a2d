"""A section with the words of its fields, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diglot.lang import language
from diglot.search.analysis import analyse
from diglot.search.wording import shown_text

if TYPE_CHECKING:
    from diglot.model.document import Document
    from diglot.search.analysis import Token

__all__ = ["Analysed"]


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
