"""Setting fields of a front matter in its file, every other character as it was."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import yaml

from diglot.errors import DiglotError, place
from diglot.markdown.front_matter import parse_front_matter

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from diglot.model.entry import Meta

__all__ = ["with_fields"]

_OPENING = re.compile(r"---[ \t]*\r?\n")


def with_fields(text: str, fields: Mapping[str, str | datetime.date | None], *, path: str = "") -> str:
    """`text`, the content of a Markdown file, with `fields` of its front matter set; None takes a field out.

    Fields that are there keep their place, new ones are added at the end; a file without front matter gets one. Raises
    `DiglotError` where the front matter is broken, or would not say what was asked for.
    """
    before, _ = parse_front_matter(text, path=path)
    for name, value in fields.items():
        text = _with_field(text, name, value, path)
    meta, _ = parse_front_matter(text, path=path)
    wanted = {name: _read(_value(before, name)) for name in before.lines} | {n: _read(v) for n, v in fields.items()}
    wrong = [name for name, value in wanted.items() if _read(_value(meta, name)) != value]
    if wrong:
        raise DiglotError(f"{place(path, 1)}: front matter: {', '.join(wrong)} cannot be set; set it by hand")
    return text


def _value(meta: Meta, name: str) -> object:
    return getattr(meta, name, meta.extra.get(name))


def _read(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _with_field(text: str, name: str, value: str | datetime.date | None, path: str) -> str:
    meta, body = parse_front_matter(text, path=path)
    written = "" if value is None else _dump(name, value)
    if name in meta.lines:
        start = _start_of_line(text, meta.lines[name])
        following = [_start_of_line(text, line) for line in meta.lines.values() if line > meta.lines[name]]
        end = min(following, default=_closing(text, body))
        # Comments and blank lines below the field are not part of it.
        end = start + len(_own_lines(text[start:end]))
        return text[:start] + written + text[end:]
    if not written:
        return text
    opening = _OPENING.match(text)
    if body == 0 or opening is None:
        return f"---\n{written}---\n\n{text}" if text else f"---\n{written}---\n"
    at = _closing(text, body)
    return text[:at] + written + text[at:]


def _own_lines(lines: str) -> str:
    first, *others = io.StringIO(lines, newline="\n")
    while others and (not others[-1].strip() or others[-1].lstrip().startswith("#")):
        others.pop()
    return first + "".join(others)


def _start_of_line(text: str, line: int) -> int:
    position = 0
    for _ in range(line - 1):
        position = text.index("\n", position) + 1
    return position


def _closing(text: str, body: int) -> int:
    """Where the line begins that closes the front matter, which ends at `body`."""
    return text[:body].rstrip("\r\n").rfind("\n") + 1


def _dump(name: str, value: object) -> str:
    dumped: str = yaml.safe_dump({name: value}, allow_unicode=True, width=10_000, default_flow_style=False)
    return dumped
