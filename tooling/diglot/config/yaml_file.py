"""mkdocs.yml as plain values with the line of every key.

MkDocs may load Python objects through tags (`!!python/name:…`); diglot reads the same file without running anything:
a tagged value it does not need is kept as the text it is. `!ENV` and `INHERIT` work as in MkDocs.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import yaml
import yaml_env_tag
from mergedeep import merge

from diglot.errors import DiglotError, line_at, place
from diglot.store.files import read_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Lines", "read_yaml"]

Lines = Mapping[tuple[str, ...], int]
"""The line of each key, by its path: `("plugins", "diglot", "kinds", "myth")`."""

_MOST_ANCESTORS = 10
_PLAIN = re.compile(r"[\n\x20-\x7e\xa0-\xff\u2010-\u2027\u2030-\u205e]*")
"""Letters of western languages and their punctuation, on which PyYAML's two loaders agree."""


class _Loader(yaml.SafeLoader):
    """YAML's safe loader that also accepts MkDocs' tags."""


_FastLoader: Any = None
"""The same in C, where PyYAML was built with it: a tenth of the time."""
if hasattr(yaml, "CSafeLoader"):

    class _CLoader(yaml.CSafeLoader):
        pass

    _FastLoader = _CLoader


def _untagged(loader: yaml.SafeLoader, _tag: str, node: yaml.Node) -> Any:  # noqa: ANN401  # YAML holds anything
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node) if isinstance(node, yaml.ScalarNode) else None


for _one in filter(None, (_Loader, _FastLoader)):
    _one.add_multi_constructor("!", _untagged)
    _one.add_multi_constructor("tag:yaml.org,2002:python/", _untagged)
    _one.add_constructor("!ENV", yaml_env_tag.construct_env_tag)


def read_yaml(path: Path, *, _descendants: int = 0) -> tuple[dict[str, Any], Lines]:
    """The values of a YAML file, those it inherits included, and the line of each key it writes itself.

    Raises `DiglotError` when it cannot be read, is not UTF-8, not YAML, or not a mapping.
    """
    source = _read(path)
    try:
        root, values = _loaded(source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "not YAML"
        raise DiglotError(f"{place(path.name, line_at(source, mark.index) if mark else None)}: {problem}") from None
    except (ValueError, RecursionError) as error:
        raise DiglotError(f"{path.name}: {error}") from None
    if not isinstance(values, dict):
        raise DiglotError(f"{path.name}: expected lines of the form `key: value`")
    lines: dict[tuple[str, ...], int] = {}
    _record(root, (), source, lines, set())
    parent = values.pop("INHERIT", None)
    if parent is not None:
        values = _inherited(path, str(parent), values, _descendants)
    return values, lines


def _loaded(source: str) -> tuple[yaml.Node | None, Any]:
    """The node at the root of a document, and its value."""
    if _FastLoader is not None and _PLAIN.fullmatch(source):
        with contextlib.suppress(yaml.YAMLError, ValueError, RecursionError):  # the other one says more clearly what
            return _constructed(_FastLoader(source))
    return _constructed(_Loader(source))


def _constructed(loader: Any) -> tuple[yaml.Node | None, Any]:  # noqa: ANN401  # PyYAML's two have no common ancestor
    root = loader.get_single_node()
    return root, None if root is None else loader.construct_document(root)


def _read(path: Path) -> str:
    try:
        path.stat()
    except FileNotFoundError:
        raise DiglotError(
            f"{path.name}: not found; run diglot in the folder that holds it, or name it with -f"
        ) from None
    except OSError as error:
        raise DiglotError(f"{path.name}: {error.strerror}") from None
    return read_text(path, root=path.parent)


def _inherited(path: Path, parent: str, values: dict[str, Any], descendants: int) -> dict[str, Any]:
    if descendants >= _MOST_ANCESTORS:
        raise DiglotError(f"{path.name}: INHERIT: more than {_MOST_ANCESTORS} files deep; does one inherit itself?")
    above, _ = read_yaml(path.parent / parent, _descendants=descendants + 1)
    merged: dict[str, Any] = merge(above, values)
    return merged


def _record(
    node: yaml.Node | None, path: tuple[str, ...], source: str, lines: dict[tuple[str, ...], int], visited: set[int]
) -> None:
    """Record the line of every key. A list whose items are mappings of one key (`plugins`) reads like a mapping.

    What an alias (`*name`) repeats is recorded where it stands first: it may hold itself.
    """
    if id(node) in visited:
        return
    visited.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            lines.setdefault(here, line_at(source, key.start_mark.index))
            _record(value, here, source, lines, visited)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            lines.setdefault((*path, str(number)), line_at(source, item.start_mark.index))
            is_named = isinstance(item, yaml.MappingNode) and len(item.value) == 1
            _record(item, path if is_named else (*path, str(number)), source, lines, visited)
