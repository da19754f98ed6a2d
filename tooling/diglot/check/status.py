"""The status of every entry: translated, out of date, missing, and how much of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from diglot.check.standings import standings
from diglot.markdown import segments
from diglot.model.agreement import PairState
from diglot.model.status import EntryStatus, LocaleStatus, Status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from diglot.model.agreement import Standing
    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

    Agreed = Callable[[str, str, str], Sequence[Unit]]

__all__ = ["behind", "status"]


def status(corpus: Corpus, *, locales: Sequence[Locale], agreed: Agreed) -> tuple[EntryStatus, ...]:
    """The status of each entry of `corpus` in each of `locales`, in reading order.

    `agreed(source, target, key)` gives the units of an entry's agreement. A locale is outdated when the *other* side
    of a pair has changed since they agreed: `changed` counts those segments. Where nothing was agreed on yet, nothing
    can be outdated.
    """
    return tuple(_entry_status(key, corpus.by_key[key], locales, agreed) for key in corpus.keys)


def _entry_status(key: str, entries: Mapping[str, Entry], locales: Sequence[Locale], agreed: Agreed) -> EntryStatus:
    default = next(locale.code for locale in locales if locale.default)
    found = {code: segments(entry) for code, entry in entries.items()}
    to_do: Counter[str] = Counter()
    days: set[datetime.date] = set()
    approved: set[str] = set()
    for code, theirs in found.items():
        if code != default and default in found and (units := agreed(default, code, key)):
            to_do += behind(standings(units, found[default], theirs, locales=(default, code)), default, code)
            days.update(unit.agreed_on for unit in units if unit.agreed_on)
            approved.add(code)
    first = entries.get(default) or next(iter(entries.values()))
    awaiting = found.keys() - approved - {default} if default in found else set()
    by_locale = {
        locale.code: LocaleStatus(Status.MISSING)
        if locale.code not in found
        else LocaleStatus(
            Status.OUTDATED if to_do[locale.code] else Status.DONE,
            entries[locale.code].meta.state,
            len(found[locale.code]),
            to_do[locale.code],
            locale.code in awaiting,
        )
        for locale in locales
    }
    return EntryStatus(key, first.meta.kind, first.meta.shown_title or key, by_locale, max(days, default=None))


def behind(found: Sequence[Standing], source: str, target: str) -> Counter[str]:
    """How many segments each locale of a pair, whose standings are `found`, has to bring into step with the other."""
    states = Counter(standing.state for standing in found)
    both = states[PairState.BOTH_CHANGED]
    # A new segment on each side is taken for a pair that nobody has approved yet.
    more = _more(found, "source") - _more(found, "target")
    return Counter(
        {
            target: states[PairState.SOURCE_CHANGED] + both + max(more, 0),
            source: states[PairState.TARGET_CHANGED] + both + max(-more, 0),
        }
    )


def _more(found: Sequence[Standing], side: Literal["source", "target"]) -> int:
    """How many new segments a side has, beyond those in the place of what is gone, which is counted as changed."""
    new = sum(1 for standing in found if standing.unit is None and getattr(standing, side))
    gone = sum(1 for standing in found if getattr(standing.unit, side, "") and not getattr(standing, side))
    return max(new - gone, 0)
