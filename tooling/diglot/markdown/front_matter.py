"""Front matter: the YAML between two lines `---` at the top of a file, to `Meta` and back."""

from __future__ import annotations

import datetime
import re
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from diglot.errors import DiglotError, line_at, place
from diglot.markdown.plain_fields import Span, holds_only_plain, plain_fields
from diglot.markdown.syntax import DEEPEST
from diglot.model.entry import Meta, State

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["parse_front_matter", "render_front_matter"]

_FENCED = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELDS = ("kind", "order", "title", "summary", "source", "state", "owner", "last_reviewed_on", "review_in", "allow")
_DEEP = f"nested more than {DEEPEST} levels deep"
_TEXTS_OF_OTHERS = ("template", "icon", "description", "status", "subtitle")
_LISTS_OF_OTHERS = {"hide": "[navigation, toc]", "tags": "[billing]"}
"""What MkDocs and Material read, which fail without naming file and field where it is of another type. A list may be a
single text, which works."""
_REVIEW_IN = re.compile(r"[1-9]\d* (?:day|week|month|year)s?")


def parse_front_matter(text: str, *, path: str = "") -> tuple[Meta, int]:
    """The front matter of `text` and the offset at which the body begins.

    A file without front matter has an empty `Meta` and its body at 0. Raises `DiglotError` with a line for each
    mistake: YAML that does not parse, a field of the wrong type or with a value it cannot have.
    """
    match = _FENCED.match(text)
    if match is None:
        if re.match(r"---[ \t]*\r?\n\w+:", text):
            raise DiglotError(f"{place(path, 1)}: front matter: the closing line --- is missing")
        return Meta(), 0
    values, places = _read(match.group(1), path)
    at = match.start(1)
    reader = _Reader(values, {name: found.line + 2 for name, found in places.items()}, path)
    meta = reader.meta(spans={name: (at + found.start, at + found.end) for name, found in places.items()})
    if reader.mistakes:
        raise DiglotError(*reader.mistakes)
    return meta, match.end()


def render_front_matter(meta: Meta) -> str:
    """`meta` as YAML between its two lines, fields in their usual order; empty for an empty `Meta`."""
    fields: dict[str, Any] = {}
    for name in _FIELDS:
        value = getattr(meta, name)
        if value not in (None, "", ()):
            fields[name] = value.value if isinstance(value, State) else list(value) if name == "allow" else value
    fields.update(meta.extra)
    if not fields:
        return ""
    return f"---\n{''.join(_dump(name, value) for name, value in fields.items())}---\n"


def _dump(name: str, value: object) -> str:
    # A list stands on one line, as people write it.
    style = None if isinstance(value, (list, dict)) else False
    dumped: str = yaml.safe_dump({name: value}, allow_unicode=True, width=10_000, default_flow_style=style)
    return dumped


