"""The same text in another language: where the language switch leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.files import File

__all__ = ["Counterpart", "counterpart"]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A choice of the language switch; `link` is relative to the root of the site, which may lie in any folder."""

    code: str
    name: str
    link: str


def counterpart(choice: Mapping[str, Any], alternates: Mapping[str, File], *, home: str = "") -> Counterpart:
    """The counterpart behind `choice`, an item of the i18n plugin's `extra.alternate`.

    `alternates` are the files of the same entry, by language. Without one for this language the choice leads to `home`,
    the home page in it; where that is not known, it keeps the link it has.
    """
    code, name = str(choice["lang"]), str(choice["name"])
    file = alternates.get(code)
    return Counterpart(code, name, file.url if file else home or str(choice["link"]))
