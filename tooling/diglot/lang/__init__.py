"""What is known of a language; `language("fr")` is the way in."""

from diglot.lang.base import Language, fold
from diglot.lang.registry import language
from diglot.lang.sentences import sentences

__all__ = ["Language", "fold", "language", "sentences"]