def _read(source: str, path: str) -> tuple[dict[str, Any], dict[str, Span]]:
    """The values of the fields in `source`, which is YAML, and where they stand."""
    is_plain = holds_only_plain(source)
    if is_plain and (plain := plain_fields(source)) is not None:
        return plain
    try:
        root, values = _loaded(source, is_plain=is_plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
        line = line_at(source, mark.index) + 1 if mark else 1
        raise DiglotError(f"{place(path, line)}: front matter: {problem}") from None
    except ValueError as error:  # a number that is none
        raise DiglotError(f"{place(path, 1)}: front matter: {error}") from None
    except RecursionError:
        raise DiglotError(f"{place(path, 1)}: front matter: {_DEEP}") from None
    if root is None:
        return {}, {}
    if not isinstance(root, yaml.MappingNode) or not isinstance(values, dict):
        raise DiglotError(f"{place(path, 2)}: front matter: expected lines of the form `field: value`")
    places = _places(root, source, path)
    for name, value in zip(places, (value for _, value in root.value), strict=True):
        if _is_deep(value):
            raise DiglotError(f"{place(path, places[name].line + 2)}: {name}: {_DEEP}")
    return {str(key): value for key, value in values.items()}, places


def _is_deep(node: yaml.Node) -> bool:
    """Whether lists or fields lie in each other more than `DEEPEST` levels deep; each once, as one may hold itself."""
    seen: set[int] = set()
    level = [node]
    for _ in range(DEEPEST + 1):
        held = [one for one in level if id(one) not in seen and not isinstance(one, yaml.ScalarNode)]
        if not held:
            return False
        seen.update(map(id, held))
        level = [one for holder in held for one in _held(holder)]
    return True


def _held(node: yaml.Node) -> Iterable[yaml.Node]:
    return chain.from_iterable(node.value) if isinstance(node, yaml.MappingNode) else node.value


def _loaded(source: str, *, is_plain: bool) -> tuple[yaml.Node | None, Any]:
    """The node at the root of a document, and its value."""
    if _FastLoader is not None and is_plain:
        try:
            return _parsed(_FastLoader(source))
        except (yaml.YAMLError, ValueError, RecursionError):
            pass  # the other one says more clearly what is wrong
    return _parsed(_Loader(source))


def _parsed(loader: Any) -> tuple[yaml.Node | None, Any]:  # noqa: ANN401  # PyYAML's two have no common ancestor
    try:
        root = loader.get_single_node()
        return root, None if root is None else loader.construct_document(root)
    finally:
        loader.dispose()


def _places(root: yaml.MappingNode, source: str, path: str) -> dict[str, Span]:
    places: dict[str, Span] = {}
    for key, value in root.value:
        name, line = str(key.value), line_at(source, key.start_mark.index)
        if name in places:
            raise DiglotError(f"{place(path, line + 1)}: {name}: stands twice in the front matter")
        quoted = isinstance(value, yaml.ScalarNode) and value.style in {"'", '"'}
        places[name] = Span(line - 1, value.start_mark.index + quoted, value.end_mark.index - quoted)
    return places


class _Loader(yaml.SafeLoader):
    """YAML's safe loader; a date that no calendar has is a text, so that its field can be named."""


_FastLoader: Any = None
"""The same in C, where PyYAML was built with it: it reads those of the playbook in 0.07 ms each, not in 0.45."""
if hasattr(yaml, "CSafeLoader"):

    class _CLoader(yaml.CSafeLoader):
        pass

    _FastLoader = _CLoader


def _date_or_text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> datetime.date | str:
    try:
        found: datetime.date = loader.construct_yaml_timestamp(node)
    except ValueError:
        return str(node.value)
    return found


for _one in filter(None, (_Loader, _FastLoader)):
    _one.add_constructor("tag:yaml.org,2002:timestamp", _date_or_text)


class _Reader:
    """Reads the fields of a front matter one by one and gathers every mistake."""

    def __init__(self, values: dict[str, Any], lines: dict[str, int], path: str) -> None:
        self.values = values
        self.lines = lines
        self.path = path
        self.mistakes: list[str] = []

    def meta(self, *, spans: dict[str, tuple[int, int]]) -> Meta:
        self._of_others()
        extra = {key: value for key, value in self.values.items() if key not in _FIELDS}
        return Meta(
            kind=self._text("kind"),
            order=self._order(),
            title=self._text("title") or "",
            summary=self._text("summary") or "",
            source=self._text("source"),
            state=self._state(),
            owner=self._text("owner"),
            last_reviewed_on=self._date("last_reviewed_on"),
            review_in=self._review_in(),
            allow=self._allow(),
            extra=MappingProxyType(extra),
            lines=MappingProxyType(self.lines),
            spans=MappingProxyType(spans),
        )

    def _wrong(self, name: str, expected: str) -> None:
        self.mistakes.append(f"{place(self.path, self.lines.get(name))}: {name}: expected {expected}")

    def _text(self, name: str) -> str | None:
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value and value.strip()
        if _is_number(value):
            return str(value)
        self._wrong(name, "a text; put it in quotes")
        return None

    def _of_others(self) -> None:
        for name in _TEXTS_OF_OTHERS:
            self._text(name)
        for name, such_as in _LISTS_OF_OTHERS.items():
            value = self.values.get(name)
            is_list = isinstance(value, list) and all(isinstance(one, str) or _is_number(one) for one in value)
            if not (is_list or value is None or isinstance(value, str)):
                self._wrong(name, f"a list of texts, such as {such_as}")
        if not isinstance(self.values.get("search") or {}, dict):
            self._wrong("search", "fields, such as {exclude: true}")
        if not self.values.get("template", True):
            self._wrong("template", "the name of a template")

    def _order(self) -> int | None:
        value = self.values.get("order")
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self._wrong("order", f"a whole number, not {value!r}")
        return None

    def _state(self) -> State | None:
        value = self.values.get("state")
        if value is None or value in list(State):
            return State(value) if value else None
        self._wrong("state", f"draft, machine or reviewed, not {value!r}")
        return None

    def _date(self, name: str) -> datetime.date | None:
        value = self.values.get(name)
        if isinstance(value, datetime.datetime):
            return value.date()
        if value is None or isinstance(value, datetime.date):
            return value
        self._wrong(name, f"a date such as 2026-11-20, not {value!r}")
        return None

    def _review_in(self) -> str | None:
        value = self._text("review_in")
        if value is not None and not _REVIEW_IN.fullmatch(value):
            self._wrong("review_in", f"a period such as 6 months, not {value!r}")
        return value

    def _allow(self) -> tuple[str, ...]:
        value = self.values.get("allow")
        names = [value] if isinstance(value, str) else value or []
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            return tuple(names)
        self._wrong("allow", "a list of rules, such as [differing-link]")
        return ()


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
