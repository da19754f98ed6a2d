"""A digest of everything that a template is given: with the same one, it renders the same."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import hashlib
import io
import pickle
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from markupsafe import Markup
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

__all__ = ["Unknown", "fingerprint"]

_PLAIN = (datetime.date, datetime.time, datetime.timedelta, PurePath)


class Unknown(TypeError):
    """A value of which nobody can say whether it is the same as before."""


def fingerprint(value: object, page: Page | None = None) -> str:
    """The digest of `value`: plain data, dataclasses, and what MkDocs gives a template; `page` is the current one.

    Raises `Unknown` for anything else: what is not known to be the same is rendered again.
    """
    written = io.BytesIO()
    # Two equal strings are written alike whether or not they are one object.
    pickler = _Pickler(written, protocol=5)
    pickler.fast = True
    pickler.page = page
    try:
        pickler.dump(value)
    except (pickle.PicklingError, RecursionError, ValueError) as error:
        raise Unknown(str(error)) from None
    return hashlib.blake2b(written.getbuffer(), digest_size=16).hexdigest()


class _Pickler(pickle.Pickler):
    """Writes values of known types; nothing that it writes is ever read."""

    page: Page | None

    def reducer_override(self, obj: object) -> Any:  # noqa: ANN401  # the signature of pickle
        known = _parts(obj, self.page)
        return tuple, (known,)


def _parts(obj: object, page: Page | None) -> tuple[object, ...]:  # noqa: PLR0911  # one line for each type
    name = type(obj).__qualname__
    if isinstance(obj, Page):
        return (name, *_head(obj), *(_body(obj) if obj is page else ()))
    if isinstance(obj, Section):
        return name, obj.title, obj.active, obj.children
    if isinstance(obj, Navigation):
        return name, obj.items, obj.homepage
    if isinstance(obj, Link):
        return name, obj.title, obj.url
    if isinstance(obj, TableOfContents):
        return name, obj.items
    if isinstance(obj, AnchorLink):
        return name, obj.title, obj.id, obj.level, obj.children
    if isinstance(obj, enum.Enum):
        return name, obj.name
    if isinstance(obj, Markup):
        return name, str(obj)
    if dataclasses.is_dataclass(obj) and not isinstance(obj, type):
        return name, *(getattr(obj, field.name) for field in dataclasses.fields(obj))
    if isinstance(obj, Mapping):
        return name, *obj.items()
    if type(obj) in _PLAIN_TYPES or isinstance(obj, _PLAIN):
        return name, str(obj)
    raise Unknown(name)


_PLAIN_TYPES = frozenset({datetime.datetime})


def _head(page: Page) -> tuple[object, ...]:
    """What pages say of one another."""
    return page.title, page.url, page.abs_url, page.canonical_url, page.file.src_uri, page.is_homepage, page.meta


def _body(page: Page) -> tuple[object, ...]:
    """What the current page says of itself."""
    above = [(section.title, next(iter(section.children or ()), None)) for section in page.ancestors]
    around = page.previous_page, page.next_page
    return page.content, page.toc, page.edit_url, page.update_date, page.file.dest_uri, around, above
