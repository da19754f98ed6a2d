"""The status of entries as JSON: what `diglot status --format json` prints and what lies beside the status page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from diglot.model.status import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diglot.model.locale import Locale
    from diglot.model.status import EntryStatus, LocaleStatus

__all__ = ["counts", "status_record"]


def status_record(statuses: Sequence[EntryStatus], locales: Sequence[Locale]) -> dict[str, Any]:
    """`statuses` as values that JSON knows."""
    entries = [
        {
            "key": entry.key,
            "kind": entry.kind,
            "title": entry.title,
            "locales": {code: _locale_record(found) for code, found in entry.locales.items()},
        }
        for entry in statuses
    ]
    return {"entries": entries, "summary": {locale.code: counts(statuses, locale) for locale in locales}}


def counts(statuses: Sequence[EntryStatus], locale: Locale) -> dict[str, int]:
    """How many entries are done, outdated and missing in `locale`."""
    counted = Counter(entry.locales[locale.code].status for entry in statuses)
    return {name.value: counted[name] for name in Status}


def _locale_record(found: LocaleStatus) -> dict[str, Any]:
    state = found.state.value if found.state else None
    return {
        "status": found.status.value,
        "state": state,
        "segments": found.segments,
        "changed": found.changed,
        "awaits_approval": found.awaits_approval,
    }
