"""The places of links in the HTML of a text, open until it is known where they lead: it stands on several pages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown.serializers import _escape_attrib_html  # type: ignore[attr-defined]  # left out of its stubs

from diglot.markdown.safety import safe_html

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BEGIN", "PERMALINK", "filled", "fitted", "place", "places"]

BEGIN, END = "\ue0f1", "\ue0f2"
"""Around the number of a link until it is known where it leads: characters that no standard gives a meaning."""
PERMALINK = f"{BEGIN}permalink{END}"
"""The title of permalinks until a page has a language."""
_PLACE = re.compile(f"{BEGIN}[0-9]+{END}")
_PLAIN = re.compile(r"(?!//)[A-Za-z0-9_./#?=~+,%-]*")
"""Addresses on the same site of which nothing is unsafe and nothing is written otherwise."""
_MOST_REMEMBERED = 10_000
"""Addresses; a site of 1,000 entries has 100 that are not plain."""


def place(number: int) -> str:
    """What stands where a link leads, for the link of that number."""
    return f"{BEGIN}{number}{END}"


def places(html: str) -> tuple[str, ...]:
    """The pieces of `html` between the places of links."""
    return tuple(_PLACE.split(html))


def fitted(attribute: str, address: str) -> str | None:
    """`address`, of a link (`href`) or an image (`src`), as clean HTML holds it; None where it may not stand there.

    A text is cleaned before its addresses are known, so each is cleaned by itself.
    """
    return address if _PLAIN.fullmatch(address) else _cleaned(attribute, address)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _cleaned(attribute: str, address: str) -> str | None:
    tag = "img" if attribute == "src" else "a"
    html = safe_html(f'<{tag} {attribute}="{_escape_attrib_html(address)}">')
    found = re.match(rf'<{tag} {attribute}="([^"]*)"', html)
    return found[1] if found else None


def filled(html: str, addresses: Sequence[str]) -> str:
    """`html`, which is clean, with `addresses` in the places of its links; one that may not stand there is left out."""
    first, *rest = html.split(f'="{BEGIN}')
    found = [first]
    for piece in rest:
        number, _, behind = piece.partition(f'{END}"')
        attribute = "src" if found[-1].endswith(" src") else "href"
        address = fitted(attribute, addresses[int(number)])
        if address is None:
            found[-1] = found[-1].removesuffix(f" {attribute}")
        else:
            found.append(f'="{address}"')
        found.append(behind)
    return "".join(found)
