"""What the interfaces ask of a search index, whichever engine stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.document import Results, Suggestion

__all__ = ["MOST_HITS", "Index"]

MOST_HITS = 100
"""Hits that one call returns at most; more are had by `offset`."""


class Index(Protocol):
    """One generation of an index: nothing in it changes, so that it may be asked from several threads."""

    @property
    def generation(self) -> str:
        """The name of this state of the index."""

    def search(  # noqa: PLR0913  # all that a reader may narrow a question by, each by its name
        self,
        query: str,
        *,
        locales: Sequence[str],
        kinds: Sequence[str] = (),
        states: Sequence[str] = (),
        limit: int = 10,
        offset: int = 0,
        expand: bool = True,
        reader: str = "",
        excerpts: bool = True,
    ) -> Results:
        """The entries that answer `query`, each once, best first.

        Only texts in `locales` are looked at; entries that answer in the first of them come before all others, and an
        entry that answers in several is shown in the first. `kinds` and `states` restrict the hits, if given. Any query
        is valid.

        With `expand`, entries that answer in other words come after: synonyms, and the words of the other languages;
        those that the language of the question lacks stand among the others. `reader` is the language that the question
        is rather in, if not the first of `locales`. Without `excerpts`, hits have none.
        """

    def warm(self, previous: Index) -> None:
        """Read beforehand what `previous`, which this one is to replace, was asked for."""

    def suggest(self, prefix: str, *, locale: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Titles and headings in `locale` that have the words of `prefix`, the last of them as a beginning; where
        none has, what is typed with its last word completed.
        """
