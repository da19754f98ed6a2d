"""The same text in another language: where the language switch leads, and what search engines are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.files import File

__all__ = ["Counterpart", "counterpart"]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A choice of the language switch.

    `link` is relative to the root of the site, so that the site may lie in any folder. `address` is the absolute
    address of a translation; empty where there is none (the i18n plugin shows the default language in its place) or
    where the site does not know its own address.
    """

    code: str
    name: str
    link: str
    address: str = ""


def counterpart(choice: Mapping[str, Any], alternates: Mapping[str, File], site_url: str | None) -> Counterpart:
    """The counterpart behind `choice`, an item of the i18n plugin's `extra.alternate`.

    `alternates` are the files of the same entry, by language; without one for this language, the choice keeps the link
    it has.
    """
    code, name = str(choice["lang"]), str(choice["name"])
    file = alternates.get(code)
    if file is None:
        return Counterpart(code, name, str(choice["link"]))
    is_translation = getattr(file, "locale", code) == code
    address = urljoin(site_url.rstrip("/") + "/", file.url) if site_url and is_translation else ""
    return Counterpart(code, name, file.url, address)
