"""The waivers, `memory/waivers.yml`: a list that people write, each item with its reason."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import yaml

from diglot.errors import DiglotError, line_at, place
from diglot.model.waiver import Waiver
from diglot.store.files import read_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_waivers"]

_FIELDS = {"rule", "entry", "reason", "until"}


def read_waivers(path: Path, *, root: Path | None = None) -> tuple[Waiver, ...]:
    """The waivers that `path` holds; none when it does not exist.

    Raises `DiglotError` with a line for each item that is not a waiver: every one needs a rule, an entry and a reason.
    """
    if not path.exists():
        return ()
    shown = place(path, root=root)
    source = read_text(path, root=root)
    try:
        items = yaml.safe_load(source) or []
        node = yaml.compose(source)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or error
        raise DiglotError(f"{place(shown, line_at(source, mark.index) if mark else None)}: {problem}") from None
    if not isinstance(items, list):
        raise DiglotError(f"{shown}: expected a list of waivers, each with rule, entry and reason")
    lines = [line_at(source, item.start_mark.index) for item in node.value] if items and node is not None else []
    mistakes = [f"{shown}:{n}: {wrong}" for n, item in zip(lines, items, strict=True) if (wrong := _mistake(item))]
    if mistakes:
        raise DiglotError(*mistakes)
    return tuple(Waiver(item["rule"], item["entry"], item["reason"], item.get("until")) for item in items)


def _mistake(item: Any) -> str:  # noqa: ANN401  # whatever YAML holds
    if not isinstance(item, dict):
        return "expected a waiver with rule, entry and reason"
    for name in ("rule", "entry", "reason"):
        if not isinstance(item.get(name), str) or not item[name].strip():
            return f"{name}: missing; a waiver names its rule, its entry and its reason"
    if unknown := sorted(map(str, item.keys() - _FIELDS)):
        return f"{', '.join(unknown)}: not known here; known are {', '.join(sorted(_FIELDS))}"
    is_date = isinstance(item.get("until"), datetime.date) and not isinstance(item.get("until"), datetime.datetime)
    return "" if item.get("until") is None or is_date else "until: expected a date such as 2027-03-31"
