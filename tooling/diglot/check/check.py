"""Runs the rules over a corpus."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from diglot.check.comparison import Comparison
from diglot.check.reading import read
from diglot.check.rules import RULES
from diglot.check.subject import Subject
from diglot.markdown import segments
from diglot.model.termbase import Termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diglot.check.reading import Side
    from diglot.check.rule import Rule
    from diglot.model.entry import Entry
    from diglot.model.finding import Finding
    from diglot.model.kind import Kind
    from diglot.model.locale import Locale
    from diglot.model.segment import Bitext
    from diglot.model.unit import Unit
    from diglot.store.corpus import Corpus

    Agreed = Callable[[str, str, str], Sequence[Unit]]
    Align = Callable[[Entry, Entry], Bitext]

__all__ = ["check"]


def check(  # noqa: PLR0913  # each argument is one thing that rules look at, all but one are optional
    corpus: Corpus,
    *,
    locales: Sequence[Locale],
    kinds: Sequence[Kind] = (),
    keys: Iterable[str] | None = None,
    agreed: Agreed | None = None,
    bitext: Align | None = None,
    termbase: Termbase | None = None,
    today: datetime.date | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Finding, ...]:
    """The findings of `rules` in the entries with `keys` (all entries when None), in order of place.

    `agreed(source, target, key)` gives the units of an entry's agreement; `bitext(source, target)` puts two entries in
    step: without it, what their segments say is not compared. `today` is the day that reviews are due by. What an
    entry's front matter allows is left out: of a finding in one file, what that file allows.
    """
    in_locale = {locale.code: frozenset(entry.key for entry in corpus.entries(locale.code)) for locale in locales}
    default = next(locale.code for locale in locales if locale.default)
    found: list[Finding] = []
    for key in corpus.keys if keys is None else keys:
        entries = corpus.by_key[key]
        agreements = {code: agreed(default, code, key) for code in entries if code != default} if agreed else {}
        subject = Subject(
            key,
            entries,
            locales,
            kinds,
            in_locale,
            corpus.files,
            agreements,
            *_side_by_side(entries, default, bitext),
            termbase=termbase or Termbase(),
            today=today or datetime.datetime.now(tz=datetime.UTC).date(),
        )
        found.extend(_not_allowed(subject, rules))
    return tuple(sorted(found, key=lambda finding: (finding.place.path, finding.place.line, finding.rule)))


def _side_by_side(
    entries: Mapping[str, Entry], default: str, bitext: Align | None
) -> tuple[Mapping[str, Side], tuple[Comparison, ...]]:
    """What each entry says, and the default locale compared with each other one."""
    if bitext is None:
        return {}, ()
    source = entries.get(default)
    sides: dict[str, Side] = {}
    comparisons: list[Comparison] = []
    for code, target in entries.items():
        if source is not None and code != default:
            both = bitext(source, target)
            sides.setdefault(default, read(source, both.source))
            sides[code] = read(target, both.target)
            comparisons.append(Comparison(sides[default], sides[code], both.beads))
    for code, entry in entries.items():
        if code not in sides:
            sides[code] = read(entry, segments(entry))
    return sides, tuple(comparisons)


def _not_allowed(subject: Subject, rules: Sequence[Rule]) -> Iterator[Finding]:
    allowed = {entry.path: entry.meta.allow for entry in subject.entries.values()}
    for rule in rules:
        for finding in rule.find(subject):
            if rule.NAME not in allowed.get(finding.place.path, ()):
                yield finding
