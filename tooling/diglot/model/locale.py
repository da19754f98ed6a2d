"""A locale: a language that the corpus is written in, as mkdocs.yml declares it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Locale", "pair_name", "pairs"]


@dataclass(frozen=True, slots=True)
class Locale:
    """One language of the corpus.

    `code` is the BCP 47 tag, which is also the folder name (`en`); `name` is what its speakers call it (`English`);
    exactly one locale is the `default`, published at the root of the site. `site_name` is what the site is called
    in it, where that differs.
    """

    code: str
    name: str
    default: bool = False
    site_name: str = ""


def pair_name(source: str, target: str) -> str:
    """The folder name of a pair of locales in the memory: `en-fr`."""
    return f"{source}-{target}"


def pairs(locales: Iterable[Locale]) -> tuple[tuple[Locale, Locale], ...]:
    """Every pair of `locales` once, the default locale first in its pairs, then in the order of declaration."""
    ordered = sorted(locales, key=lambda locale: not locale.default)
    return tuple(combinations(ordered, 2))
