"""Facing pages from one build to the next: rows are laid out once for the same two texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diglot.publish.terms import with_terms
from diglot.store.manuscript import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from diglot.model.termbase import Termbase
    from diglot.publish.edition import Edition, Published
    from diglot.publish.facing import Faced, Facing
    from diglot.store.bitexts import Bitexts

__all__ = ["FacedPage", "FacedPages"]


@dataclass(frozen=True, slots=True)
class FacedPage:
    """A page with its translation beside it: its HTML, what is told of it, and of its other languages by code."""

    html: str
    faced: Faced
    states: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    page: FacedPage
    asked: tuple[tuple[str, str | None], ...]
    """Where the links of the counterpart lead: what the page depends on beside its own entry."""


class FacedPages:
    """The facing pages of the last build and of this one, each under all that it was made from.

    These texts are the same objects from build to build, so that Python knows their hashes.
    """

    def __init__(self) -> None:
        self._before: dict[tuple[str, ...], _Kept] = {}
        self._now: dict[tuple[str, ...], _Kept] = {}
        self._marked_before: dict[tuple[str, ...], str] = {}
        self._marked: dict[tuple[str, ...], str] = {}
        self.bitexts: Bitexts | None = None
        self._terms: tuple[Termbase, str] | None = None

    def begin(self) -> None:
        """A new build begins; what the last one did not need is forgotten."""
        self._before, self._now = self._now, {}
        self._marked_before, self._marked = self._marked, {}

    @property
    def are_known(self) -> bool:
        """Whether an earlier build left anything."""
        return bool(self._before)

    def with_terms(self, html: str, termbase: Termbase, *, lang: str, reader: str, page: str) -> str:
        """As `terms.with_terms`, once for the same text and the same terms."""
        if self._terms is None or self._terms[0] is not termbase:
            self._terms = termbase, digest(repr(termbase).encode())
        key = html, lang, reader, page, self._terms[1]
        found = self._marked_before.get(key)
        if found is None:
            found = with_terms(html, termbase, lang=lang, reader=reader, page=page)
        self._marked[key] = found
        return found

    def page(  # as `Facing.page`, and what the configuration says
        self, facing: Facing, item: Published, html: str, *, edition: Edition, config: MkDocsConfig, settings: str
    ) -> FacedPage:
        """What `facing` makes of the page of `item`. `settings` stands for the whole configuration."""
        beside = facing.beside(item, html, edition)
        rests_on = facing.depends_on(item.entry.key)
        key = item.file.src_uri, item.file.url, edition.locale, settings, html, beside, rests_on
        kept = self._before.get(key) or self._now.get(key)
        if kept is None or any(facing.address(source, item, config) != found for source, found in kept.asked):
            facing.asked.clear()
            content, faced = facing.page(item, html, edition, config)
            made = FacedPage(_without_empty_headers(content), faced, facing.states(item, edition))
            kept = _Kept(made, tuple(facing.asked.items()))
        self._now[key] = kept
        return kept.page


def _without_empty_headers(html: str) -> str:
    """A cell that names nothing is no header; Markdown has no other way to leave the corner of a table empty."""
    return re.sub(r"<th([^>]*)></th>", r"<td\1></td>", html) if "></th>" in html else html
