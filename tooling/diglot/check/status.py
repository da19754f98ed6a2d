"""The status of every entry: translated, out of date, missing, and how much of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diglot.lang import language, sentences
from diglot.markdown import segments
from diglot.model.status import EntryStatus, LocaleStatus, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diglot.model.entry import Entry
    from diglot.model.locale import Locale
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

__all__ = ["status"]


def status(
    corpus: Corpus, *, locales: Sequence[Locale], agreed: Callable[[str, str, str], Sequence[Unit]]
) -> tuple[EntryStatus, ...]:
    """The status of each entry of `corpus` in each of `locales`, in reading order.

    `agreed(source, target, key)` gives the units of an entry's agreement. A locale is outdated when the *other* side
    of a pair has changed since they agreed: `changed` counts those segments. Where nothing was agreed on yet, nothing
    can be outdated.
    """
    return tuple(_entry_status(key, corpus.by_key[key], locales, agreed) for key in corpus.keys)


def _entry_status(
    key: str,
    entries: Mapping[str, Entry],
    locales: Sequence[Locale],
    agreed: Callable[[str, str, str], Sequence[Unit]],
) -> EntryStatus:
    default = next(locale.code for locale in locales if locale.default)
    behind: Counter[str] = Counter()
    for code in entries:
        if code != default and default in entries:
            units = agreed(default, code, key)
            behind[code] += _changed(entries[default], (unit.source for unit in units))
            behind[default] += _changed(entries[code], (unit.target for unit in units))
    first = entries.get(default) or next(iter(entries.values()))
    by_locale = {locale.code: _locale_status(entries.get(locale.code), behind[locale.code]) for locale in locales}
    return EntryStatus(key, first.meta.kind, first.meta.title or key, by_locale)


def _locale_status(entry: Entry | None, behind: int) -> LocaleStatus:
    if entry is None:
        return LocaleStatus(Status.MISSING)
    count = len(segments(entry))
    return LocaleStatus(Status.OUTDATED if behind else Status.DONE, entry.meta.state, count, behind)


def _changed(entry: Entry, agreed: Iterable[str]) -> int:
    """How many segments of `entry` are not what was agreed on: new, reworded, or gone."""
    then = Counter(_pieces(agreed, entry.locale))
    if not then:
        return 0
    now = Counter(segment.text for segment in segments(entry))
    return max((now - then).total(), (then - now).total())


def _pieces(texts: Iterable[str], locale: str) -> Iterator[str]:
    tongue = language(locale)
    for text in texts:
        yield from (text[start:end] for start, end in sentences(text, tongue))
