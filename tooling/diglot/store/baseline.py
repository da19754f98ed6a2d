"""The baseline: the findings that were there when a team began, so that only new ones are told.

A JSON file with the fingerprint of each, and its rule, file and message for whoever reads the diff.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from diglot.errors import DiglotError, place
from diglot.store.files import read_text, write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from diglot.model.finding import Finding

__all__ = ["read_baseline", "write_baseline"]


def read_baseline(path: Path, *, root: Path | None = None) -> frozenset[str]:
    """The fingerprints of the findings that `path` holds; none when it does not exist.

    Raises `DiglotError` when it is no baseline.
    """
    if not path.exists():
        return frozenset()
    try:
        return frozenset(str(item["fingerprint"]) for item in json.loads(read_text(path, root=root))["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DiglotError(
            f"{place(path, root=root)}: not a baseline; restore it, or write it again: diglot check --update-baseline"
        ) from None


def write_baseline(path: Path, findings: Mapping[str, Finding], *, root: Path | None = None) -> None:
    """Write the findings, keyed by fingerprint, as the baseline."""
    records = [
        {"fingerprint": fingerprint, "rule": f.rule, "path": f.place.path, "message": f.message}
        for fingerprint, f in findings.items()
    ]
    write_whole(path, json.dumps({"findings": records}, ensure_ascii=False, indent=2) + "\n", root=root)
