"""A text as it is set once in a build: for its own page, and to stand beside its counterpart on the other's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from diglot.publish.html_elements import Sheet
from diglot.publish.link_places import BEGIN, PERMALINK, filled
from diglot.publish.passages import matched, rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diglot.publish.passages import Passage, Rendered

__all__ = ["Laid", "Typeset"]


class Typeset:
    """The clean `html` of a text, and the elements that its passages became.

    Where its links lead may be left open (`link_places`).
    """

    def __init__(self, html: str) -> None:
        self.html = html
        self.bodies: dict[int, tuple[Sequence[str], str]] = {}
        """Of passages that look the same on both pages, what their sentences are called, and their marked HTML."""
        self._matched: dict[bool, tuple[Sequence[Passage], Mapping[int, Rendered]]] = {}

    @cached_property
    def sheet(self) -> Sheet:
        """Where the elements of the text stand in it."""
        return Sheet(self.html)

    def elements(self, parts: Sequence[Passage], sheet: Sheet) -> Mapping[int, Rendered]:
        """What the passages `parts` became, by their index; `sheet` is that of the text, or the same beside another."""
        is_other = sheet.leaves_out
        known = self._matched.get(is_other)
        if known is None or known[0] is not parts:
            known = self._matched[is_other] = parts, matched(parts, rendered(sheet))
        return known[1]

    def forget(self) -> None:
        """Keep nothing but the HTML; the rest is made again should anybody ask."""
        vars(self).pop("sheet", None)
        self.bodies = {}
        self._matched = {}


@dataclass(frozen=True, slots=True)
class Laid:
    """A text laid out for its own page: where its links lead there, and the title of its permalinks.

    One without `addresses` has no open places.
    """

    typeset: Typeset
    addresses: Sequence[str] = ()
    permalink: str = ""

    @property
    def may_confuse(self) -> bool:
        """Whether somebody wrote what looks like the place of a link."""
        return not self.addresses and BEGIN in self.typeset.html.replace(PERMALINK, "")

    def html(self) -> str:
        """The text as its page has it."""
        return self.filled(self.typeset.html)

    def filled(self, html: str) -> str:
        """`html`, in which the text stands, with its open places filled in."""
        if self.permalink:
            html = html.replace(PERMALINK, self.permalink)
        return filled(html, self.addresses) if self.addresses else html

    def beside(self, address: Callable[[str], str | None]) -> Sheet:
        """The text to stand on another page; `address` makes of where its links lead where they lead there."""
        return self.typeset.sheet.beside(address, self.addresses)
