"""Proof that a rewritten file still says the same: its rendered HTML is compared with that of the original."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.markdown.front_matter import parse_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from diglot.model.entry import Meta

__all__ = ["DEFAULT_EXTENSIONS", "prove_same_html"]

DEFAULT_EXTENSIONS = ("toc", "tables", "fenced_code", "admonition", "attr_list", "def_list", "footnotes")
"""What MkDocs always uses, and the extensions that change the blocks of a page."""

_BETWEEN_TAGS = re.compile(r"\s+")


def prove_same_html(
    before: str,
    after: str,
    *,
    path: str = "",
    extensions: Sequence[str] = DEFAULT_EXTENSIONS,
    extension_configs: Mapping[str, Mapping[str, Any]] | None = None,
    alike: Callable[[str], str] = str,
) -> None:
    """Raise `DiglotError` unless two texts of one file render to the same HTML and have the same front matter.

    White space that no browser shows is not compared; `alike` takes from HTML, title and summary what else may differ.
    The habit is mdformat's: no rewrite of a person's file that is not proved harmless.
    """
    import markdown  # noqa: PLC0415  # only who rewrites a file needs it

    old_meta, old_body = parse_front_matter(before, path=path)
    new_meta, new_body = parse_front_matter(after, path=path)
    configs = {name: dict(config) for name, config in (extension_configs or {}).items()}
    old_html, new_html = (
        markdown.markdown(body, extensions=list(extensions), extension_configs=configs)
        for body in (before[old_body:], after[new_body:])
    )
    if _alike(old_meta, alike) != _alike(new_meta, alike):
        raise DiglotError(f"{place(path, 1)}: not rewritten: the front matter would change")
    old, new = alike(_visible(old_html)), alike(_visible(new_html))
    if old != new:
        raise DiglotError(f"{place(path, _line_of_difference(before, after))}: not rewritten: the page would change")


def _alike(meta: Meta, alike: Callable[[str], str]) -> Meta:
    return replace(meta, title=alike(meta.title), summary=alike(meta.summary))


def _visible(html: str) -> str:
    # Preformatted text keeps its white space; everywhere else a run of it is one space.
    parts = re.split(r"(<pre\b.*?</pre>)", html, flags=re.DOTALL)
    return "".join(part if number % 2 else _BETWEEN_TAGS.sub(" ", part) for number, part in enumerate(parts)).strip()


def _line_of_difference(before: str, after: str) -> int:
    old, new = (text.replace("\r\n", "\n").split("\n") for text in (before, after))
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return same + 1
